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
  const acted = moves.filter(({ verb }) => verb !== 'receive' && !goesOn.includes(verb));
  const ended = acted.filter(({ verb }) => !handsOn.includes(verb));
  const accepted = moves.filter(
    (move) =>
      move.from === 'referred' &&
      move.to !== 'referred' &&
      move.to !== 'incomplete' &&
      !ended.includes(move),
  );
  const complaintsOf = (some: readonly Moved[]) => some.map(({ complaint }) => complaint);
  await Promise.all([
    accepted.length > 0
      ? endOfLadder(db, complaintsOf(accepted), 'acceptance', accepted[0]!.at)
      : undefined,
    ended.length > 0 ? endAllOf(db, complaintsOf(ended), ended[0]!.at) : undefined,
    ...acted
      .filter(({ verb }) => handsOn.includes(verb))
      .map(({ complaint, at }) => endBeside(db, complaint, at)),
  ]);
}
