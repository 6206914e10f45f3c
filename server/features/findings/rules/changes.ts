import type { FindingRule } from '@insaf/contract/findings.ts';
import type { ReviewFigures } from '@insaf/contract/review.ts';
import type { Share } from './chance.ts';

/*
 * Shares of what was done in a period, held against the days before. Numerator and denominator are both acts
 * of the same days, so a period that has just ended is not worse for being young (docs/findings.md).
 */

type Events = ReviewFigures['events'];
type Counted = { readonly events: Events; readonly openAtStart: number };

export type Measure = {
  readonly name: 'late' | 'returned' | 'handed_back' | 'confirmed' | 'dismissed';
  readonly shareOf: (counted: Counted) => Share;
  /** What it is called when it grew, and when it fell; null: nothing is said of it. */
  readonly more: FindingRule | null;
  readonly less: FindingRule | null;
  /** The figure whose complaints are behind it. */
  readonly figure: string;
};

const among = (count = 0, ...others: (number | undefined)[]): Share => ({
  count,
  of: others.reduce<number>((sum, other = 0) => sum + other, count),
});
/** Of all that it had, in its hands or come to it; never more than that. */
const within = (count = 0, of: number): Share => ({ count: Math.min(count, of), of });

export const measures: readonly Measure[] = [
  {
    name: 'late',
    shareOf: ({ events, openAtStart }) =>
      within(events.overdue, Math.max(0, openAtStart) + (events.came ?? 0)),
    more: 'late_more',
    less: 'late_less',
    figure: 'overdue',
  },
  {
    name: 'returned',
    shareOf: ({ events }) => among(events.returned, events.verified),
    more: 'returned_more',
    less: 'returned_less',
    figure: 'returned',
  },
  {
    name: 'handed_back',
    shareOf: ({ events }) => among(events.handed_back, events.accepted),
    more: 'handed_back_more',
    less: 'handed_back_less',
    figure: 'handed_back',
  },
  {
    name: 'confirmed',
    shareOf: ({ events }) => among(events.confirmed, events.closed_unconfirmed, events.reopened),
    more: 'confirmed_more',
    less: 'confirmed_less',
    figure: 'confirmed',
  },
  {
    name: 'dismissed',
    // Fewer dismissals may be better work or worse examination: nothing is said of them.
    shareOf: ({ events }) => within(events.dismissed, Math.max(0, events.left ?? 0)),
    more: 'dismissed_more',
    less: null,
    figure: 'dismissed',
  },
];

/** Fewer than this in either period say nothing of an agency. */
export const fewestCompared = 10;
/** A change of fewer points is not worth a sentence, nor one of less than a fifth of what it was. */
const points = 0.05;
const relative = 0.2;

export const comparable = (now: Share, before: Share): boolean =>
  now.of >= fewestCompared && before.of >= fewestCompared;

/** Whether a change is large enough to be told, however sure it is. */
export function matters(now: number, before: number): boolean {
  const change = Math.abs(now - before);
  return change >= points && change >= relative * Math.min(before, 1 - before);
}
