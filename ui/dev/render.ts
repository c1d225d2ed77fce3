/** Renders a component over the stand-in, for tests. */
import { render } from '@testing-library/svelte';
import type { Component } from 'svelte';
import { Desk } from '../src/domain/desk.svelte';
import { Imports } from '../src/domain/imports.svelte';
import { type FakeBackend, fakeBackend, type Scene } from './fake/fake';
import Harness from './Harness.svelte';

/** An opened desk over a scene; `pace` is what reading a file takes, in ms. */
export async function openDesk(scene: Scene = 'desk', pace = 0): Promise<{ desk: Desk; imports: Imports; backend: FakeBackend }> {
  const backend = fakeBackend(scene, pace);
  const desk = new Desk(backend);
  await desk.open();
  const imports = new Imports(desk);
  await imports.follow();
  return { desk, imports, backend };
}

export async function renderAtDesk<P extends Record<string, unknown>>(component: Component<P>, props: P, scene: Scene = 'desk', pace = 0) {
  const opened = await openDesk(scene, pace);
  const layers = document.querySelector('#layers');
  const view = render(Harness, { props: { ...opened, component: component as unknown as Component<Record<string, unknown>>, props } });
  if (layers && !layers.isConnected) document.body.append(layers);
  return { ...opened, ...view };
}

/** By test id, and there. */
export function the(id: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-testid="${id}"]`);
  if (!found) throw new Error(`nothing on the page is called ${id}`);
  return found;
}

export function all(id: string): HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(`[data-testid="${id}"]`)];
}

export function press(key: string, more: KeyboardEventInit = {}): void {
  (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
}
