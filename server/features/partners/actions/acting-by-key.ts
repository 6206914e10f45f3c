import type { Ctx } from '../../../platform/context.ts';
import { takeWithin } from '../../../platform/db/counted-attempts.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Partner } from '../../rights/index.ts';
import { keyById, rememberUse } from '../queries.ts';
import { stateOfKey } from '../rules/key-state.ts';
import { isSecret, readKeyText } from '../rules/key-text.ts';

const anHour = 60 * 60 * 1000;
const aMinute = 60 * 1000;
const claim = 'Bearer insaf_';

/**
 * The partner whose key a request carries as `Authorization: Bearer insaf_…`; null where it carries none.
 * A key that works no more, for whatever reason, reads the same as one that never was.
 *
 * @throws Refusal `not_signed_in`, `too_many_attempts` with `seconds` until the next minute
 */
export async function actingByKey(ctx: Ctx, authorization: string | null): Promise<Partner | null> {
  if (!authorization?.startsWith(claim)) return null;
  const shown = readKeyText(authorization.slice('Bearer '.length));
  const key = shown && (await keyById(ctx.db, shown.id));
  const now = ctx.clock();
  if (!shown || !key || stateOfKey(key, now) !== 'works') throw new Refusal('not_signed_in');
  const isOld = key.old_until !== null && key.old_until > now;
  const works =
    isSecret(shown.secret, key.secret_hash) || (isOld && isSecret(shown.secret, key.old_hash));
  if (!works) throw new Refusal('not_signed_in');
  await takeWithin(ctx.db, key.id, { spanMs: aMinute, times: key.per_minute }, now);
  const hour = new Date(Math.floor(now.getTime() / anHour) * anHour);
  if (key.used_at === null || key.used_at < hour) await rememberUse(ctx.db, key.id, hour);
  return {
    kind: 'partner',
    keyId: key.id,
    name: key.name,
    holdings: [
      {
        role: 'partner',
        permissions: key.permissions,
        agencyId: key.agency_id,
        path: key.path,
        reach: key.reach,
      },
    ],
  };
}
