import { countedUpTo } from '@insaf/contract/queue.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type Acting, permissionsOf } from '../../rights/index.ts';
import { viewsFor } from '../rules/views-for.ts';
import { countSelected, selectLists } from './count-lists.ts';

/** The standing views of what the reader may do, and how much is in each, by the conditions of its list. */
export async function countViews(ctx: Ctx, acting: Acting) {
  const views = viewsFor(permissionsOf(acting));
  const lists = await selectLists(ctx, acting, views, countedUpTo);
  const counts = await countSelected(ctx.db, acting, lists, countedUpTo);
  return {
    views: views.map((view) => {
      const { count, more } = counts.get(view.key)!;
      return { ...view, count, more };
    }),
  };
}
