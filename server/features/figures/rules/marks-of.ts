import { type CohortFigure, cohortFigures } from '@insaf/contract/figures.ts';
import type { CountedEvent } from './events-of.ts';
import { claimsRemoved, dismissedFor, wasSettled } from './events-of.ts';
import { type Entry, isUnfinished, type Journey } from './journey.ts';
import { upheldAppeals } from './upheld.ts';

/** Marks that a complaint has once something was done with it, whatever came after. */
const forGood = [
  'referred',
  'accepted',
  'appealed',
  'upheld',
  'reopened',
  'overdue',
  'handed_back',
  'returned',
] as const;

/**
 * What became of a complaint until now, as bits: the first cohort figure is the lowest.
 *
 * @param events all that was done with it
 */
export function marksOf({ entries }: Journey, events: readonly CountedEvent[]): number {
  const done = new Set<string>(events.map(({ figure }) => figure));
  const marks = new Set<CohortFigure>([
    'received',
    ...standingOf(entries),
    ...forGood.filter((figure) => done.has(figure)),
    ...answeredOf(entries),
    ...settledOf(entries),
  ]);
  return cohortFigures.reduce((bits, name, bit) => bits | (marks.has(name) ? 1 << bit : 0), 0);
}

/** Where it stands now, or how it ended where that was without a reply. */
function standingOf(entries: readonly Entry[]): CohortFigure[] {
  const last = entries.at(-1)!;
  if (isUnfinished(last)) {
    const of: Partial<Record<string, CohortFigure>> = {
      received: 'in_examination',
      incomplete: 'incomplete',
      joined: 'joined',
    };
    const where = of[last.to];
    return where === undefined ? ['open'] : ['open', where];
  }
  const ended = entries.findLast(({ to, verb }) => to === last.to && endings.includes(verb));
  if (ended === undefined) return [];
  if (ended.verb === 'dismiss') return [dismissedFor(ended)];
  return [ended.verb === 'lapse' ? 'lapsed' : 'withdrawn'];
}

const endings: readonly string[] = ['dismiss', 'lapse', 'withdraw'];

/** Whether there is a reply that was not sent back, and one that says the cause was removed. */
function answeredOf(entries: readonly Entry[]): CohortFigure[] {
  const standing = entries.filter((entry, index) => {
    if (entry.verb === 'follow') return true;
    if (entry.verb !== 'answer') return false;
    const judged = entries.slice(index + 1).find(({ to }) => to !== 'answered');
    return judged?.verb !== 'returnReply';
  });
  if (standing.length === 0) return [];
  return standing.some(claimsRemoved) ? ['answered', 'removed'] : ['answered'];
}

/**
 * Whether it was settled, unless an appeal against that was upheld; and what its complainant said of it,
 * unless they appealed afterwards.
 */
function settledOf(entries: readonly Entry[]): CohortFigure[] {
  const upheld = upheldAppeals(entries);
  const settled = entries.findLastIndex(({ to }) => to === 'settled');
  const undone = entries.some(
    ({ verb }, index) =>
      index > settled && verb === 'appeal' && wasSettled(entries[index - 1]) && upheld.has(index),
  );
  const marks: CohortFigure[] = settled >= 0 && !undone ? ['verified'] : [];
  const appealed = entries.findLastIndex(({ verb }) => verb === 'appeal');
  const last = entries.slice(appealed + 1).findLast(({ to }) => to === 'closed');
  if (last?.verb === 'confirm') marks.push('confirmed');
  if (last?.verb === 'closeUnconfirmed') marks.push('closed_unconfirmed');
  return marks;
}
