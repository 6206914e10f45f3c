import type { Db } from '../../../platform/context.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { defaultTargets, type TargetSubject, type Targets } from '../rules/targets.ts';

/**
 * How long each step may take for a complaint. It comes from the directory that was last read, like
 * `calendarOf`: within a transaction the database of the server is given all the same.
 */
export async function targetsFor(db: Db, subject: TargetSubject): Promise<Targets> {
  const directory = await directoryAtHand(db);
  const { categoryId } = subject;
  return defaultTargets(subject, categoryId === null ? null : directory.category(categoryId));
}
