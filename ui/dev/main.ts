/**
 * The page over the stand-in. The address chooses: `?scene=first|empty|many|years|broken`, `?theme=dark|contrast`,
 * `?size=small|large`, `?language=en`, `?pace=0` (ms that reading a file takes), `?hover=3` (files held over the window); the view stands behind `#`.
 */
import '../src/shared/look/base.css';
import { mount } from 'svelte';
import App from '../src/frame/App.svelte';
import { spoken } from '../src/shared/language.svelte';
import { fakeBackend, type Scene } from './fake/fake';

const asked = new URLSearchParams(location.search);
for (const name of ['theme', 'size', 'language']) {
  const value = asked.get(name);
  if (value) localStorage.setItem(name, value);
}
const backend = fakeBackend((asked.get('scene') ?? 'desk') as Scene, Number(asked.get('pace') ?? 500));

// In the product the window tells of files that are dropped; here the browser does.
let held = 0;
addEventListener('dragenter', (event) => {
  held++;
  backend.hover(true, event.dataTransfer?.items.length ?? 0);
});
addEventListener('dragleave', () => --held === 0 && backend.hover(false, 0));
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  held = 0;
  backend.hover(false, 0);
  void backend.import();
});

const target = document.getElementById('app');
void spoken.recall().then(() => target && mount(App, { target, props: { backend } }));
if (asked.has('hover')) setTimeout(() => backend.hover(true, Number(asked.get('hover'))), 300);
