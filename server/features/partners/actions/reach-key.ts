import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Acting } from '../../rights/index.ts';
import { type KeyRow, keyById, lockKey } from '../queries.ts';
import { managesKeys } from '../rules/may-issue.ts';

/**
 * A key of an agency that one who administers keys reaches, locked until the transaction ends.
 *
 * @throws Refusal `not_found`, also for one that is not theirs to see
 */
export async function reachKey(db: Db, acting: Acting, id: string): Promise<KeyRow> {
  const key = await lockKey(db, id);
  if (key === undefined || !managesKeys(acting, key)) throw new Refusal('not_found');
  return key;
}

/** The same, without a lock. @throws Refusal `not_found` */
export async function visibleKey(ctx: Ctx, acting: Acting, id: string): Promise<KeyRow> {
  const key = await keyById(ctx.db, id);
  if (key === undefined || !managesKeys(acting, key)) throw new Refusal('not_found');
  return key;
}

/**
 * Lets whoever administers a key read what was changed in it; what was changed in all of them is read one
 * by one.
 *
 * @throws Refusal `not_permitted`, `not_found`
 */
export async function mayReadKeyChanges(
  ctx: Ctx,
  acting: Acting,
  id: string | undefined,
): Promise<void> {
  if (id === undefined) throw new Refusal('not_permitted', { field: 'subject' });
  await visibleKey(ctx, acting, id);
}
