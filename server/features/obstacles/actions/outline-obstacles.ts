import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { type OutlinedObstacle, openObstacles } from '../queries.ts';
import { agenciesWith, ownAgencies } from './list-obstacles.ts';

/** Open obstacles of some kind, the oldest first: how many, and the first of them without their words. */
export type ObstacleOutline = {
  readonly count: number;
  readonly more: boolean;
  readonly first: readonly OutlinedObstacle[];
};

/**
 * The obstacles that wait for somebody to decide, and those decided that somebody's own agencies are to
 * remove or are hindered by; of those they reach.
 *
 * @param upTo none is counted beyond this
 * @param most so many of each
 */
export async function outlineObstacles(
  ctx: Ctx,
  acting: Staff,
  { upTo, most }: { upTo: number; most: number },
): Promise<{ toDecide: ObstacleOutline; decided: ObstacleOutline }> {
  const directory = await readDirectory(ctx.db);
  const reached = agenciesWith(acting, 'readComplaints', directory);
  const outline = async (which: { levels: number[] } | { concerned: number[] }) => {
    const found = await openObstacles(ctx.db, { reached, ...which }, upTo + 1);
    const count = Math.min(found.length, upTo);
    return { count, more: found.length > upTo, first: found.slice(0, most) };
  };
  return {
    toDecide: await outline({ levels: ownAgencies(acting, 'decideObstacle', directory) }),
    decided: await outline({ concerned: ownAgencies(acting, 'removeObstacle', directory) }),
  };
}
