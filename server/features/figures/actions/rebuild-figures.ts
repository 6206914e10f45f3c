import type { Ctx } from '../../../platform/context.ts';
import { forgetCounted, readProgress, waitToCount, writeProgress } from '../queries.ts';
import { countFigures } from './count-figures.ts';

/**
 * Makes the figures anew from history, to exactly the rows that counting as it happened gives; or to the right
 * ones, after the installation's zone was changed. Nobody has to stop working meanwhile, and until it is done
 * `figuresUntil` says that figures are not whole. Where it is interrupted, the server goes on with it, or who
 * begins it again.
 *
 * @returns how many complaints were counted
 */
export async function rebuildFigures(ctx: Ctx): Promise<number> {
  await ctx.db.transaction().execute(async (db) => {
    await waitToCount(db);
    const progress = await readProgress(db);
    if (progress.counting_after !== null && progress.counting_after !== '0') return;
    await forgetCounted(db);
    const { id: _, ...rest } = progress;
    const from = { counting_after: '0', counting_received: new Date(0) };
    await writeProgress(db, { ...rest, ...from, counted_until: null });
  });
  return countFigures(ctx, { wait: true });
}
