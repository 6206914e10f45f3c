import type { LadderClock } from '@insaf/contract/ladders.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Directory } from '../../directory/index.ts';
import { type Ladder, ladderFrom, stepsOf, type Tree } from '../rules/ladder.ts';
import { idsOf } from '../rules/own-calendars.ts';
import { knownCalendars } from './known-calendars.ts';

const kept = new WeakMap<
  Directory,
  { readonly tree: Tree; readonly ladders: Map<string, Ladder> }
>();

/**
 * The ladder of a clock of an agency, found once for each version of the directory.
 *
 * @param knownAt as it was set at this instant; null for now
 */
export function ladderFor(
  directory: Directory,
  agencyId: number,
  clock: LadderClock,
  priority: Priority,
  knownAt: Date | null,
): Ladder {
  const known = kept.get(directory) ?? { tree: treeOf(directory), ladders: new Map() };
  kept.set(directory, known);
  const key = `${agencyId} ${clock} ${priority} ${knownAt?.getTime() ?? ''}`;
  let ladder = known.ladders.get(key);
  if (ladder === undefined) {
    const { ladders } = knownCalendars(directory, knownAt);
    const layers = idsOf(directory.agency(agencyId).path).map((id) => ladders.get(id) ?? []);
    ladder = ladderFrom(stepsOf(layers, clock, priority), agencyId, known.tree);
    known.ladders.set(key, ladder);
  }
  return ladder;
}

function treeOf({ agencies, agency }: Directory): Tree {
  const active = agencies.filter((each) => each.active);
  const central =
    active.find(({ kind }) => kind === 'system_office') ??
    active.find(({ kind }) => kind === 'cabinet');
  return { agency, centralId: central?.id ?? null };
}
