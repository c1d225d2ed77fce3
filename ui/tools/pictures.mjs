// Pictures of the page over the stand-in, under the CSP of the product, with axe-core over each.
//
//   npm run pictures            all
//   npm run pictures -- review  those whose name begins so
//
// Chromium: $CHROMIUM, else /usr/bin/chromium. Pictures go to a folder of the system's temporary files; its path is printed.
import { execFileSync } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { shots } from './shots.mjs';

const here = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = process.env.PICTURES ?? join(tmpdir(), 'tongket-pictures');
const site = join(out, 'site');
const csp = JSON.parse(readFileSync(join(here, '..', 'tauri.conf.json'), 'utf8')).app.security.csp;
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

mkdirSync(out, { recursive: true });
if (!process.env.KEEP) execFileSync('npx', ['vite', 'build', '--mode', 'fake', '--outDir', site, '--emptyOutDir', '--logLevel', 'warn'], { cwd: here, stdio: 'inherit' });

const server = createServer((request, response) => {
  const file = join(site, decodeURIComponent(request.url.split('?')[0]));
  if (!existsSync(file) || !extname(file)) {
    response.writeHead(404);
    response.end();
    return;
  }
  response.writeHead(200, { 'content-type': types[extname(file)] ?? 'application/octet-stream', 'content-security-policy': csp });
  createReadStream(file).pipe(response);
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const address = `http://127.0.0.1:${server.address().port}/dev.html`;

const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  headless: true,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--font-render-hinting=none', '--force-prefers-reduced-motion'],
  userDataDir: mkdtempSync(join(tmpdir(), 'tongket-chromium-')),
});
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const asked = process.argv.slice(2);
let faults = 0;

for (const shot of shots) {
  if (asked.length > 0 && !asked.some((name) => shot.name.startsWith(name))) continue;
  const said = await take(shot);
  faults += said.length;
  console.log(`${shot.name}: ${said.length === 0 ? 'ok' : `\n  ${said.join('\n  ')}`}`);
}
await browser.close();
server.close();
console.log(`${faults} faults; pictures in ${out}`);
process.exit(faults === 0 ? 0 : 1);

/** Takes one picture; tells what is wrong with the page in it. */
async function take({ name, hash = '', query = '', width = 1440, height = 900, tour = false, act }) {
  const context = await browser.createBrowserContext();
  const page = await context.newPage();
  const said = [];
  page.on('pageerror', (error) => said.push(`error: ${String(error).slice(0, 300)}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/favicon|404/.test(message.text())) said.push(`console: ${message.text().slice(0, 300)}`);
  });
  page.setDefaultNavigationTimeout(120_000);
  await page.setViewport({ width, height });
  // The first steps stand over the view until they are left: pictured once, on their own.
  if (!tour) await page.evaluateOnNewDocument(() => localStorage.setItem('tour', 'seen'));
  await page.goto(`${address}?${query}#/${hash}`, { waitUntil: 'networkidle0' });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await pause(350);
  try {
    if (act) await act(page, pause);
  } catch (error) {
    said.push(`act: ${String(error).slice(0, 300)}`);
  }
  await pause(150);
  await page.screenshot({ path: join(out, `${name}.png`) });
  // Through the debugger's own door: the page's CSP would refuse the script.
  await page.evaluate(axe);
  const violations = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }).then((run) => run.violations.map((one) => `axe ${one.id} ×${one.nodes.length}: ${one.nodes[0].target} ${(one.nodes[0].any[0]?.message ?? one.help).slice(0, 140)}`)));
  said.push(...violations, ...(await page.evaluate(beyondTheEdge)));
  await context.close();
  return said;
}

/** Elements that stick out of the window. */
function beyondTheEdge() {
  const wide = [...document.querySelectorAll('main *, header *, footer *, #layers *')].filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.right > innerWidth + 1 && !element.closest('.spoken, [data-scrolls]');
  });
  return wide.slice(0, 3).map((element) => `beyond the edge: ${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`);
}

function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}
