import type { Ctx } from '../../../platform/context.ts';
import { countAgain } from '../queries.ts';

/**
 * Makes the figures anew from history, to exactly the numbers that counting as it happened gives; or to
 * the right ones, after the installation's zone was changed. Nobody has to stop working meanwhile.
 *
 * @returns how many moves were counted
 */
export async function rebuildFigures(ctx: Ctx): Promise<number> {
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute((db) => countAgain(db, ctx.config.TIME_ZONE));
}
