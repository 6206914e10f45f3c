import type { Erasure, ErasureState } from '@insaf/contract/erasure.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { type ErasureRow, lastErasure } from '../queries.ts';
import { erasableNow } from '../rules/erasable.ts';

/** How the erasure of a complaint's person stands; the complaint was loaded through the reader. */
export async function erasureOf(
  ctx: Ctx,
  complaint: ComplaintRow,
  db: Db = ctx.db,
): Promise<Erasure> {
  const [row, directory] = await Promise.all([lastErasure(db, complaint), readDirectory(ctx.db)]);
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
    refusal: row?.refusal ?? null,
    doneAt: row?.done_at?.toISOString() ?? null,
  };
}

function stateOf(row: ErasureRow | undefined): ErasureState {
  if (row === undefined) return 'none';
  if (row.decided_at === null) return 'waiting';
  if (row.refusal !== null) return 'refused';
  return row.done_at === null ? 'granted' : 'done';
}
