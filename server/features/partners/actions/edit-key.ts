import type { PartnerKey } from '@insaf/contract/partners.ts';
import type { Ctx } from '../../../platform/context.ts';
import { changedFields, recordChange } from '../../administration/index.ts';
import type { Acting } from '../../rights/index.ts';
import { updateKey } from '../queries.ts';
import { reachKey } from './reach-key.ts';
import { viewKey } from './view-key.ts';

/** Changes what a key is called, or how often it may call. @throws Refusal `not_found` */
export async function editKey(
  ctx: Ctx,
  acting: Acting,
  id: string,
  given: { name?: string | undefined; perMinute?: number | undefined },
): Promise<PartnerKey> {
  const row = await ctx.db.transaction().execute(async (db) => {
    const key = await reachKey(db, acting, id);
    const { name = key.name, perMinute = key.per_minute } = given;
    const changed = changedFields(
      { name: key.name, perMinute: key.per_minute },
      { name, perMinute },
    );
    if (changed === null) return key;
    await updateKey(db, id, { name, per_minute: perMinute });
    await recordChange(ctx, db, acting, {
      ...{ kind: 'partner_key', subject: id, what: 'edited', ...changed },
    });
    return { ...key, name, per_minute: perMinute };
  });
  return viewKey(ctx, row);
}
