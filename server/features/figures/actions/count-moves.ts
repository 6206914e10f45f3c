import type { Db } from '../../../platform/context.ts';
import type { Moved } from '../../complaints/index.ts';
import { insertDeltas } from '../queries.ts';

/** Notes complaints that moved, to be counted anew; in the transaction that moved them, a narrow row each. */
export async function countMoves(db: Db, moves: readonly Moved[]): Promise<void> {
  await countAgain(
    db,
    moves.map(({ complaint }) => complaint.number),
  );
}

/** The same of complaints about which something else that is counted became known. */
export async function countAgain(db: Db, numbers: readonly string[]): Promise<void> {
  await insertDeltas(db, [...new Set(numbers)]);
}
