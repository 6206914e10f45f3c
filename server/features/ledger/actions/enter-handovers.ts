import type { Ctx, Db } from '../../../platform/context.ts';
import { enterLeaves } from './enter-leaf.ts';

/**
 * Enters that complaints came to another holder or judge without a move of theirs, because the tree of
 * agencies changed; in the transaction that changed it.
 */
export async function enterHandovers(ctx: Ctx, db: Db, numbers: readonly string[]): Promise<void> {
  const at = ctx.clock();
  await enterLeaves(
    db,
    [...new Set(numbers)].map((number) => ({
      type: 'handover',
      at,
      complaint: { number },
      by: 'system',
      agencyId: null,
      parts: {},
    })),
  );
}
