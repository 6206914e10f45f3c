import { randomBytes } from 'node:crypto';
import type { PartnerKey } from '@insaf/contract/partners.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import type { Acting } from '../../rights/index.ts';
import { keyById, replaceSecret } from '../queries.ts';
import { hashOfSecret, keyText } from '../rules/key-text.ts';
import { issuable } from '../rules/may-issue.ts';
import { expiryOf } from './issue-key.ts';
import { reachKey } from './reach-key.ts';
import { viewKey } from './view-key.ts';

const anHour = 60 * 60 * 1000;

/**
 * A new secret for a key. Who renews it learns it, so they have to hold all that it can do.
 *
 * @param given for how long the old one lives on, so that the partner can change over without a gap
 * @returns it with the key itself, which is kept nowhere
 * @throws Refusal `not_found`, `not_permitted`, `key_revoked`, `invalid_input`
 */
export async function renewKey(
  ctx: Ctx,
  acting: Acting,
  id: string,
  given: { oldLivesHours: number; expiresAt?: string | undefined },
): Promise<PartnerKey & { key: string }> {
  const now = ctx.clock();
  const secret = randomBytes(32);
  const row = await ctx.db.transaction().execute(async (db) => {
    const key = await reachKey(db, acting, id);
    const may = issuable(acting, key);
    if (!key.permissions.every((each) => may.includes(each))) throw new Refusal('not_permitted');
    if (key.revoked_at !== null) throw new Refusal('key_revoked');
    // A key that has expired lives again only with a new time of its own.
    const expiresAt = expiryOf(given.expiresAt ?? key.expires_at.toISOString(), now);
    const wanted = now.getTime() + given.oldLivesHours * anHour;
    const oldUntil = new Date(Math.min(wanted, Math.max(now.getTime(), key.expires_at.getTime())));
    await replaceSecret(db, id, { secretHash: hashOfSecret(secret), oldUntil, expiresAt, at: now });
    await recordChange(ctx, db, acting, {
      ...{ kind: 'partner_key', subject: id, what: 'renewed' },
      before: { expiresAt: key.expires_at.toISOString() },
      after: { expiresAt: expiresAt.toISOString(), oldUntil: oldUntil.toISOString() },
    });
    return keyById(db, id);
  });
  return { ...(await viewKey(ctx, row!)), key: keyText(id, secret) };
}
