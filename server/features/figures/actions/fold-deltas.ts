import type { Ctx } from '../../../platform/context.ts';
import { foldSome } from '../queries.ts';

const batch = 5000;

/**
 * Adds what was done since the last time to the figures of its days. Any number of workers may do so at
 * once, and one that dies loses and doubles nothing.
 *
 * @returns how many moves were counted
 */
export async function foldDeltas(ctx: Ctx): Promise<number> {
  let folded = 0;
  for (;;) {
    const taken = await foldSome(ctx.db, ctx.config.TIME_ZONE, batch);
    folded += taken;
    if (taken < batch) return folded;
  }
}
