import {
  cohortFigures,
  eventFigures,
  type FigureReach,
  levelsOf,
} from '@insaf/contract/figures.ts';
import type { Contributions, DayEvent } from './contributions.ts';
import { agencyOf, type Stand } from './journey.ts';
import { type Parts, partsOf } from './parts-of.ts';
import type { Part, Sums } from './sums.ts';

/*
 * From contributions to sums. Each is added to the agency itself (`own`) and to what lies below each agency
 * above it (`under`), as a whole and by what the complaint is about, came by, is, and where. For a whole
 * branch, own and under are added: so what came to an agency from below it was in its branch before, is
 * counted in its own and taken off its under. Pairs of parts are added where an agency stood high on that day,
 * and triples where it stood still higher.
 */

/** Adds what a complaint contributes once; or takes off, with -1, what was counted of it before. */
export function spread(of: Contributions, once: 1 | -1, sums: { events: Sums; cohorts: Sums }) {
  const { given, about } = partsOf(of);
  for (const event of of.events) {
    spreadEvent(sums.events, event, given, event.other, once);
    // Within a category, what became about something else came from nowhere.
    const other = isOtherCategory(event) ? null : event.other;
    spreadEvent(sums.events, event, about(event.stand.categoryId), other, once);
  }
  const path = ancestorsOf(of.stand.path);
  const both = [given, about(of.stand.categoryId)];
  for (const [index, agencyId] of path.entries()) {
    const reach = index === path.length - 1 ? 'own' : 'under';
    for (const parts of both) {
      for (const part of keptAt(index, parts)) {
        const cell = sums.cohorts.cell(agencyId, reach, part);
        for (let bit = 0; bit < cohortFigures.length; bit += 1) {
          if ((of.marks >> bit) & 1) sums.cohorts.add(cell, of.receivedDay, bit, once);
        }
      }
    }
  }
}

/** What is kept at a level of the tree, the root's being 0. */
function keptAt(level: number, { single, pairs, triples }: Parts): readonly Part[] {
  if (level < levelsOf[3]) return triples;
  return level < levelsOf[2] ? pairs : single;
}

/** @param other where it came from or went to, as far as that matters to these parts */
function spreadEvent(
  sums: Sums,
  { figure, stand, day }: DayEvent,
  parts: Parts,
  other: Stand | null,
  once: 1 | -1,
): void {
  const index = placeOf.get(figure)!;
  const path = ancestorsOf(stand.path);
  const agencyId = path.at(-1)!;
  if (weightAt(agencyId, 'own', agencyId, other) === 1) {
    for (const part of keptAt(path.length - 1, parts)) {
      sums.add(sums.cell(agencyId, 'own', part), day, index, once);
    }
  }
  for (const [level, id] of path.entries()) {
    const under = weightAt(id, 'under', agencyId, other);
    if (under === 0) continue;
    const each = under === 1 ? once : once === 1 ? -1 : 1;
    for (const part of keptAt(level, parts)) {
      sums.add(sums.cell(id, 'under', part), day, index, each);
    }
  }
}

/**
 * How often an event counts at an agency on the path of where it happened, in itself or in what lies below it.
 *
 * @param at the agency at which it happened
 * @param other where it came from or went to, as far as that matters
 */
export function weightAt(
  agencyId: number,
  reach: FigureReach,
  at: number,
  other: Stand | null,
): 1 | 0 | -1 {
  if (reach === 'own') {
    return at === agencyId && (other === null || agencyOf(other.path) !== agencyId) ? 1 : 0;
  }
  const within = other?.path.includes(`/${agencyId}/`) === true;
  if (at !== agencyId) return within ? 0 : 1;
  return within && agencyOf(other.path) !== agencyId ? -1 : 0;
}

const placeOf = new Map(eventFigures.map((figure, index) => [figure, index]));

const isOtherCategory = ({ stand, other }: DayEvent) => other?.categoryId !== stand.categoryId;

const known = new Map<string, readonly number[]>();

/** The ids of a path, the root first. */
function ancestorsOf(path: string): readonly number[] {
  let ids = known.get(path);
  if (ids === undefined) {
    if (known.size > 100_000) known.clear();
    ids = path.slice(1, -1).split('/').map(Number);
    known.set(path, ids);
  }
  return ids;
}
