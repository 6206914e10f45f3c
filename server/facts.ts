/*
 * Who listens to which fact: how features hear of each other without knowing each other.
 */
import type { AgenciesMoved } from './features/agencies/index.ts';
import { recountMoved } from './features/calendars/index.ts';
import { leaveCauses, raiseCircles } from './features/causes/index.ts';
import { type ComplaintsMoved, raisePriority } from './features/complaints/index.ts';
import type { IdentityOpened } from './features/custody/index.ts';
import { endLendingsTo } from './features/delegations/index.ts';
import { endRisings } from './features/escalation/index.ts';
import { countMoves } from './features/figures/index.ts';
import { enterMoves } from './features/ledger/index.ts';
import { sayMoved, sayNoted, sayPresence } from './features/live/index.ts';
import { handOverMentions, type NoteAdded } from './features/notes/index.ts';
import { type tellOfMoves, tellOfOpening } from './features/notices/index.ts';
import type { PresenceChanged } from './features/presence/index.ts';
import { endByAppeal } from './features/referrals/index.ts';
import { followLeading, releaseFollowers } from './features/replies/index.ts';
import { noteSettled } from './features/satisfaction/index.ts';
import type { StaffLeft } from './features/staff/index.ts';
import type { Announce, Ctx, Db } from './platform/context.ts';

/**
 * Carries every fact to who listens to it.
 *
 * @param ctxOf what they work with; it holds this very function, so it is asked for late
 * @param tellPeople how complainants are told of moves
 */
export function announceTo(ctxOf: () => Ctx, tellPeople: typeof tellOfMoves): Announce {
  return async (tx, fact) => {
    const ctx = ctxOf();
    switch (fact.name) {
      case 'complaintsMoved':
        return tell(ctx, tx, fact as ComplaintsMoved, tellPeople);
      case 'identityOpened':
        return tellOfOpening(ctx, tx, fact as IdentityOpened);
      case 'noteAdded':
        return sayNoted(tx, fact as NoteAdded);
      case 'staffLeft':
        return handOver(ctx, tx, fact as StaffLeft);
      case 'agenciesMoved':
        return recountMoved(tx, fact as AgenciesMoved);
      case 'presenceChanged':
        return sayPresence(tx, fact as PresenceChanged);
      default:
        throw new Error(`nobody listens to ${fact.name}`);
    }
  };
}

/** Who hears of a fact, in the transaction that made it true, in this order. */
async function tell(
  ctx: Ctx,
  db: Db,
  fact: ComplaintsMoved,
  tellPeople: typeof tellOfMoves,
): Promise<void> {
  // None of these reads what another writes.
  await Promise.all([
    enterMoves(db, fact.moves),
    countMoves(db, fact.moves),
    noteSettled(ctx, db, fact.moves),
    endRisings(db, fact.moves),
    tellPeople(ctx, db, fact.moves),
    sayMoved(db, fact.moves),
  ]);
  await leaveCauses(ctx, db, fact.moves);
  for (const move of fact.moves) {
    const { verb, complaint } = move;
    if (verb === 'appeal') await endByAppeal(db, move);
    if (['join', 'supply', 'returnReply'].includes(verb)) await raisePriority(ctx, db, move);
    if (verb === 'settle') await followLeading(ctx, db, complaint);
    if (['dismiss', 'lapse', 'withdraw'].includes(verb)) await releaseFollowers(ctx, db, complaint);
  }
  await raiseCircles(ctx, db, fact.moves);
}

/** What waits for somebody who has left goes to the head of their agency; what was lent to them ends. */
async function handOver(ctx: Ctx, db: Db, { staffId, headId }: StaffLeft): Promise<void> {
  const now = ctx.clock();
  if (headId !== null) await handOverMentions(db, staffId, headId, now);
  await endLendingsTo(db, staffId, now);
}
