import type { Ctx } from '../../../platform/context.ts';
import { openCellsOf, openPeriods } from '../queries.ts';

/** All that the open index of a period is computed from, as CSV; null where it is not open. */
export function readOpenCells(ctx: Ctx, period: string): Promise<string | null> {
  return openCellsOf(ctx.db, period);
}

/** The periods of which they are open, the one that ended last first. */
export async function readOpenPeriods(
  ctx: Ctx,
): Promise<readonly { period: string; from: string; to: string }[]> {
  const periods = await openPeriods(ctx.db);
  return periods.map(({ period, from_day: from, to_day: to }) => ({ period, from, to }));
}
