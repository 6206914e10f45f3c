import type { PartnerKey } from '@insaf/contract/partners.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { KeyRow } from '../queries.ts';
import { stateOfKey } from '../rules/key-state.ts';
import { keyPrefix } from '../rules/key-text.ts';

/** A key as who administers it sees it: without its secret, which nobody can see again. */
export async function viewKey(ctx: Ctx, key: KeyRow): Promise<PartnerKey> {
  const now = ctx.clock();
  const agency = (await readDirectory(ctx.db)).agency(key.agency_id);
  const isOld = key.revoked_at === null && key.old_until !== null && key.old_until > now;
  return {
    id: key.id,
    prefix: keyPrefix(key.id),
    name: key.name,
    agency: { code: agency.code, name: { ar: agency.name_ar, en: agency.name_en } },
    reach: key.reach,
    permissions: key.permissions,
    perMinute: key.per_minute,
    state: stateOfKey(key, now),
    madeAt: key.made_at.toISOString(),
    madeBy: key.maker,
    renewedAt: key.renewed_at.toISOString(),
    oldUntil: isOld ? key.old_until!.toISOString() : null,
    expiresAt: key.expires_at.toISOString(),
    revokedAt: key.revoked_at?.toISOString() ?? null,
    usedAt: key.used_at?.toISOString() ?? null,
  };
}
