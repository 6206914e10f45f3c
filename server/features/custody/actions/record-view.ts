import type { IdentityField } from '@insaf/contract/identity.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import type { Staff } from '../../rights/index.ts';
import { insertView } from '../queries.ts';
import { reachOf } from '../rules/identity-gate.ts';
import type { GateNow } from './gate-of.ts';

export type Seen = {
  readonly complainantNo: number;
  readonly fields: readonly IdentityField[];
};

/** Records that somebody sees fields of a person, before they are shown. The ledger has it by migration 0025. */
export async function recordView(
  ctx: Ctx,
  db: Db,
  acting: Staff,
  complaint: ComplaintRow,
  gate: GateNow,
  { complainantNo, fields }: Seen,
): Promise<void> {
  const holding = reachOf(acting, gate.facts, fields)!;
  await insertView(db, {
    complaint_number: complaint.number,
    complainant_no: complainantNo,
    fields: [...fields],
    at: ctx.clock(),
    staff_id: acting.staffId,
    agency_id: holding.agencyId,
    role: holding.role,
    opening_no: gate.facts.confidential ? gate.openingNo : null,
  });
}
