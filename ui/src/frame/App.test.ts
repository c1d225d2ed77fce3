import { fireEvent, render, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fakeBackend, type Scene } from '../../dev/fake/fake';
import { all, press, the } from '../../dev/render';
import { spoken } from '../shared/language.svelte';
import App from './App.svelte';

/** A view is compiled when it is first opened, which takes a busy machine its time. */
const PATIENT = { timeout: 20_000 };

beforeEach(() => {
  document.body.replaceChildren();
  history.replaceState(null, '', '#/overview');
});

afterEach(() => spoken.choose('vi'));

async function open(scene: Scene = 'desk', wait = 'view-overview') {
  const backend = fakeBackend(scene, 0);
  render(App, { props: { backend } });
  await waitFor(() => the(wait), PATIENT);
  return backend;
}

test('the rail leads to the views and counts what waits', async () => {
  await open();
  expect(the('badge-waiting').textContent).toContain('39');
  location.hash = the('nav-import').getAttribute('href') ?? '';
  await waitFor(() => the('view-import'), PATIENT);
  press('3', { ctrlKey: true });
  await waitFor(() => the('view-review'), PATIENT);
  expect(the('nav-review').getAttribute('aria-current')).toBe('page');
});

test('the overview leads on to the report that waits', async () => {
  await open();
  await waitFor(() => the('continue'));
  expect(the('wait-waiting').textContent).toContain('39');
  expect(all('latest-report')).toHaveLength(5);
  await fireEvent.click(the('continue'));
  await waitFor(() => expect(location.hash).toContain('report=1'));
});

test('who comes back to a view finds it as it was left, and alive', async () => {
  const backend = await open();
  location.hash = '#/review?report=1';
  await waitFor(() => the('fact-list'));
  const card = () => document.querySelector<HTMLElement>('[data-testid="fact-card"][data-open]')?.dataset.fact;
  const first = card();
  press('ArrowDown');
  await waitFor(() => expect(card()).not.toBe(first));
  const left = card();
  location.hash = '#/import';
  await waitFor(() => the('view-import'));
  location.hash = '#/review';
  await waitFor(() => expect(card()).toBe(left));
  press('Enter');
  await waitFor(() => expect(card()).not.toBe(left));
  expect(the('tab-taken').textContent).toContain('8');
  expect((await backend.status()).counts.waiting).toBe(38);
});

test('leaving the review does not lead back to it', async () => {
  await open();
  location.hash = '#/review?report=1';
  await waitFor(() => the('fact-list'));
  for (const view of ['import', 'overview', 'compare', 'entry', 'summary']) {
    location.hash = `#/${view}`;
    await waitFor(() => expect(document.querySelector('[data-testid="view-review"]')).toBeNull());
    await waitFor(() => expect(the(`nav-${view}`).getAttribute('aria-current')).toBe('page'));
    expect(location.hash).toContain(view);
    location.hash = '#/review?report=1';
    await waitFor(() => the('fact-list'));
  }
});

test('who switches the language in the first run types nothing again', async () => {
  await open('first', 'first-run');
  await fireEvent.input(the('first-search'), { target: { value: 'dong thap' } });
  await waitFor(() => expect(all('first-area')[0]?.dataset.area).toMatch(/^B-/));
  await fireEvent.click(all('first-area')[0] as HTMLElement);
  await waitFor(() => expect(all('first-department').length).toBeGreaterThan(1));
  await fireEvent.click(all('first-department')[1] as HTMLElement);
  await fireEvent.input(the('first-person'), { target: { value: 'Lê Văn Nam' } });
  await fireEvent.click(the('language-en'));
  await waitFor(() => expect(document.documentElement.lang).toBe('en'));
  const checked = (id: string) => all(id).map((one) => (one as HTMLInputElement).checked);
  await waitFor(() => expect(checked('first-department')).toEqual([false, true]));
  expect([(the('first-search') as HTMLInputElement).value, (the('first-person') as HTMLInputElement).value]).toEqual(['dong thap', 'Lê Văn Nam']);
  expect(checked('first-area')[0]).toBe(true);
});

test('first run: province and name, then the frame', async () => {
  const backend = await open('first', 'first-run');
  await fireEvent.click(the('first-start'));
  await waitFor(() => expect(the('error').textContent).toContain('Hãy chọn tỉnh'));
  await fireEvent.input(the('first-search'), { target: { value: 'dong thap' } });
  await waitFor(() => expect(all('first-area')[0]?.dataset.area).toMatch(/^B-/));
  await fireEvent.click(all('first-area')[0] as HTMLElement);
  await fireEvent.input(the('first-person'), { target: { value: 'Lê Văn Nam' } });
  await fireEvent.click(the('first-start'));
  await waitFor(() => the('view-overview'), PATIENT);
  expect(await backend.status()).toMatchObject({ person: 'Lê Văn Nam', area: { name: 'Đồng Tháp' } });
});

