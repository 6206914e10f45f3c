import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { oneComplainant, openIdentity } from '../../complainants/index.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { holdingsWith, type Staff } from '../../rights/index.ts';
import { insertView } from '../queries.ts';
import { keptFrom } from '../rules/identity-gate.ts';
import { gateOf } from './gate-of.ts';

/**
 * The name and telephone of one whom the installation asks somebody to call, wherever the complaint is held:
 * never for who may be complained of, and nothing of what is confidential. It is recorded first.
 *
 * @param complaint loaded as that of the one call
 * @throws Refusal `not_found`, `identity_closed`, `identity_not_yours`
 */
export async function reachForCall(
  ctx: Ctx,
  acting: Staff,
  complaint: ComplaintRow,
  complainantNo: number,
): Promise<{ name: string | null; phone: string }> {
  const { facts } = await gateOf(ctx, acting, complaint);
  if (facts.confidential) throw new Refusal('identity_closed');
  const [holding] = holdingsWith(acting, 'reachByTelephone');
  if (holding === undefined || keptFrom(acting, facts) !== null) {
    throw new Refusal('identity_not_yours');
  }
  const row = await oneComplainant(ctx.db, complaint.number, complainantNo);
  const identity = row && (await openIdentity(ctx.keys, row));
  if (identity?.phone === undefined) throw new Refusal('not_found');
  const named = holdingsWith(acting, 'readName').length > 0;
  await insertView(ctx.db, {
    ...{ complaint_number: complaint.number, complainant_no: complainantNo },
    ...{ fields: named ? ['name', 'phone'] : ['phone'], at: ctx.clock() },
    ...{ staff_id: acting.staffId, agency_id: holding.agencyId, role: holding.role },
    opening_no: null,
  });
  return { name: named ? (identity.name ?? null) : null, phone: identity.phone };
}
