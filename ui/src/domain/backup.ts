/** A copy of the data file in a place that the user chooses: asked for in the settings and by the palette. */
import { t } from '../shared/messages';
import type { Desk } from './desk.svelte';

/** Asks where to and says where the copy is; says nothing when the user gave up. */
export async function backUp(desk: Desk): Promise<void> {
  const path = await desk.attempt(() => desk.backend.saveBackup());
  if (path) desk.toasts.say(t.settings.backedUp(path));
}
