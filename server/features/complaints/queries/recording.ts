import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { insertRows, updateRows } from '../../../platform/db/insert-rows.ts';
import type { Complaints, HistoryEntries } from '../../../platform/db/tables.generated.ts';

/** A complaint as it is after a move, what changed, and its entry in the history with what was written. */
export type Recorded = {
  readonly complaint: Selectable<Complaints>;
  readonly changes: Updateable<Complaints>;
  readonly entry: Insertable<HistoryEntries>;
  readonly words: string | null;
};

/**
 * The entries of moves and what they change, in three statements at most. Only move-complaint.ts and
 * move-many.ts may call this: a status changes nowhere else.
 */
export async function recordMoves(db: Db, moves: readonly Recorded[]): Promise<void> {
  const entries = moves.map(({ entry }) => entry);
  const words = moves.flatMap(({ entry, words: written }) => {
    const { complaint_number, seq } = entry;
    return written === null ? [] : [{ complaint_number, seq, words: written }];
  });
  const columns = [...new Set(moves.flatMap(({ changes }) => Object.keys(changes)))];
  const rows = moves.map(({ complaint }) => ({
    number: complaint.number,
    version: complaint.version,
    ...Object.fromEntries(
      columns.map((column) => [column, complaint[column as keyof typeof complaint]]),
    ),
  }));
  // In this order: what was written belongs to an entry, and no row changes without one.
  await Promise.all([
    insertRows(db, 'history_entries', entries),
    insertRows(db, 'history_words', words),
    updateRows(db, 'complaints', ['number'], rows),
  ]);
}
