import { randomBytes, randomInt } from 'node:crypto';
import type { NewPartnerKey, PartnerKey } from '@insaf/contract/partners.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { insertKey, keyById } from '../queries.ts';
import { hashOfSecret, keyText } from '../rules/key-text.ts';
import { issuable, managesKeys } from '../rules/may-issue.ts';
import { viewKey } from './view-key.ts';

const longestMs = 2 * 366 * 24 * 60 * 60 * 1000;
// Without what is read as something else.
const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/**
 * Makes a key for a partner's system.
 *
 * @returns it with the key itself, which is kept nowhere
 * @throws Refusal `unknown_agency`, `agency_closed`, `invalid_input` for a time that is past or too far,
 *   `not_permitted` with the field: an agency not reached, or a permission not held there oneself
 */
export async function issueKey(
  ctx: Ctx,
  acting: Acting,
  given: NewPartnerKey,
): Promise<PartnerKey & { key: string }> {
  const agency = (await readDirectory(ctx.db)).agencyByCode(given.agency);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  if (!agency.active) throw new Refusal('agency_closed', { field: 'agency', successor: '' });
  const place = { path: agency.path, reach: given.reach };
  if (acting.kind !== 'staff' || !managesKeys(acting, place)) {
    throw new Refusal('not_permitted', { field: 'agency' });
  }
  const may = issuable(acting, place);
  const beyond = given.permissions.findIndex((permission) => !may.includes(permission));
  if (beyond !== -1) throw new Refusal('not_permitted', { field: `permissions.${beyond}` });
  const now = ctx.clock();
  const expiresAt = expiryOf(given.expiresAt, now);
  const id = `key_${Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')}`;
  const secret = randomBytes(32);
  const permissions = [...new Set(given.permissions)];
  const row = await ctx.db.transaction().execute(async (db) => {
    await insertKey(db, {
      ...{ id, name: given.name, agencyId: agency.id, reach: given.reach, permissions },
      ...{ perMinute: given.perMinute, secretHash: hashOfSecret(secret) },
      ...{ madeBy: acting.staffId, at: now, expiresAt },
    });
    await recordChange(ctx, db, acting, {
      ...{ kind: 'partner_key', subject: id, what: 'created', before: null },
      after: {
        ...{ name: given.name, agency: agency.code, reach: given.reach, permissions },
        ...{ perMinute: given.perMinute, expiresAt: expiresAt.toISOString() },
      },
    });
    return keyById(db, id);
  });
  return { ...(await viewKey(ctx, row!)), key: keyText(id, secret) };
}

/** @throws Refusal `invalid_input` */
export function expiryOf(given: string, now: Date): Date {
  const at = new Date(given);
  if (at <= now || at.getTime() > now.getTime() + longestMs) {
    throw new Refusal('invalid_input', { field: 'expiresAt' });
  }
  return at;
}