test('first run: the department of the province is chosen; another one than the usual becomes the letterhead', async () => {
  const backend = await open('first', 'first-run');
  expect(all('first-department')).toEqual([]);
  await fireEvent.input(the('first-search'), { target: { value: 'lang son' } });
  await waitFor(() => expect(all('first-area')[0]?.dataset.area).toBe('B-20'));
  await fireEvent.click(all('first-area')[0] as HTMLElement);
  await waitFor(() => expect(all('first-department').map((one) => (one as HTMLInputElement).value)).toEqual(['Sở Khoa học và Công nghệ tỉnh Lạng Sơn', 'Sở Thông tin và Truyền thông tỉnh Lạng Sơn']));
  expect((all('first-department')[0] as HTMLInputElement).checked).toBe(true);
  await fireEvent.click(all('first-department')[1] as HTMLElement);
  await fireEvent.click(the('first-start'));
  await waitFor(() => the('view-overview'), PATIENT);
  const now = new Date().getFullYear();
  expect(await backend.office('', now)).toMatchObject({ year: now, symbol: 'BC-STTTT', name: 'Sở Thông tin và Truyền thông tỉnh Lạng Sơn' });
});

test('first run: where no department can be read, nothing stands in the way', async () => {
  const backend = await open('first', 'first-run');
  backend.office = () => Promise.reject(new Error('out of reach'));
  await fireEvent.click(all('first-area')[0] as HTMLElement);
  await fireEvent.click(the('first-start'));
  await waitFor(() => the('view-overview'), PATIENT);
  expect(document.querySelector('[data-testid="first-department"]')).toBeNull();
});

test('a data file that cannot be opened is said, with details to copy', async () => {
  await open('broken', 'error');
  expect(the('error').dataset.code).toBe('damaged');
  expect(the('error').textContent).toContain('malformed');
});

test('files held over the window', async () => {
  const backend = await open();
  backend.hover(true, 3);
  await waitFor(() => expect(the('drop-overlay').dataset.files).toBe('3'));
  expect(the('drop-overlay').textContent).toContain('Thả để nhập 3 tệp');
  backend.hover(false, 0);
  await waitFor(() => expect(document.querySelector('[data-testid="drop-overlay"]')).toBeNull());
});

test('an import shows every file with what became of it', async () => {
  const backend = await open('empty');
  await backend.import();
  await waitFor(() => the('view-import'), PATIENT);
  await waitFor(() => expect(the('counts').textContent).toContain('3 báo cáo'));
  expect((await backend.importRows()).map((row) => row.state)).toEqual(['imported', 'imported', 'failed', 'duplicate', 'failed', 'skipped', 'imported']);
});

test('theme and text size are remembered', async () => {
  await open();
  await fireEvent.click(the('size-large'));
  expect(document.documentElement.dataset.size).toBe('large');
  expect(localStorage.getItem('size')).toBe('large');
});

test('English at once in the whole page, and back; the keyboard stays at the switch', async () => {
  await open();
  location.hash = '#/settings';
  await waitFor(() => the('language-en'), PATIENT);
  expect(the('nav-overview').textContent).toContain('Tổng quan');
  await fireEvent.click(the('language-en'));
  await waitFor(() => expect(the('nav-overview').textContent).toContain('Overview'));
  await waitFor(() => expect(the('view-settings').textContent).toContain('Data file'), PATIENT);
  await waitFor(() => expect(document.activeElement).toBe(the('language-en')));
  expect(the('view-settings').textContent).toContain('Closed years');
  expect(the('view-settings').textContent).not.toMatch(/Năm đã khóa|Sao lưu|Giấy phép/);
  expect(document.documentElement.lang).toBe('en');
  expect(document.querySelector('#layers')?.getAttribute('aria-label')).toBe('Open boxes');
  press('?');
  await waitFor(() => expect(the('keys').textContent).toContain('Keyboard shortcuts'));
  press('Escape');
  await fireEvent.click(the('language-vi'));
  await waitFor(() => expect(the('nav-overview').textContent).toContain('Tổng quan'));
});

test('what is being reviewed stays through a change of language', async () => {
  await open();
  location.hash = '#/review?report=1&fact=12';
  await waitFor(() => the('field-value'), PATIENT);
  await fireEvent.input(the('field-value'), { target: { value: '77' } });
  await spoken.choose('en');
  await waitFor(() => expect(the('save').textContent).toContain('Save the correction'), PATIENT);
  expect((the('field-value') as HTMLInputElement).value).toBe('77');
});

test('the first run offers both languages', async () => {
  await open('first', 'first-run');
  await fireEvent.click(the('language-en'));
  await waitFor(() => expect(the('first-start').textContent).toContain('Start'));
  expect(the('first-run').textContent).toContain('In which province');
});
