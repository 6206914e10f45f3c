import { queueFilter, type Why } from '@insaf/contract/queue.ts';
import type { Ctx } from '../../../platform/context.ts';
import { workingTimeOf } from '../../complaints/index.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, permissionsOf } from '../../rights/index.ts';
import { countLists, type QueueComplaint } from '../queries.ts';
import type { ViewKey } from '../rules/views-for.ts';
import { viewsFor } from '../rules/views-for.ts';
import { whyOf } from '../rules/why-of.ts';
import { readPage } from './list-queue.ts';
import { dayOf, partsOf, selectComplaints } from './select-complaints.ts';

/** What is in a standing view: how much, and its first complaints, without anything that people wrote. */
export type Outline = {
  readonly key: ViewKey;
  readonly query: string;
  readonly count: number;
  /** There are more than were counted. */
  readonly more: boolean;
  readonly lines: readonly OutlineLine[];
};

type OutlineLine = Pick<QueueComplaint, 'number' | 'category_id' | 'confidential' | 'holder_id'> & {
  readonly why: readonly Why[];
};

/**
 * Some of the standing views of what somebody may do, as their lists have them; those that are empty are
 * left out.
 *
 * @param upTo none is counted beyond this
 * @param most so many complaints of each
 */
export async function outlineViews(
  ctx: Ctx,
  acting: Acting,
  wanted: readonly ViewKey[],
  { upTo, most }: { upTo: number; most: number },
): Promise<Outline[]> {
  const directory = await readDirectory(ctx.db);
  const standing = viewsFor(permissionsOf(acting)).filter(({ key }) =>
    wanted.some((one) => one === key),
  );
  const lists = await Promise.all(
    standing.map(async ({ key, query }) => {
      const filter = queueFilter.parse(Object.fromEntries(new URLSearchParams(query)));
      const selection = await selectComplaints(ctx, acting, filter, directory);
      return { key, query, selection, parts: partsOf(acting, selection, directory, upTo + 1) };
    }),
  );
  const counted = lists.filter(({ parts }) => parts.length > 0);
  const counts = await countLists(ctx.db, acting, counted, upTo);
  const outlines: Outline[] = [];
  for (const { key, query, selection } of counted) {
    const count = counts.get(key) ?? 0;
    if (count === 0) continue;
    const first = { from: undefined, limit: most };
    const { rows } = await readPage(ctx, acting, directory, selection, first);
    outlines.push({
      ...{ key: key as ViewKey, query, count: Math.min(count, upTo), more: count > upTo },
      lines: await Promise.all(rows.map((row) => lineOf(ctx, directory, row))),
    });
  }
  return outlines;
}

async function lineOf(ctx: Ctx, directory: Directory, row: QueueComplaint): Promise<OutlineLine> {
  const { number, category_id, confidential, holder_id } = row;
  const now = ctx.clock();
  const urgent = category_id !== null && directory.category(category_id).urgent;
  const facts = { now, urgent, today: dayOf(now, ctx.config.TIME_ZONE).toString() };
  const why = whyOf(row, { ...facts, ...(await workingTimeOf(ctx, row, directory, now)) });
  return { number, category_id, confidential, holder_id, why };
}
