import type { Ctx, Db } from '../../../platform/context.ts';
import type { AgenciesMoved, HandedOver } from '../events.ts';
import { type BranchMove, branchMoves } from '../rules/branch-moves.ts';

/**
 * Tells, in the transaction that changed the tree, what moved in it.
 *
 * @param placed every agency whose path is another, in any order
 * @param handedOver pairs of which some may be there again, or have no complaints
 */
export async function announceMoved(
  ctx: Ctx,
  db: Db,
  placed: readonly BranchMove[],
  handedOver: readonly HandedOver[],
): Promise<void> {
  const fact: AgenciesMoved = {
    ...{ name: 'agenciesMoved', at: ctx.clock(), branches: branchMoves(placed) },
    handedOver: handedOver.filter(({ numbers }) => numbers.length > 0),
  };
  if (fact.branches.length + fact.handedOver.length > 0) await ctx.announce(db, fact);
}
