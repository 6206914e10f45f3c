import { countedUpTo, queueFilter } from '@insaf/contract/queue.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import { type Acting, permissionsOf } from '../../rights/index.ts';
import { countLists } from '../queries.ts';
import { viewsFor } from '../rules/views-for.ts';
import { partsOf, selectComplaints } from './select-complaints.ts';

/** The standing views of what the reader may do, and how much is in each, by the conditions of its list. */
export async function countViews(ctx: Ctx, acting: Acting) {
  const directory = await readDirectory(ctx.db);
  const views = viewsFor(permissionsOf(acting));
  const lists = await Promise.all(
    views.map(async ({ key, query }) => {
      const filter = queueFilter.parse(Object.fromEntries(new URLSearchParams(query)));
      const selection = await selectComplaints(ctx, acting, filter, directory);
      return { key, parts: partsOf(acting, selection, directory, countedUpTo + 1) };
    }),
  );
  const counts = await countLists(
    ctx.db,
    acting,
    lists.filter(({ parts }) => parts.length > 0),
    countedUpTo,
  );
  return {
    views: views.map((view) => {
      const count = counts.get(view.key) ?? 0;
      return { ...view, count: Math.min(count, countedUpTo), more: count > countedUpTo };
    }),
  };
}
