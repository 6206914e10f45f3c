import type { PartnerKey } from '@insaf/contract/partners.ts';
import type { Ctx } from '../../../platform/context.ts';
import { recordChange } from '../../administration/index.ts';
import type { Acting } from '../../rights/index.ts';
import { endKey } from '../queries.ts';
import { reachKey } from './reach-key.ts';
import { viewKey } from './view-key.ts';

/** Ends a key at once, and for ever. Done a second time it changes nothing. @throws Refusal `not_found` */
export async function revokeKey(ctx: Ctx, acting: Acting, id: string): Promise<PartnerKey> {
  const now = ctx.clock();
  const row = await ctx.db.transaction().execute(async (db) => {
    const key = await reachKey(db, acting, id);
    if (key.revoked_at !== null) return key;
    await endKey(db, id, now);
    await recordChange(ctx, db, acting, {
      ...{ kind: 'partner_key', subject: id, what: 'revoked', before: null, after: null },
    });
    return { ...key, revoked_at: now };
  });
  return viewKey(ctx, row);
}
