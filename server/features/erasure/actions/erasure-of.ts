import type { Erasure, ErasureState } from '@insaf/contract/erasure.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { eyesOf, eyesOutside, numberAfter, type TextOf } from '../../redaction/index.ts';
import type { Acting } from '../../rights/index.ts';
import { type ErasureRow, lastErasure } from '../queries.ts';
import { erasableNow } from '../rules/erasable.ts';

/** How the erasure of a complaint's person stands; the complaint was loaded through the reader. */
export async function erasureOf(
  ctx: Ctx,
  acting: Acting,
  complaint: ComplaintRow,
  db: Db = ctx.db,
): Promise<Erasure> {
  const [row, directory, eyes] = await Promise.all([
    lastErasure(db, complaint),
    readDirectory(ctx.db),
    acting.kind === 'staff'
      ? eyesOf({ ...ctx, db }, acting, complaint)
      : eyesOutside(db, complaint),
  ]);
  const state = stateOf(row);
  const isFree = state === 'none' || state === 'refused';
  const { appeal_until: appealUntil } = complaint;
  const erasable = erasableNow({ status: complaint.status, appealUntil }, ctx.clock());
  const by = row?.decided_agency_id ?? null;
  return {
    state,
    erasable: isFree ? erasable : 'asked',
    appealUntil: erasable === 'appeal_possible' ? (appealUntil?.toISOString() ?? null) : null,
    why: (row?.why as Erasure['why']) ?? null,
    askedAt: row?.asked_at.toISOString() ?? null,
    decidedAt: row?.decided_at?.toISOString() ?? null,
    decidedBy: by === null ? null : directory.nameAt(by, row!.decided_at!),
    refusal: row?.refusal ? eyes.text(`refusal/${row.erasure_no}`, row.refusal) : null,
    erasureNo: row?.erasure_no ?? null,
    doneAt: row?.done_at?.toISOString() ?? null,
  };
}

/** Why an erasure was refused, for hiding a part of it: of the last one, which is what is shown. */
export const refusalText: TextOf = async ({ db }, _acting, complaint, subject) => {
  const no = numberAfter('refusal', subject);
  const row = no === null ? undefined : await lastErasure(db, complaint);
  return row?.erasure_no === no ? (row.refusal ?? null) : null;
};

function stateOf(row: ErasureRow | undefined): ErasureState {
  if (row === undefined) return 'none';
  if (row.decided_at === null) return 'waiting';
  if (row.refusal !== null) return 'refused';
  return row.done_at === null ? 'granted' : 'done';
}
