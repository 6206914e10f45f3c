import type { Doing } from '@insaf/contract/beside.ts';
import type { Present } from '@insaf/contract/presence.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplaint } from '../../complaints/index.ts';
import { actsAs, audiencesOf } from '../../readers/index.ts';
import type { Acting } from '../../rights/index.ts';
import type { PresenceChanged } from '../events.ts';
import { keepPresence } from '../queries.ts';
import { readPresence } from './read-presence.ts';

/** Somebody has a complaint open. Only what is news is told. Errors: `not_found`, `not_permitted`. */
export async function keepPresent(
  ctx: Ctx,
  acting: Acting,
  number: string,
  doing: Doing,
): Promise<{ others: Present[] }> {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const audience = (await audiencesOf(ctx.db, [number])).get(number)!;
  const agencyId = actsAs(acting, audience);
  if (agencyId === null) throw new Refusal('not_permitted');
  const now = ctx.clock();
  await ctx.db.transaction().execute(async (db) => {
    if (!(await keepPresence(db, acting, complaint, { agencyId, doing, now }))) return;
    const fact: PresenceChanged = { name: 'presenceChanged', number };
    await ctx.announce(db, fact);
  });
  return readPresence(ctx, acting, number);
}
