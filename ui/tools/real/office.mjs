// The real page in Chromium, with the real program behind it: a data file in a folder of its own, served over 127.0.0.1 by
// the tests' own server (tests/src/loopback.rs). Nothing of this is known to the product.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const here = dirname(fileURLToPath(import.meta.url));
export const root = join(here, '../../..');
const program = process.env.TONGKET_LOOPBACK ?? join(root, 'target/debug/loopback');
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Everything that Chromium does on its own towards the network is off, so that a request that is seen is the page's. */
const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions', '--font-render-hinting=none', '--force-prefers-reduced-motion', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];

export const id = (name) => `[data-testid="${name}"]`;

export function launch() {
  return puppeteer.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', headless: true, args: quiet });
}

/** An office: its folder, its data file, the page's address, and the doors for what a person does outside the page. */
export class Office {
  #server;

  /** With the sample reports, or an empty one that waits for its first run. */
  static async open({ samples = true } = {}) {
    const office = new Office();
    office.folder = mkdtempSync(join(tmpdir(), 'tongket-office-'));
    office.#server = spawn(program, [office.folder, join(root, 'ui/dist'), ...(samples ? ['demo'] : [])], { stdio: ['pipe', 'pipe', 'inherit'] });
    office.address = await new Promise((done, failed) => {
      createInterface(office.#server.stdout).once('line', done);
      office.#server.once('exit', (code) => failed(new Error(`${program} ended with ${code}`)));
      office.#server.once('error', failed);
    });
    return office;
  }

  async #ask(path, body) {
    const answer = await fetch(`${this.address}${path}`, { method: 'POST', body: JSON.stringify(body) });
    const said = await answer.json();
    if (!answer.ok) throw new Error(`${path}: ${said.message ?? answer.status}`);
    return said;
  }

  /** A command of the window. */
  call(command, given = {}) {
    return this.#ask(`/call/${command}`, given);
  }

  /** What the system's next box answers. */
  answerNext(...paths) {
    return this.#ask('/test/answer', paths);
  }

  /** Drops files on the window and waits until all are read. */
  async drop(paths) {
    const before = (await this.call('import_rows')).length;
    await this.#ask('/test/drop', paths);
    await until(`${paths.length} files to be read`, async () => {
      const rows = (await this.call('import_rows')).slice(before);
      return rows.length >= paths.length && rows.every((row) => !['waiting', 'reading'].includes(row.state));
    }, 120_000);
  }

  /** A page of its own; `said` gathers what is wrong with it, `requests` where it went. */
  async page(browser, { theme = 'light', width = 1280, height = 800, size = 'normal', hash = 'overview' } = {}) {
    const context = await browser.createBrowserContext();
    const page = await context.newPage();
    page.said = [];
    page.requests = [];
    page.on('pageerror', (error) => page.said.push(`error: ${String(error).slice(0, 300)}`));
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 422/.test(message.text()) && !message.location().url?.endsWith('/favicon.ico')) page.said.push(`console: ${message.text().slice(0, 300)}`);
    });
    page.on('dialog', (dialog) => {
      page.said.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('request', (request) => page.requests.push(request.url()));
    await page.setViewport({ width, height });
    await page.evaluateOnNewDocument((theme, size) => {
      localStorage.setItem('theme', theme);
      localStorage.setItem('size', size);
      localStorage.setItem('tour', 'seen');
    }, theme, size);
    await page.goto(`${this.address}/#/${hash}`);
    await settled(page);
    return page;
  }

  close() {
    this.#server.stdin.end();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export function pause(ms) {
  return new Promise((done) => setTimeout(done, ms));
}

/** Asks until the answer is true, and not for ever. */
export async function until(what, ask, patience = 15_000) {
  const end = Date.now() + patience;
  while (!(await ask())) {
    if (Date.now() > end) throw new Error(`waited too long for ${what}`);
    await pause(40);
  }
}

/** Waits until nothing is loading and nothing changes any more. */
export async function settled(page) {
  await page.waitForNetworkIdle({ idleTime: 120, concurrency: 1, timeout: 30_000 });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  await page.waitForFunction(() => !document.querySelector('.loading'));
}

/** Goes to an address of the page. */
export async function go(page, hash) {
  await page.evaluate((to) => {
    location.hash = `#/${to}`;
  }, hash);
  await pause(60);
  await settled(page);
}

export async function shown(page, selector) {
  await page.waitForSelector(selector, { timeout: 15_000 });
}

export function count(page, selector) {
  return page.evaluate((css) => document.querySelectorAll(css).length, selector);
}

export function text(page, selector) {
  return page.evaluate((css) => document.querySelector(css)?.textContent ?? '', selector);
}

/** Presses `Ctrl+K`, `Shift+F6`, `Enter`. */
export async function press(page, ...chords) {
  for (const chord of chords) {
    const keys = chord === '+' ? ['+'] : chord.split('+').map((key) => ({ Ctrl: 'Control' })[key] ?? key);
    for (const key of keys.slice(0, -1)) await page.keyboard.down(key);
    await page.keyboard.press(keys.at(-1));
    for (const key of keys.slice(0, -1).reverse()) await page.keyboard.up(key);
  }
}

/** What axe-core finds against the page, in words. */
export async function violations(page) {
  // Through the debugger's own door: the page's policy would refuse the script.
  await page.evaluate(axe);
  return page.evaluate(() =>
    globalThis.axe
      .run(document, { resultTypes: ['violations'] })
      .then((run) => run.violations.map((one) => `${one.id} ×${one.nodes.length}: ${one.nodes[0].target} ${(one.nodes[0].any[0]?.message ?? one.help).slice(0, 160)}`)),
  );
}

/** Elements that stick out of the window where nothing scrolls. */
export function beyondTheEdge(page) {
  return page.evaluate(() => {
    const wide = [...document.querySelectorAll('main *, header *, footer *, #layers *')].filter((element) => {
      const box = element.getBoundingClientRect();
      return box.width > 0 && box.height > 0 && box.right > innerWidth + 1 && !element.closest('.spoken, [data-scrolls]');
    });
    return wide.slice(0, 3).map((element) => `beyond the edge: ${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 40)}`);
  });
}
