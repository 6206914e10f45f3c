import { type CountedEvent, eventsOf } from './events-of.ts';
import { isUnfinished, type Journey, type Stand } from './journey.ts';
import { marksOf } from './marks-of.ts';
import { staysOf } from './stays.ts';
import type { TreeHistory } from './tree-history.ts';

/*
 * What a complaint contributes to all figures: a pure function of how it was received, its history, the
 * history of the tree, and now. Nothing else ever adds to a figure, so counting again gives the same.
 */

/** An event on its day, in days since 2000. */
export type DayEvent = Omit<CountedEvent, 'at'> & { readonly day: number };

export type Contributions = {
  readonly number: string;
  /** In days since 2000. */
  readonly receivedDay: number;
  /** Where it stands now, or stood when it was finished. */
  readonly stand: Stand;
  readonly channel: string;
  readonly kind: string;
  readonly placeId: number | null;
  readonly initiativeId: number | null;
  /** What became of it: bit n is the n-th cohort figure. */
  readonly marks: number;
  readonly events: readonly DayEvent[];
};

/**
 * @param dayOf the day of an instant where the installation is, in days since 2000
 * @param now in milliseconds since 1970; time that ran out until then is counted
 */
export function contributionsOf(
  journey: Journey,
  tree: TreeHistory,
  dayOf: (at: number) => number,
  now: number,
): Contributions {
  const { number, channel, kind, placeId, initiativeId, entries } = journey;
  const stays = staysOf(journey, tree);
  const events = eventsOf(journey, stays, tree, now);
  return {
    ...{ number, channel, kind, placeId, initiativeId },
    receivedDay: dayOf(entries[0]!.at),
    stand: standsAt(journey, stays.at(-1)!.stand, tree),
    marks: marksOf(journey, events),
    events: events.map(({ at, ...event }) => ({ ...event, day: dayOf(at) })),
  };
}

/** Where it is or, once finished, was when it became so, about what it was about in the end. */
function standsAt({ entries }: Journey, now: Stand | null, tree: TreeHistory): Stand {
  if (now !== null) return now;
  const end = entries[entries.findLastIndex(isUnfinished) + 1]!;
  return {
    path: tree.pathAt(end.holderId, end.at),
    categoryId: entries.at(-1)!.categoryId,
  };
}
