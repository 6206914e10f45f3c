import type { Opening } from '@insaf/contract/openings.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import { openingsOf } from '../queries.ts';
import { deciderOf } from '../rules/identity-gate.ts';
import type { GateNow } from './gate-of.ts';
import { openingViews } from './opening-view.ts';

/**
 * The openings of a complaint, as far as the reader may know of them: who may see its people, or be the
 * second person. Of what is asked about a person nothing is said to the agency complained of.
 */
export async function openingsFor(
  ctx: Ctx,
  acting: Acting,
  complaint: ComplaintRow,
  { state, facts }: GateNow,
): Promise<Opening[]> {
  if (!facts.confidential) return [];
  const rows = await openingsOf(ctx.db, complaint);
  const sees = state === 'shown' || state === 'closed';
  const known = rows.filter(
    (row) => sees || typeof deciderOf(acting, facts, row.asked_by) !== 'string',
  );
  return openingViews(ctx, acting, known);
}
