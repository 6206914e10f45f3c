import type { Dashboard, DashboardLine, LineKey } from '@insaf/contract/dashboard.ts';
import { countedUpTo } from '@insaf/contract/queue.ts';
import type { CountedList } from '@insaf/contract/week.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { countWaitingApprovals } from '../../approvals/index.ts';
import { countWaitingOpenings } from '../../custody/index.ts';
import { countWaitingErasures } from '../../erasure/index.ts';
import { outlineObstacles } from '../../obstacles/index.ts';
import { countSelected, selectLists } from '../../queue/index.ts';
import type { Staff } from '../../rights/index.ts';
import type { Box, Line } from '../rules/boxes-for.ts';

type Counted = CountedList & { readonly first?: Date | null };
export type BoxCounts = ReadonlyMap<string, Counted>;

/** The lists of the queue behind these boxes, to be counted within a transaction. */
export function selectBoxes(ctx: Ctx, acting: Staff, boxes: readonly Box[]) {
  const lines = boxes.flatMap((box) => box.lines).filter(({ page }) => page === 'queue');
  return selectLists(ctx, acting, lines, countedUpTo);
}

/** How much is in each, by the conditions of the list behind it. */
export const countSelectedBoxes = (
  db: Db,
  acting: Staff,
  lists: Awaited<ReturnType<typeof selectBoxes>>,
): Promise<BoxCounts> => countSelected(db, acting, lists, countedUpTo);

/** What waits for somebody on pages that are no queue. */
export async function countDecisions(
  ctx: Ctx,
  acting: Staff,
  boxes: readonly Box[],
): Promise<BoxCounts> {
  const upTo = countedUpTo;
  const capped = (found: number) => ({ count: Math.min(found, upTo), more: found > upTo });
  const counts: Partial<Record<LineKey, () => Promise<Counted>>> = {
    toDecide: async () => {
      const { count, more } = (await outlineObstacles(ctx, acting, { upTo, most: 0 })).toDecide;
      return { count, more };
    },
    openings: async () => capped(await countWaitingOpenings(ctx, acting, upTo)),
    erasures: () => countWaitingErasures(ctx, acting),
    approvals: async () => capped(await countWaitingApprovals(ctx, acting, upTo)),
  };
  const shown = boxes.flatMap(({ lines }) => lines);
  const found = await Promise.all(
    shown.flatMap(({ key }) => {
      const count = counts[key];
      return count === undefined ? [] : [count().then((counted) => [key, counted] as const)];
    }),
  );
  return new Map(found);
}

/** The boxes with their numbers; one in which nothing is, is left out. */
export function filledBoxes(boxes: readonly Box[], ...counts: BoxCounts[]): Dashboard['boxes'] {
  const countOf = (key: string) => counts.find((of) => of.has(key))?.get(key);
  const filled = ({ key, page, query, done }: Line): DashboardLine[] => {
    const { count = 0, more = false, first = null } = countOf(key) ?? {};
    if (done && count === 0) return [];
    return [{ key, page, query, count, more, first: first?.toISOString() ?? null }];
  };
  return boxes
    .map(({ key, lines }) => ({ key, lines: lines.flatMap(filled) }))
    .filter(({ lines }) => lines.some(({ count }) => count > 0));
}
