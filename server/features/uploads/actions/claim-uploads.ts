import { uploadLimits } from '@insaf/contract/uploads.ts';
import type { Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { countClaimed, lockUploads, recordClaim, type Upload } from '../queries.ts';

export type Claim = {
  complaintNumber: string;
  /** Of the reply that offers them as evidence; absent for what the person or an officer adds. */
  replyNo?: number | null;
  at: Date;
  /** JSON path of upload `index` in the request, for a refusal. Default `uploads.<index>`. */
  field?: (index: number) => string;
};

/**
 * Makes uploads part of a complaint, or of one of its replies, within the caller's transaction. Claiming
 * again for the same one changes nothing, so a retried request succeeds.
 *
 * @returns the uploads in the order of `ids`, each once
 * @throws Refusal naming the field: `unknown_upload` (never made, expired, or of another complaint),
 *   `upload_unfinished`, `upload_refused` with its reason or with `too_many`
 */
export async function claimUploads(
  db: Db,
  ids: readonly string[],
  claim: Claim,
): Promise<Upload[]> {
  const { complaintNumber, replyNo = null, at, field = standardField } = claim;
  const claimed = await usableUploads(db, ids, claim);
  const fresh = claimed.filter((row) => row.state === 'ready').map((row) => row.id);
  if (fresh.length === 0) return claimed;
  const recorded = { complaint_number: complaintNumber, reply_no: replyNo, claimed_at: at };
  if ((await countClaimed(db, recorded)) + fresh.length > uploadLimits.count) {
    const index = Math.min(uploadLimits.count, ids.length - 1);
    const limit = uploadLimits.count;
    throw new Refusal('upload_refused', { field: field(index), reason: 'too_many', limit });
  }
  await recordClaim(db, fresh, recorded);
  return claimed.map((row) =>
    row.state === 'ready' ? { ...row, ...recorded, state: 'claimed' } : row,
  );
}

const standardField = (index: number) => `uploads.${index}`;

/**
 * The uploads that could be claimed so, locked until the transaction ends; nothing is claimed.
 *
 * @throws the refusals of `claimUploads`, but for `too_many`
 */
export async function usableUploads(
  db: Db,
  ids: readonly string[],
  { complaintNumber, replyNo = null, at, field = standardField }: Claim,
): Promise<Upload[]> {
  const wanted = [...new Set(ids.map((id) => id.toLowerCase()))];
  if (wanted.length === 0) return [];
  const rows = new Map((await lockUploads(db, wanted)).map((row) => [row.id, row]));
  return wanted.map((id) => {
    const where = field(ids.findIndex((given) => given.toLowerCase() === id));
    const row = rows.get(id);
    if (!row) throw new Refusal('unknown_upload', { field: where });
    if (row.state === 'claimed') {
      // A reply may offer again what an earlier reply to the same complaint did, and its own person's
      // files never: the complainant's photo proves the problem, not its removal.
      const sameOwner = (row.reply_no === null) === (replyNo === null);
      if (row.complaint_number !== complaintNumber || !sameOwner)
        throw new Refusal('unknown_upload', { field: where });
      return row;
    }
    if (row.expires_at <= at) throw new Refusal('unknown_upload', { field: where });
    if (row.state === 'receiving') throw new Refusal('upload_unfinished', { field: where });
    if (row.state === 'refused') {
      throw new Refusal('upload_refused', { field: where, reason: row.refused_reason });
    }
    return row;
  });
}
