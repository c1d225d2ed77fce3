/**
 * The views that exist, in the order of the rail. A view is added here and nowhere else: its name stands in
 * `messages/vi/frame.ts` under the same id, its page is loaded when it is first opened.
 */
import type { Component } from 'svelte';
import { BookOpen, ChartLine, FileDown, FileText, GitCompare, History, House, ListChecks, Search, Settings, Table2 } from '../shared/icons';
import { t } from '../shared/messages';

export interface ViewEntry {
  /** Also the address (`#/review`) and, with `nav-` before it, the test id of the link in the rail. */
  id: string;
  icon: Component;
  /** Groups of the rail are set apart by a line. */
  group: 'collect' | 'use' | 'look' | 'program';
  /** What the rail counts beside the name. */
  badge?: 'waiting';
  /** For the list of keys. */
  keys?: () => [string[], string][];
  load: () => Promise<{ default: Component }>;
}

export const views: ViewEntry[] = [
  { id: 'overview', icon: House, group: 'collect', load: () => import('./overview/Overview.svelte') },
  { id: 'import', icon: FileDown, group: 'collect', load: () => import('./import/Import.svelte') },
  { id: 'review', icon: ListChecks, group: 'collect', badge: 'waiting', keys: () => t.review.keys, load: () => import('./review/Review.svelte') },
  { id: 'entry', icon: Table2, group: 'collect', keys: () => t.entry.keys, load: () => import('./entry/Entry.svelte') },
  { id: 'compare', icon: ChartLine, group: 'use', keys: () => t.compare.keys, load: () => import('./compare/Compare.svelte') },
  { id: 'summary', icon: FileText, group: 'use', keys: () => t.summary.keys, load: () => import('./summary/Summary.svelte') },
  { id: 'search', icon: Search, group: 'look', keys: () => t.search.keys, load: () => import('./search/Search.svelte') },
  { id: 'conflicts', icon: GitCompare, group: 'look', keys: () => t.conflicts.keys, load: () => import('./conflicts/Conflicts.svelte') },
  { id: 'history', icon: History, group: 'look', load: () => import('./history/History.svelte') },
  { id: 'settings', icon: Settings, group: 'program', load: () => import('./settings/Settings.svelte') },
  { id: 'handbook', icon: BookOpen, group: 'program', load: () => import('./handbook/Handbook.svelte') },
];

/** The keys that open a view: its place in the rail; those of the settings and the handbook are the same everywhere. */
export function viewChord(id: string): string {
  if (id === 'handbook') return 'F1';
  return id === 'settings' ? 'Ctrl+,' : `Ctrl+${views.findIndex((view) => view.id === id) + 1}`;
}
