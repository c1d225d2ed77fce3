/** What the palette offers: views, actions, years and areas of the desk, indicators to compare. */
import { choosable, validity } from '../domain/area';
import { backUp } from '../domain/backup';
import type { Desk } from '../domain/desk.svelte';
import type { Imports } from '../domain/imports.svelte';
import type { Appearance, TextSize, Theme } from '../shared/appearance.svelte';
import { find, type Findable, findable } from '../shared/fold';
import { spoken } from '../shared/language.svelte';
import { type Language, t } from '../shared/messages';
import { viewChord, views } from '../views/registry';

export type CommandGroup = keyof typeof t.palette.groups;

export interface Command {
  id: string;
  group: CommandGroup;
  label: string;
  /** A quiet word beside it. */
  hint?: string;
  /** The chord that does the same. */
  keys?: string;
  /** Offered before anything is typed. */
  first: boolean;
  run: () => void;
}

interface Around {
  desk: Desk;
  imports: Imports;
  appearance: Appearance;
  onkeys: () => void;
  ontour: () => void;
}

/** How many of a group are shown. */
const most: Record<CommandGroup, number> = { views: 12, actions: 20, years: 8, areas: 8, indicators: 30 };

const languages: Language[] = ['vi', 'en'];

/** How many years back a comparison goes that starts from an indicator. */
const yearsBack = 3;

export function commands(around: Around): Findable<Command>[] {
  return [...ofViews(around), ...ofActions(around), ...ofYears(around), ...ofAreas(around), ...ofIndicators(around)];
}

/** The hits, group by group, the group of the best hit first; before anything is typed, what is asked for most. */
export function offered(query: string, among: Findable<Command>[]): Command[] {
  const hits = query.trim() === '' ? among.map((one) => one.item).filter((command) => command.first) : find(query, among, Infinity);
  const groups = new Map<CommandGroup, Command[]>();
  for (const hit of hits) {
    const group = groups.get(hit.group) ?? [];
    if (group.length < most[hit.group]) group.push(hit);
    groups.set(hit.group, group);
  }
  return [...groups.values()].flat();
}

function command(group: CommandGroup, id: string, label: string, run: () => void, more: Partial<Command> & { also?: string[] } = {}): Findable<Command> {
  const { also = [], ...rest } = more;
  return findable({ group, id: `${group}-${id}`, label, run, first: true, ...rest }, [label, ...also]);
}

function ofViews({ desk }: Around): Findable<Command>[] {
  return views.map(({ id }) => command('views', id, t.frame.views[id] ?? id, () => desk.route.go(id), { keys: viewChord(id) }));
}

function ofActions({ desk, imports, appearance, onkeys, ontour }: Around): Findable<Command>[] {
  const { undo = null, redo = null } = desk.status ?? {};
  const steps = [
    ...(undo ? [command('actions', 'undo', t.frame.undoPlain(undo), () => void desk.undo(), { keys: 'Ctrl+Z' })] : []),
    ...(redo ? [command('actions', 'redo', t.frame.redoPlain(redo), () => void desk.redo(), { keys: 'Ctrl+Y' })] : []),
  ];
  const sizes: [TextSize, string][] = [['small', t.frame.smaller], ['normal', t.frame.normal], ['large', t.frame.larger]];
  const themes = Object.entries(t.frame.themes) as [Theme, string][];
  return [
    command('actions', 'files', t.palette.files, () => void imports.chooseFiles(), { keys: 'Ctrl+O' }),
    command('actions', 'folder', t.palette.folder, () => void imports.chooseFolder()),
    command('actions', 'paste', t.palette.paste, () => desk.route.go('import', { tab: 'now', paste: 'now' })),
    command('actions', 'save', t.palette.saveSummary, () => desk.route.go('summary', { save: 'now' })),
    command('actions', 'backup', t.palette.backUp, () => void backUp(desk)),
    ...steps,
    ...sizes.map(([size, name]) => command('actions', `size-${size}`, t.palette.textSize(name), () => appearance.setSize(size), { first: false, hint: appearance.size === size ? t.palette.present : undefined })),
    ...themes.map(([theme, name]) => command('actions', `theme-${theme}`, t.palette.theme(name), () => appearance.setTheme(theme), { first: false, hint: appearance.theme === theme ? t.palette.present : undefined })),
    ...languages.map((language) => command('actions', `language-${language}`, t.language.command(t.language.names[language]), () => void spoken.choose(language).catch(() => desk.toasts.warn(t.language.failed)), { first: false, hint: spoken.now === language ? t.palette.present : undefined })),
    command('actions', 'keys', t.palette.keys, onkeys, { keys: '?' }),
    command('actions', 'tour', t.palette.tour, ontour, { first: false }),
  ];
}

function ofYears({ desk }: Around): Findable<Command>[] {
  const { year, years = [] } = desk.status ?? {};
  return years.map((one) => command('years', String(one), t.palette.year(one), () => void desk.setYear(one), { hint: one === year ? t.palette.present : undefined, also: [String(one)] }));
}

function ofAreas({ desk }: Around): Findable<Command>[] {
  const own = desk.status?.area?.id;
  return choosable(desk.catalogue.areas).map((area) =>
    command('areas', area.id, t.palette.area(area.name), () => void desk.setArea(area.id), { first: false, hint: area.id === own ? t.palette.present : validity(area), also: [area.name, area.fullName] }),
  );
}

function ofIndicators({ desk }: Around): Findable<Command>[] {
  const { area, year = 0 } = desk.status ?? {};
  return desk.catalogue.indicators.map((one) => {
    const ask = { indicators: one.code, ...(area ? { areas: area.name } : {}), years: `${year - yearsBack}-${year}` };
    const field = desk.fieldName(one.field);
    return command('indicators', one.code, one.name, () => desk.route.go('compare', ask), { first: false, hint: field, also: [...one.aliases, one.code, field] });
  });
}
