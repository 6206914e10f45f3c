import type { Db } from '../../../platform/context.ts';
import { type Directory, directoryAtHand } from '../../directory/index.ts';
import { idsOf } from '../rules/own-calendars.ts';
import { type TargetSubject, type Targets, targetsOf } from '../rules/targets.ts';
import { knownCalendars } from './known-calendars.ts';

/**
 * How long each step may take for a complaint. It comes from the directory that was last read, like
 * `calendarOf`: within a transaction the database of the server is given all the same.
 *
 * @param knownAt as it was set at this instant; null for now
 * @param given the directory to go by, as for `calendarOf`
 */
export async function targetsFor(
  db: Db,
  subject: TargetSubject,
  knownAt: Date | null = null,
  given?: Directory,
): Promise<Targets> {
  const directory = given ?? (await directoryAtHand(db));
  const { targets } = knownCalendars(directory, knownAt);
  const { agencyId, categoryId } = subject;
  const layers = idsOf(directory.agency(agencyId).path).map((id) => targets.get(id) ?? []);
  return targetsOf(layers, subject, categoryId === null ? null : directory.category(categoryId));
}
