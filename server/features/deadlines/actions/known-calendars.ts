import type { Directory } from '../../directory/index.ts';
import { type LadderRow, laddersInForce } from '../rules/ladder.ts';
import { type OwnCalendars, ownCalendars } from '../rules/own-calendars.ts';
import { type TargetRow, targetsInForce } from '../rules/targets.ts';

/*
 * What agencies said of their time, put in order once for each reading of the directory and each instant at
 * which it is asked how it was known.
 */

export type Known = {
  readonly calendars: OwnCalendars;
  readonly targets: ReadonlyMap<number, readonly TargetRow[]>;
  readonly ladders: ReadonlyMap<number, readonly LadderRow[]>;
};

const kept = new WeakMap<Directory, Map<number | null, Known>>();

/**
 * @param knownAt as it was known at this instant; null for now
 */
export function knownCalendars(directory: Directory, knownAt: Date | null): Known {
  const { calendars: hours, calendarDays: days, targets, ladders } = directory;
  const states = kept.get(directory) ?? new Map<number | null, Known>();
  kept.set(directory, states);
  const at = knownAt?.getTime() ?? null;
  const known = states.get(at) ?? {
    calendars: ownCalendars({ hours, days }, knownAt),
    targets: targetsInForce(targets, knownAt),
    ladders: laddersInForce(ladders, knownAt),
  };
  states.set(at, known);
  return known;
}
