// Rules of the page that no linter knows: which layer may import which, that text for people stands in the catalogue
// alone, and that nothing is written that the strict CSP refuses.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', 'src');
const layers = ['shared', 'domain', 'views', 'frame'];

// Packages that only one place may know.
const guarded = [
  [/^@tauri-apps\//, /^bindings\.ts$/],
  [/^bits-ui$/, /^shared\/parts\//],
  [/^@tanstack\//, /^shared\/parts\//],
  [/^@lucide\//, /^shared\/icons\.ts$/],
];

const files = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|svelte)$/.test(entry.name))
  .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
  .filter((file) => file !== 'bindings.ts');

const faults = [];

for (const file of files) {
  const source = readFileSync(join(root, file), 'utf8');
  for (const target of importsOf(source)) checkImport(file, target);
  checkText(file, withoutComments(source));
}

// Windows takes Review.svelte for './review.svelte', which is meant to be review.svelte.ts.
const seen = new Map();
for (const file of files) {
  const name = file.toLowerCase().replace(/\.ts$/, '');
  if (seen.has(name)) faults.push(`${file} and ${seen.get(name)} are one name on Windows`);
  seen.set(name, file);
}

if (files.length < 50) faults.push(`only ${files.length} files were looked at: the rules look in the wrong place`);
for (const fault of faults) console.error(fault);
console.log(`${files.length} files, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

function importsOf(source) {
  return [...source.matchAll(/(?:from\s+|import\s*\(\s*|import\s+)['"]([^'"]+)['"]/g)].map((match) => match[1]);
}

function checkImport(file, target) {
  if (!target.startsWith('.')) {
    for (const [what, where] of guarded) if (what.test(target) && !where.test(file)) faults.push(`${file}: ${target} is not for this place`);
    return;
  }
  const to = relative(root, resolve(root, dirname(file), target)).replaceAll('\\', '/');
  if (to === 'bindings' && file !== 'shared/backend.ts') faults.push(`${file}: the bindings are for shared/backend.ts alone`);
  if (to.startsWith('..') && !file.endsWith('.test.ts')) faults.push(`${file}: ${target} leaves the page`);
  const [from, into] = [file.split('/'), to.split('/')];
  const [low, high] = [layers.indexOf(into[0]), layers.indexOf(from[0])];
  if (high !== -1 && low > high) faults.push(`${file}: ${from[0]} must not know ${into[0]} (${target})`);
  const betweenViews = from[0] === 'views' && into[0] === 'views' && from[1] !== into[1] && from[1] !== 'registry.ts';
  if (betweenViews) faults.push(`${file}: a view must not know another (${target})`);
}

function checkText(file, source) {
  const isCatalogue = file.startsWith('shared/messages/');
  const isTest = file.endsWith('.test.ts');
  // domain/guess.ts reads the words of reports; it shows none.
  const readsWords = file === 'domain/guess.ts';
  if (!isCatalogue && !isTest && !readsWords) {
    const words = /[^\n]*[ăâđêôơưĂÂĐÊÔƠƯ\u1EA0-\u1EF9áàãạéèíìóòõúùý][^\n]*/.exec(source);
    if (words) faults.push(`${file}: text for people belongs in messages: ${words[0].trim()}`);
  }
  if (/\sstyle="[^"{]*"/.test(source)) faults.push(`${file}: a constant style attribute breaks the CSP; use a class`);
  if (/\son\w+="/.test(source)) faults.push(`${file}: an inline handler breaks the CSP`);
}

function withoutComments(source) {
  return source
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/[^\n]*/g, '$1');
}
