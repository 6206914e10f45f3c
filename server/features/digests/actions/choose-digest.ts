import type { DigestState, digestStops, OwnDigest } from '@insaf/contract/digests.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Staff } from '../../rights/index.ts';
import { addressOf, digestOf, resumeDigests, stopDigests } from '../queries.ts';
import { isWork } from '../rules/work.ts';

/**
 * Whether somebody is sent digests, and what became of the last.
 *
 * @throws Refusal `not_signed_in` for who has left meanwhile
 */
export async function readDigest(ctx: Ctx, acting: Staff): Promise<OwnDigest> {
  const [member, row] = await Promise.all([
    addressOf(ctx.db, acting.staffId),
    digestOf(ctx.db, acting.staffId),
  ]);
  if (member === undefined) throw new Refusal('not_signed_in');
  const { stopped_at, stopped_by, day, state } = row ?? {};
  return {
    address: member.email,
    on: stopped_at == null,
    stoppedAt: stopped_at?.toISOString() ?? null,
    stoppedBy: (stopped_by ?? null) as (typeof digestStops)[number] | null,
    has: acting.holdings.some(isWork),
    last: day == null ? null : { day, state: state as DigestState },
  };
}

/** Stops one's own digests, or has them sent again. */
export async function changeDigest(ctx: Ctx, acting: Staff, on: boolean): Promise<OwnDigest> {
  if (on) await resumeDigests(ctx.db, acting.staffId);
  else await stopDigests(ctx.db, acting.staffId, { at: ctx.clock(), by: 'desk' });
  return readDigest(ctx, acting);
}
