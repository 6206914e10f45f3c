import type { Ctx } from '../../../platform/context.ts';
import { deleteComplainants } from '../../complainants/index.ts';
import { eraseComplaintWords, lockComplaint } from '../../complaints/index.ts';
import { eraseOpeningWords } from '../../custody/index.ts';
import { eraseAcceptanceWords } from '../../evidence/index.ts';
import { forgetPerson } from '../../ledger/index.ts';
import { eraseNoteWords } from '../../notes/index.ts';
import { eraseCarriersWords, isStillTelling } from '../../notices/index.ts';
import { eraseObstacleWords } from '../../obstacles/index.ts';
import { eraseRenditions } from '../../redaction/index.ts';
import { eraseReferralWords } from '../../referrals/index.ts';
import { eraseReplyWords } from '../../replies/index.ts';
import { eraseSatisfactionWords } from '../../satisfaction/index.ts';
import { eraseFiles, type UploadCtx } from '../../uploads/index.ts';
import { lockDue, recordDone } from '../queries.ts';
import { erasableNow } from '../rules/erasable.ts';

const acting = { kind: 'system', job: 'erase' } as const;

/**
 * Destroys who the person of a complaint is and what was written and sent with it, in one transaction, with
 * the ledger's entry that says so. What stays, and why, stands in docs/decisions/0032-redaction-and-erasure.md.
 *
 * @param evenUntold though the person is still to be told: the message did not go out in time
 * @returns whether this call did it; not when another does, the person is still to be told, or the complaint
 *   is open again
 */
export function eraseComplaint(
  ctx: Ctx,
  uploads: UploadCtx,
  number: string,
  evenUntold = true,
): Promise<boolean> {
  return ctx.db.transaction().execute(async (db) => {
    const complaint = await lockComplaint(db, acting, number);
    const row = await lockDue(db, number);
    if (complaint === undefined || row === undefined) return false;
    if (!evenUntold && (await isStillTelling(db, complaint))) return false;
    const now = ctx.clock();
    const { status, appeal_until: appealUntil } = complaint;
    if (erasableNow({ status, appealUntil }, now) !== 'yes') return false;
    await deleteComplainants(db, complaint);
    await eraseComplaintWords(db, complaint, now);
    await eraseReferralWords(db, complaint);
    await eraseReplyWords(db, complaint);
    await eraseAcceptanceWords(db, complaint);
    await eraseNoteWords(db, complaint);
    await eraseObstacleWords(db, complaint);
    await eraseOpeningWords(db, complaint);
    await eraseSatisfactionWords(db, complaint);
    await eraseCarriersWords(db, complaint);
    await recordDone(db, row, now);
    await forgetPerson(db, complaint, {
      at: now,
      by: row.decided_by === null ? 'system' : 'staff',
      agencyId: row.decided_agency_id,
      parts: { why: row.why, staff: row.decided_by },
    });
    // Files go last: should anything before them fail, they are still there.
    for (const owner of await eraseFiles(uploads, db, complaint, now)) {
      await eraseRenditions(uploads.storage, db, owner);
    }
    return true;
  });
}
