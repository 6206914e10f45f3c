import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { figuresUntil, numberOfDay } from '../../figures/index.ts';
import { type GrowthRow, growthUntil, type LagRow, lagsOf, putGrowth } from '../queries.ts';
import { growthOf, longestWeeks, type MonthOfLags } from '../rules/growth.ts';
import { monthsOf } from '../rules/year.ts';

const monthsBack = 24;

/**
 * Learns from what figures hold of each complaint how long it takes until things are done, once a day: from
 * the months of two years, one at a time. Not while figures are being counted from the beginning.
 *
 * @returns how many figures of branches are known
 */
export async function learnGrowth(ctx: Ctx): Promise<number> {
  const { whole } = await figuresUntil(ctx.db);
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  if (!whole || (await growthUntil(ctx.db)) === today) return 0;
  const learned = await learnedUntil(ctx, today);
  await ctx.db.transaction().execute((db) => putGrowth(db, learned, today));
  return learned.length;
}

async function learnedUntil(ctx: Ctx, today: string): Promise<GrowthRow[]> {
  const year = Number(today.slice(0, 4));
  const months = [year - 2, year - 1, year]
    .flatMap(monthsOf)
    .filter(({ from }) => from <= today)
    .slice(-monthsBack);
  const found = new Map<string, MonthOfLags[]>();
  for (const { from, last } of months) {
    const to = new Date(Date.UTC(2000, 0, 1 + last)).toISOString().slice(0, 10);
    for (const [key, rows] of branchesOf(await lagsOf(ctx.db, { from, to }, longestWeeks))) {
      const byWeek = Array.from({ length: longestWeeks }, () => 0);
      for (const { week, count } of rows) byWeek[week]! += count;
      found.set(key, [...(found.get(key) ?? []), { lastDay: last, byWeek }]);
    }
  }
  // Today is still going on.
  const until = numberOfDay(today) - 1;
  return [...found].flatMap(([key, lags]) => {
    const [branchId, figure] = key.split(' ') as [string, string];
    const growth = growthOf(lags, until);
    return growth === null ? [] : [{ branchId: Number(branchId), figure, ...growth }];
  });
}

/** The rows of each branch and figure, and of the whole (0). */
function branchesOf(rows: readonly LagRow[]): Map<string, LagRow[]> {
  const whole = rows.map((row) => ({ ...row, branch_id: 0 }));
  const branches = rows.filter(({ branch_id }) => branch_id !== 0);
  return Map.groupBy([...whole, ...branches], ({ branch_id, figure }) => `${branch_id} ${figure}`);
}
