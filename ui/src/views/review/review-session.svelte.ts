/**
 * Reviewing one report: which figure is looked at, what is decided about it, and what comes next. The text and the list
 * always show the same figure.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Desk } from '../../domain/desk.svelte';
import { asideKey, type FactPlace, layOut, onlyFigures } from '../../domain/document/layout';
import { FactDraft } from '../../domain/fact-draft.svelte';
import { isTaken, isWaiting } from '../../domain/judgement';
import { wantedPage } from '../../domain/pages/original';
import { Reasoned } from '../../domain/reasoned.svelte';
import type { FactDto, Fault, ReportEdit, ReportRow, ReportView, SetAsideDto, SpanDto } from '../../shared/backend';
import { Loaded } from '../../shared/loaded.svelte';
import { t } from '../../shared/messages';

export type Tab = 'waiting' | 'taken' | 'aside';
export type Order = 'doubtful' | 'text';
/** How the report is read: its whole text, the paragraphs with figures, or the pages it came on. */
export type Way = 'whole' | 'figures' | 'pages';

const reviews = new WeakMap<Desk, Review>();

/** The review of this window: it outlives the view, so that one comes back to where one was. */
export function reviewOf(desk: Desk): Review {
  const kept = reviews.get(desk);
  if (kept) return kept;
  // Under a root of its own: what is derived inside a component is dead once the component is gone.
  $effect.root(() => {
    reviews.set(desk, new Review(desk));
  });
  return reviewOf(desk);
}

export class Review {
  readonly #desk: Desk;
  /** Asks why a figure of a closed year is changed. */
  readonly reasoned: Reasoned;
  readonly reports = new Loaded<ReportRow[]>();
  readonly view = new Loaded<ReportView>();
  readonly #facts = new SvelteMap<string, FactDto>();
  /** Ids in the order of the text. */
  #ids = $state.raw<string[]>([]);
  /** Where the figures stand: changes only when a figure is added, so that judging one does not lay the text out anew. */
  #places = $state.raw<FactPlace[]>([]);

  report = $state<string | null>(null);
  tab = $state<Tab>('waiting');
  order = $state<Order>('doubtful');
  way = $state<Way>('whole');
  /** Key of what is looked at: a figure's id, or that of a number set aside. */
  now = $state<string | null>(null);
  draft = $state.raw<FactDraft | null>(null);
  /** What was typed into figures that are no longer open: nothing typed is lost by looking elsewhere. */
  readonly #drafts = new SvelteMap<string, FactDraft>();
  /** Words that are being made a figure. */
  adding = $state.raw<{ span: SpanDto; draft: FactDraft } | null>(null);
  searching = $state(false);
  busy = $state(false);
  /** Why the last action on the open figure was refused. */
  fault = $state.raw<Fault | null>(null);

  constructor(desk: Desk) {
    this.#desk = desk;
    this.reasoned = new Reasoned(desk);
  }

