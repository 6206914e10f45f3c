import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { lockObstacle } from '../queries.ts';
import { type Chosen, putUnder } from './put-under.ts';

/**
 * Puts complaints under an obstacle that is recorded already. Errors: those of `putUnder`; `not_found` with
 * the field of an obstacle that there is not, and `obstacle_removed`.
 */
export async function holdByObstacle(
  ctx: Ctx,
  acting: Acting,
  order: {
    readonly number: string;
    readonly version?: number | undefined;
    readonly obstacle: string;
    readonly told: string;
    readonly also: readonly Chosen[];
  },
) {
  const { number, version, also, told } = order;
  const directory = await readDirectory(ctx.db);
  return ctx.db.transaction().execute(async (db) => {
    // Locked before any complaint, as by who decides about it: so two never wait for each other crosswise.
    const obstacle = await lockObstacle(db, order.obstacle);
    return putUnder(
      ctx,
      db,
      acting,
      { first: { number, version }, also, told },
      async () => {
        if (obstacle === undefined) throw new Refusal('not_found', { field: 'obstacle' });
        if (obstacle.removed_at !== null) throw new Refusal('obstacle_removed');
        return obstacle;
      },
      directory,
    );
  });
}
