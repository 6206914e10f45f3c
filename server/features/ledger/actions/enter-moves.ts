import type { Db } from '../../../platform/context.ts';
import type { Moved } from '../../complaints/index.ts';
import { insertWaiting } from '../queries.ts';

/**
 * Enters moves in the ledger, in the transaction that made them and in one statement for all of them.
 * What is entered is only which they are: until a head is published, whoever can change the rows could as
 * well change what was computed from them, so it is computed when they are sequenced (docs/ledger.md).
 */
export async function enterMoves(db: Db, moves: readonly Moved[]): Promise<void> {
  await insertWaiting(
    db,
    moves.map(({ entry }) => ({
      complaint_number: String(entry.complaint_number),
      seq: entry.seq,
    })),
  );
}