  readonly all = $derived.by(() => this.#ids.map((id) => this.#facts.get(id)).filter((fact) => fact !== undefined));
  readonly waiting = $derived.by(() => {
    const waiting = this.all.filter(isWaiting);
    return this.order === 'text' ? waiting : waiting.toSorted((a, b) => Number(a.sure) - Number(b.sure));
  });
  readonly taken = $derived.by(() => this.all.filter(isTaken));
  readonly rejected = $derived.by(() => this.all.filter((fact) => fact.state === 'rejected'));
  readonly setAside = $derived.by(() => this.view.data?.setAside ?? []);
  readonly sure = $derived.by(() => this.waiting.filter((fact) => fact.sure));
  /** Those that one step may take: not the ones somebody is changing. */
  readonly confirmable = $derived.by(() => this.sure.filter((fact) => !this.isChanged(fact.id)));
  readonly asideCount = $derived.by(() => this.rejected.length + this.setAside.length);

  /** The figures of the open tab, in its order. */
  readonly listed = $derived.by(() => ({ waiting: this.waiting, taken: this.taken, aside: this.rejected })[this.tab]);
  readonly open = $derived.by(() => (this.now === null ? undefined : this.#facts.get(this.now)));
  readonly openAside = $derived.by(() => this.setAside.find((one) => asideKey(one) === this.now));
  /** What the text points at: while a figure is being added, only a number it is made from. */
  readonly shown = $derived.by(() => (this.adding && !this.openAside ? null : this.now));
  readonly place = $derived.by(() => this.adding?.span.start ?? this.open?.span?.start ?? this.openAside?.span.start ?? null);
  readonly lit = $derived.by(() => this.adding?.span ?? this.open?.sentence ?? null);

  readonly #laidOut = $derived.by(() => (this.view.data ? layOut(this.view.data, this.#places) : []));
  readonly parts = $derived.by(() => (this.way === 'figures' ? onlyFigures(this.#laidOut) : this.#laidOut));

  /** Whether its pages can be shown. */
  readonly hasPages = $derived.by(() => this.view.data?.report.format === 'pdf');
  /** What is looked for on them. */
  readonly onPages = $derived.by(() => {
    const quote = this.adding?.span ?? this.open?.span ?? this.openAside?.span;
    return this.view.data && quote ? wantedPage(this.view.data, quote, this.adding ? null : (this.open?.sentence ?? null)) : null;
  });

  /** The next report that waits, after this one is done. */
  readonly nextReport = $derived.by(() => this.reports.data?.find((report) => report.waiting > 0 && report.id !== this.report) ?? null);

  fact = (key: string): FactDto | undefined => this.#facts.get(key);

  /** Whether something was typed into it that is not stored. */
  isChanged(id: string): boolean {
    return this.#drafts.get(id)?.changed ?? false;
  }

  /** Shows a report, at one of its figures when asked for. */
  async show(report: string, fact: string | null): Promise<void> {
    if (report !== this.report) {
      this.report = report;
      this.#close();
      this.view.clear();
      this.#take(null);
      await this.view.load(() => this.#desk.backend.report(report));
      if (this.report !== report || !this.view.data) return;
      this.#take(this.view.data);
      this.tab = 'waiting';
    }
    if (fact !== null && fact !== this.now) this.pick(fact);
    else if (this.now === null) this.pick(this.waiting[0]?.id ?? null);
  }

  /** Reads the report again after something else changed it, and goes to what changed first. */
  async reload(): Promise<void> {
    const report = this.report;
    void this.reports.load(() => this.#desk.backend.reports());
    if (report === null || !this.view.data) return;
    const before = new Map([...this.#facts].map(([id, fact]) => [id, JSON.stringify(fact)]));
    await this.view.load(() => this.#desk.backend.report(report));
    if (this.report !== report || !this.view.data) return;
    this.#take(this.view.data);
    const changed = this.view.data.facts.filter((fact) => before.get(fact.id) !== JSON.stringify(fact));
    for (const fact of changed) this.#drafts.delete(fact.id);
    if (changed[0]) this.pick(changed[0].id);
    else if (this.now !== null && !this.open && !this.openAside) this.pick(this.waiting[0]?.id ?? null);
  }

  /** Opens a figure, and the tab it is in. */
  pick(key: string | null): void {
    this.adding = null;
    this.searching = false;
    this.fault = null;
    const fact = key === null ? undefined : this.#facts.get(key);
    const aside = this.setAside.some((one) => asideKey(one) === key);
    this.now = fact || aside ? key : null;
    this.draft = fact ? this.#draftOf(fact) : null;
    if (fact) this.tab = isWaiting(fact) ? 'waiting' : isTaken(fact) ? 'taken' : 'aside';
    else if (aside) this.tab = 'aside';
  }

  /** Another tab, at its first figure. */
  showTab(tab: Tab): void {
    this.tab = tab;
    const first = this.listed[0]?.id ?? null;
    if (this.open && this.listed.includes(this.open)) return;
    this.pick(first);
    this.tab = tab;
  }

  /** The figure before or after in the list. */
  move(step: 1 | -1): void {
    const keys = this.listed.map((fact) => fact.id).concat(this.tab === 'aside' ? this.setAside.map(asideKey) : []);
    const at = this.now === null ? -1 : keys.indexOf(this.now);
    const next = keys[at === -1 ? 0 : at + step];
    if (next !== undefined) this.pick(next);
  }

  /** Chooses a suggested indicator by its number. */
  pickCandidate(number: number): void {
    const candidate = this.open?.candidates[number - 1];
    if (candidate && this.draft) this.draft.now.indicator = candidate.indicator;
  }

  /** Takes the open figure, with the changes if there are any, and goes on. */
  async accept(): Promise<void> {
    const { open, draft } = this;
    if (!open || !draft) return;
    if (draft.changed) {
      await this.#decide(open, 'correct', async (why) => [await this.#desk.backend.correctFact(open.id, { ...draft.edit(), why })], t.review.corrected);
    } else if (!isTaken(open)) {
      await this.#decide(open, 'confirm', (why) => this.#desk.backend.confirmFacts([open.id], why), t.review.taken1);
    } else {
      this.move(1);
    }
  }

  async reject(): Promise<void> {
    const { open } = this;
    if (!open || open.state === 'rejected') return;
    await this.#decide(open, 'reject', (why) => this.#desk.backend.rejectFacts([open.id], why), t.review.rejected);
  }

  async reopen(): Promise<void> {
    const { open } = this;
    if (!open || isWaiting(open)) return;
    await this.#decide(open, 'reopen', (why) => this.#desk.backend.reopenFacts([open.id], why), t.review.reopened);
  }

  /** Takes every sure figure of the report: one step to undo. */
  async confirmSure(): Promise<void> {
    const ids = this.confirmable.map((fact) => fact.id);
    if (ids.length === 0) return;
    const done = await this.#act('confirm', (why) => this.#desk.backend.confirmFacts(ids, why), t.review.takenN(ids.length));
    if (done && (!this.open || !isWaiting(this.open))) this.pick(this.waiting[0]?.id ?? null);
  }

  /** Starts a figure from selected words. */
  startAdding(span: SpanDto): void {
    const words = this.view.data?.text.slice(span.start, span.end) ?? '';
    this.fault = null;
    this.adding = { span, draft: FactDraft.from(words) };
  }

  /** One more figure from the place of the open one: what was read as one number says two things. */
  split(): void {
    const { open } = this;
    if (!open?.span) return;
    const draft = FactDraft.of(open, this.view.data?.report.area ?? null);
    draft.now.value = '';
    draft.now.value2 = '';
    this.fault = null;
    this.adding = { span: open.span, draft };
  }

  startFromAside(aside: SetAsideDto): void {
    this.startAdding(aside.span);
  }

  async add(): Promise<void> {
    const { adding, report } = this;
    if (!adding || report === null) return;
    let added: FactDto | undefined;
    const done = await this.#act('add', async (why) => {
      added = await this.#desk.backend.addFact(report, adding.span, { ...adding.draft.edit(), why });
      return [];
    }, t.review.added);
    if (!done || !added) return;
    await this.view.load(() => this.#desk.backend.report(report));
    if (this.view.data) this.#take(this.view.data);
    this.pick(added.id);
  }

  /** Gives up what is being typed. Tells whether there was anything. */
  giveUp(): boolean {
    this.fault = null;
    if (this.adding) this.adding = null;
    else if (this.draft?.changed) this.draft.reset();
    else return false;
    return true;
  }

  async correctReport(edit: ReportEdit): Promise<boolean> {
    const { report } = this;
    if (report === null) return false;
    const done = await this.#act('correct_report', async (why) => {
      await this.#desk.backend.correctReport(report, { ...edit, why });
      return [];
    }, t.review.reportCorrected);
    if (done) await this.reload();
    return done;
  }

  #draftOf(fact: FactDto): FactDraft {
    const kept = this.#drafts.get(fact.id);
    if (kept?.changed) return kept;
    const draft = FactDraft.of(fact, this.view.data?.report.area ?? null);
    this.#drafts.set(fact.id, draft);
    return draft;
  }

  /** A decision about the open figure; what stood after it in the list comes next. */
  async #decide(fact: FactDto, step: string, decide: (why: string | null) => Promise<FactDto[]>, said: string): Promise<void> {
    const { tab, listed } = this;
    const at = listed.findIndex((one) => one.id === fact.id);
    if (!(await this.#act(step, decide, said))) return;
    // Who looked elsewhere meanwhile is left there.
    if (this.now !== fact.id || this.tab !== tab) return;
    const stays = this.listed.some((one) => one.id === fact.id);
    const next = listed[at + 1] ?? (stays ? fact : listed[at - 1]);
    this.pick(next?.id ?? null);
    this.tab = tab;
  }

  /** Does something that is stored as `step`, and says so. What was typed stays where no reason was given for it. */
  async #act(step: string, action: (why: string | null) => Promise<FactDto[]>, said: string): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.fault = null;
    try {
      const taken = await this.reasoned.take(action);
      if (!taken) return false;
      for (const fact of taken.answer) {
        this.#facts.set(fact.id, fact);
        this.#drafts.delete(fact.id);
      }
      if (this.open) this.draft = this.#draftOf(this.open);
      // The next figure does not wait for the frame's counts.
      void this.#desk.done(said, step);
      void this.reports.load(() => this.#desk.backend.reports());
      return true;
    } catch (thrown) {
      this.fault = this.#desk.faultOf(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  #take(view: ReportView | null): void {
    this.#facts.clear();
    for (const fact of view?.facts ?? []) this.#facts.set(fact.id, fact);
    this.#ids = view?.facts.map((fact) => fact.id) ?? [];
    this.#places = view?.facts.flatMap((fact) => (fact.span ? [{ id: fact.id, span: fact.span }] : [])) ?? [];
  }

  #close(): void {
    this.now = null;
    this.draft = null;
    this.adding = null;
    this.fault = null;
  }
}
