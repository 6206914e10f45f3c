import type { Db } from '../../../platform/context.ts';
import type { Moved } from '../../complaints/index.ts';
import { insertDeltas } from '../queries.ts';

/** Notes complaints that moved, to be counted anew; in the transaction that moved them, a narrow row each. */
export async function countMoves(db: Db, moves: readonly Moved[]): Promise<void> {
  await insertDeltas(db, [...new Set(moves.map(({ complaint }) => complaint.number))]);
}
