import type { HidingMark } from '@insaf/contract/redaction.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type ComplaintRow, lockComplaint, readComplaint } from '../../complaints/index.ts';
import { gateOf } from '../../custody/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import { currentOf, insertRedaction } from '../queries.ts';
import { whatIsRead } from '../rules/what-is-read.ts';

export type Hiding = {
  readonly number: string;
  readonly subject: string;
  /** Number of the last version that the one who acts has seen. */
  readonly after: number;
};

/** What a version hides, and the name of the copies that it made and shows instead. */
type Prepare = (
  db: Db,
  complaint: ComplaintRow,
  no: number,
) => Promise<{ readonly marks: readonly HidingMark[]; readonly rendition: Buffer | null }>;

/**
 * Makes a new version of what is hidden of one subject: where, and by whom; never what. The ledger has it by
 * migration 0025.
 *
 * @throws Refusal `not_found`; `not_permitted` for who may not read the original; `erasure_done`;
 *   `redaction_overtaken` when somebody made a version meanwhile; what `prepare` throws
 */
export function redact(
  ctx: Ctx,
  acting: Acting,
  { number, subject, after }: Hiding,
  prepare: Prepare,
): Promise<{ redactionNo: number }> {
  return ctx.db.transaction().execute(async (db) => {
    const complaint = await lockComplaint(db, acting, number);
    if (complaint === undefined || acting.kind !== 'staff') throw new Refusal('not_found');
    const holding = holdingFor(acting, 'redact', complaint.holder_path);
    const gate = await gateOf(ctx, acting, complaint);
    if (holding === null || whatIsRead(acting, gate, complaint) !== 'all') {
      throw new Refusal('not_permitted');
    }
    if (complaint.erased_at !== null) throw new Refusal('erasure_done');
    const last = await lastOf(db, complaint);
    if (last !== after) throw new Refusal('redaction_overtaken');
    const redactionNo = last + 1;
    const { marks, rendition } = await prepare(db, complaint, redactionNo);
    const at = ctx.clock();
    await insertRedaction(db, {
      ...{ complaint_number: number, redaction_no: redactionNo, subject, marks, rendition, at },
      ...{ staff_id: acting.staffId, agency_id: holding.agencyId },
    });
    return { redactionNo };
  });
}

async function lastOf(db: Db, { number }: ComplaintRow): Promise<number> {
  return Math.max(0, ...(await currentOf(db, [number])).map(({ redaction_no }) => redaction_no));
}

/** The complaint, if the one who acts may hide something in it. @throws Refusal `not_found`, `not_permitted` */
export async function complaintToRedact(
  ctx: Ctx,
  acting: Acting,
  number: string,
): Promise<ComplaintRow> {
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const gate = await gateOf(ctx, acting, complaint);
  const may = holdingFor(acting, 'redact', complaint.holder_path) !== null;
  if (!may || whatIsRead(acting, gate, complaint) !== 'all') {
    throw new Refusal('not_permitted');
  }
  return complaint;
}
