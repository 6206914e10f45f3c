import type { Db } from '../../../platform/context.ts';
import type { Moved } from '../../complaints/index.ts';
import { insertDeltas } from '../queries.ts';

/**
 * Notes moves to be counted, in the transaction that made them and in one statement for all of them.
 * Each takes its agency and category from its history entry, which is what they are rebuilt from.
 */
export async function countMoves(db: Db, moves: readonly Moved[]): Promise<void> {
  if (moves.length === 0) return;
  await insertDeltas(
    db,
    moves.map(({ verb, complaint, entry }) => ({
      at: entry.at,
      agency_id: entry.holder_id,
      category_id: entry.category_id ?? null,
      channel: complaint.channel,
      verb,
    })),
  );
}
