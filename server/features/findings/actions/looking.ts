import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { dayOfNumber, numberOfDay } from '../../figures/index.ts';
import { type Period, periodBefore, type Reviewing } from '../../review/index.ts';
import { type Branch, firstReceived } from '../queries.ts';
import { type Subjects, subjectsOf } from './subjects.ts';

/** What all findings of one review are looked for with. */
export type Looking = Reviewing & {
  readonly ctx: Ctx;
  readonly subjects: Subjects;
  readonly branch: Branch;
  /** What of the period is over; null where none of it is. */
  readonly over: Period | null;
  /** As many days right before, where all of them were counted; null where the figures begin later. */
  readonly before: Period | null;
  readonly today: string;
};

export async function lookingAt(ctx: Ctx, reviewing: Reviewing): Promise<Looking> {
  const { db, directory, scope, filters, period } = reviewing;
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const yesterday = dayOfNumber(numberOfDay(today) - 1);
  const [to] = [period.to, yesterday].sort() as [string, string];
  const over = to < period.from ? null : { from: period.from, to };
  const before = over === null ? null : periodBefore(over);
  const first = await firstReceived(db);
  const known = before !== null && first !== null && first <= before.from;
  const [root] = directory.childrenOf(null);
  return {
    ...reviewing,
    ...{ ctx, today, over, before: known ? before : null },
    subjects: subjectsOf(scope, directory),
    branch: { path: scope.agency.id === root?.id ? null : scope.agency.path, filters },
  };
}
