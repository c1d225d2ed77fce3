// Pictures of every view over the sample reports: in the three themes, at 1024×700 and 1920×1080. Into the folder of
// $PICTURES; those of the handbook, small, into the folder of $HANDBOOK.
//
//   npm run pictures:real -- duyet so-sanh      only some
import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beyondTheEdge, go, launch, Office, settled, violations } from './office.mjs';
import { firstViews, stand, views } from './views.mjs';

const out = process.env.PICTURES ?? join(tmpdir(), 'tongket-pictures');
const asked = process.argv.slice(2);
const sizes = [[1024, 700], [1920, 1080]];
const themes = ['light', 'dark', 'contrast'];
/** The handbook's pictures, by the view that they show. */
const handbook = new Map([['lan-dau', 'lan-dau'], ['tong-quan', 'tong-quan'], ['nhap-bao-cao', 'nhap'], ['duyet', 'duyet'], ['nhap-lieu', 'nhap-lieu'], ['so-sanh-nguon', 'so-sanh'], ['tong-ket', 'tong-ket'], ['xung-dot', 'xung-dot'], ['cai-dat', 'cai-dat']]);

mkdirSync(out, { recursive: true });
const [browser, office, empty] = await Promise.all([launch(), Office.open(), Office.open({ samples: false })]);
let faults = 0;

async function take(office, view) {
  const page = await office.page(browser, { width: 1280, height: 800 });
  try {
    await stand(office, page, view, go);
    const small = handbook.get(view.name);
    if (process.env.HANDBOOK && small) await forHandbook(page, join(process.env.HANDBOOK, `${small}.png`));
    for (const theme of themes) {
      await page.evaluate((to) => {
        document.documentElement.dataset.theme = to;
      }, theme);
      for (const [width, height] of sizes) {
        await page.setViewport({ width, height });
        await settled(page);
        await page.screenshot({ path: join(out, `${view.name}-${theme}-${width}.png`) });
        tell(`${view.name}, ${theme}, ${width}`, [...(await beyondTheEdge(page)), ...page.said.splice(0)]);
      }
      tell(`${view.name}, ${theme}`, await violations(page));
    }
  } catch (error) {
    tell(view.name, [String(error).slice(0, 300)]);
  }
  await page.browserContext().close();
}

/** Few colours are enough for a page, and a third of the size. The folder of this run is no place that an office knows. */
async function forHandbook(page, path) {
  await page.evaluate(() => {
    for (const place of document.querySelectorAll('span, dd, code')) {
      if (place.childElementCount === 0 && place.textContent.endsWith('.db')) place.textContent = 'D:\\TongKet\\tongket.db';
    }
  });
  await page.screenshot({ path });
  execFileSync('convert', [path, '-strip', '+dither', '-colors', '128', '-define', 'png:compression-level=9', `PNG8:${path}`]);
}

function tell(what, wrong) {
  faults += wrong.length;
  for (const one of wrong) console.log(`${what}: ${one}`);
}

const wanted = (view) => asked.length === 0 || asked.includes(view.name);
for (const view of views.filter(wanted)) await take(office, view);
for (const begun of [false, true]) {
  if (begun) await empty.call('set_desk', { person: 'Lý Thị Mai', area: 'B-20', year: 2024 });
  for (const view of firstViews.filter((one) => one.begun === begun && wanted(one))) await take(empty, view);
}
await browser.close();
office.close();
empty.close();
console.log(`${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
