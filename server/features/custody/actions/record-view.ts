import type { IdentityField } from '@insaf/contract/identity.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { enterLeaf } from '../../ledger/index.ts';
import type { Staff } from '../../rights/index.ts';
import { insertView } from '../queries.ts';
import { reachOf } from '../rules/identity-gate.ts';
import type { GateNow } from './gate-of.ts';

export type Seen = {
  readonly complainantNo: number;
  readonly fields: readonly IdentityField[];
};

/** Records that somebody sees fields of a person, and enters it in the ledger, before they are shown. */
export async function recordView(
  ctx: Ctx,
  db: Db,
  acting: Staff,
  complaint: ComplaintRow,
  gate: GateNow,
  { complainantNo, fields }: Seen,
): Promise<void> {
  const holding = reachOf(acting, gate.facts, fields)!;
  const view = {
    complaint_number: complaint.number,
    complainant_no: complainantNo,
    fields: [...fields],
    at: ctx.clock(),
    staff_id: acting.staffId,
    agency_id: holding.agencyId,
    role: holding.role,
    opening_no: gate.facts.confidential ? gate.openingNo : null,
  };
  await insertView(db, view);
  await enterLeaf(db, {
    ...{ type: 'view', at: view.at, complaint, by: 'staff', agencyId: holding.agencyId },
    parts: {
      ...{ what: 'shown', staff: acting.staffId, role: holding.role, complainant: complainantNo },
      ...{ fields: view.fields, opening: view.opening_no },
    },
  });
}
