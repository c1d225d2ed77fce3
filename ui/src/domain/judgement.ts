/** How a figure stands: one word for state and sureness, the same in text, list and table. */
import type { FactDto } from '../shared/backend';

/** `sure` and `doubtful` wait for a decision; the others have one. */
export type Judgement = 'sure' | 'doubtful' | 'confirmed' | 'corrected' | 'typed' | 'rejected';

export function judgementOf(fact: Pick<FactDto, 'state' | 'sure'>): Judgement {
  if (fact.state === 'found') return fact.sure ? 'sure' : 'doubtful';
  return fact.state as Judgement;
}

export function isWaiting(fact: Pick<FactDto, 'state'>): boolean {
  return fact.state === 'found';
}

export function isTaken(fact: Pick<FactDto, 'state'>): boolean {
  return fact.state === 'confirmed' || fact.state === 'corrected' || fact.state === 'typed';
}
