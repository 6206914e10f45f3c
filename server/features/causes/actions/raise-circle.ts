import { priorities } from '@insaf/contract/vocabulary.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { groundOfPeople, type Moved, raiseMany } from '../../complaints/index.ts';
import { causesCarried, lockLessUrgent, peopleOf } from '../queries.ts';
import { grownBy } from '../rules/grown-by.ts';

const acting = { kind: 'system', job: 'raise-circle' } as const;

/** Complaints that are raised by a few statements. */
const together = 200;

/**
 * All who complain of one cause are one circle, however many complaints they made of it: once there are ten
 * of them each of its complaints is urgent, and of a hundred critical. Once they are, nothing is found that
 * is less so. One that somebody moves at this moment is left: whoever has it locked may wait for another of
 * the same cause. It rises when the circle grows again, or when it goes on itself.
 */
export async function raiseCircle(ctx: Ctx, db: Db, cause: string): Promise<void> {
  const ground = groundOfPeople(await peopleOf(db, acting, cause));
  if (ground === null) return;
  const less = priorities.slice(0, priorities.indexOf(ground.priority));
  let after: string | undefined = '0';
  while (after !== undefined) {
    const page = { after, limit: together };
    const rows = await lockLessUrgent(db, acting, cause, less, page);
    await raiseMany(ctx, db, rows, ground);
    after = rows.length < together ? undefined : rows.at(-1)!.number;
  }
}

/** The same, where a complaint of a cause became the leading one of others, or goes on after it waited. */
export async function raiseCircles(ctx: Ctx, db: Db, moves: readonly Moved[]): Promise<void> {
  const numbers = moves.flatMap((move) => grownBy(move) ?? []);
  if (numbers.length === 0) return;
  for (const cause of await causesCarried(db, acting, numbers)) await raiseCircle(ctx, db, cause);
}
