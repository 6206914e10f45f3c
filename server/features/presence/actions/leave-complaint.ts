import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplaint } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import type { PresenceChanged } from '../events.ts';
import { leavePresence } from '../queries.ts';

/** Somebody no longer has a complaint open. Errors: `not_found`. */
export async function leaveComplaint(
  ctx: Ctx,
  acting: Acting,
  number: string,
): Promise<{ left: boolean }> {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  return ctx.db.transaction().execute(async (db) => {
    const left = await leavePresence(db, acting, complaint);
    const fact: PresenceChanged = { name: 'presenceChanged', number };
    if (left) await ctx.announce(db, fact);
    return { left };
  });
}
