/** The ledger of conflicts over the stand-in's data. Rough in its rules, right in its shapes. */
import type { CandidateFactDto, ConflictAsk, ConflictDto, FactDto } from '../../src/shared/backend';
import { printed } from '../../src/shared/figures';
import { type Data, factsOf } from './stored';

const isUsed = (fact: FactDto) => fact.indicator !== null && fact.area !== null && fact.period !== null && !fact.relation && fact.state !== 'rejected' && (fact.state !== 'found' || fact.sure);
const keyOf = (fact: FactDto) => [fact.indicator, fact.area, fact.period?.label, fact.scope, fact.quantity.basis].join('|');
const words: Record<string, string> = { judged: 'số đã được duyệt', later: 'ưu tiên số công bố sau' };

export function conflicts(data: Data, ask: ConflictAsk): ConflictDto[] {
  const asked = factsOf(data).filter(
    (fact) => isUsed(fact) && (ask.area === null || ask.area === fact.area || ask.area === fact.areaName) && (ask.year === null || fact.period?.end.startsWith(String(ask.year))) && (ask.indicator === null || ask.indicator === fact.indicator),
  );
  const groups = new Map<string, FactDto[]>();
  for (const fact of asked) groups.set(keyOf(fact), [...(groups.get(keyOf(fact)) ?? []), fact]);
  return [...groups.values()].filter((group) => new Set(group.map((fact) => fact.quantity.value)).size > 1).map((group) => conflict(data, group));
}

/** Those about the same thing as a figure. */
export function about(data: Data, fact: string): FactDto[] {
  const one = factsOf(data).find((other) => other.id === fact);
  return one ? factsOf(data).filter((other) => keyOf(other) === keyOf(one)) : [];
}

function conflict(data: Data, group: FactDto[]): ConflictDto {
  const published = (fact: FactDto) => (fact.report === null ? null : (data.views.get(fact.report)?.report.published ?? null));
  const rank = (fact: FactDto) => (data.official.has(fact.id) ? 0 : fact.state === 'found' ? 2 : 1);
  const ordered = group.toSorted((a, b) => rank(a) - rank(b) || (published(b) ?? '').localeCompare(published(a) ?? ''));
  const first = ordered[0] as FactDto;
  const chosen = data.official.get(first.id);
  const same = (fact: FactDto) => fact !== first && fact.quantity.value === first.quantity.value;
  const inOrder = [first, ...ordered.filter(same), ...ordered.filter((fact) => fact !== first && !same(fact))];
  const rule = chosen ? 'chosen' : ordered.some((fact) => rank(fact) !== rank(first)) ? 'judged' : 'later';
  return {
    indicator: first.indicator ?? '',
    indicatorName: first.indicatorName ?? '',
    areaName: first.areaName ?? '',
    period: first.period?.label ?? '',
    scope: first.scope,
    basis: first.quantity.basis,
    candidates: inOrder.map(
      (fact): CandidateFactDto => ({
        fact: fact.id,
        value: printed(fact.quantity),
        stands: fact === first,
        same: same(fact),
        state: fact.state,
        source: fact.report === null ? 'Nguyễn Thu Hà' : (data.views.get(fact.report)?.report.file ?? ''),
        published: published(fact),
      }),
    ),
    rule,
    reason: chosen?.why ?? words[rule] ?? '',
    chosenBy: chosen?.person ?? null,
    chosenAt: chosen?.at ?? null,
  };
}
