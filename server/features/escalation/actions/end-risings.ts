import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Db } from '../../../platform/context.ts';
import type { Moved } from '../../complaints/index.ts';
import { endAllOf, endBeside, endOfLadder } from '../queries.ts';

/** Moves with which the same clock runs on for the same agency: whom it rose to, it still concerns. */
const goesOn: readonly Verb[] = [
  ...(['escalate', 'retime', 'prioritise', 'accept', 'promise'] as const),
  // Waiting for the complainant ends no delay: the same clock comes back.
  ...(['askComplainant', 'supply'] as const),
];

/** Moves that give it to another agency with the clock as it is. */
const handsOn: readonly Verb[] = ['handBack', 'takeOver'];

/** Whom something rose to, it concerns no more once it was acted upon; in the transaction of the moves. */
export async function endRisings(db: Db, moves: readonly Moved[]): Promise<void> {
  const accepted = moves.filter(
    ({ from, to }) => from === 'referred' && to !== 'referred' && to !== 'incomplete',
  );
  if (accepted.length > 0) {
    const [{ at }] = accepted as [Moved];
    const complaints = accepted.map(({ complaint }) => complaint);
    await endOfLadder(db, complaints, 'acceptance', at);
  }
  const acted = moves.filter(({ verb }) => verb !== 'receive' && !goesOn.includes(verb));
  const [first] = acted;
  if (first === undefined) return;
  const ended = acted.filter(({ verb }) => !handsOn.includes(verb));
  if (ended.length > 0) {
    await endAllOf(
      db,
      ended.map(({ complaint }) => complaint),
      first.at,
    );
  }
  for (const { verb, complaint, at } of acted) {
    if (handsOn.includes(verb)) await endBeside(db, complaint, at);
  }
}
