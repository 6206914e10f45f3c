import { queueFilter } from '@insaf/contract/queue.ts';
import type { CountedList } from '@insaf/contract/week.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { countLists, listPart, type Part } from '../queries.ts';
import { partsOf, selectComplaints } from './select-complaints.ts';

/** A list by the query of its address. */
export type AskedList = {
  readonly key: string;
  readonly query: string;
  /** Whether it is looked up when the first of it falls due. */
  readonly first?: boolean;
};

export type SelectedList = AskedList & { readonly parts: readonly Part[] };

/**
 * Lists as the database understands them, read from the same filter as the list itself.
 *
 * @param upTo how far they will be counted
 */
export async function selectLists(
  ctx: Ctx,
  acting: Acting,
  asked: readonly AskedList[],
  upTo: number,
): Promise<SelectedList[]> {
  const directory = await readDirectory(ctx.db);
  return Promise.all(
    asked.map(async (list) => {
      const filter = queueFilter.parse(Object.fromEntries(new URLSearchParams(list.query)));
      const selection = await selectComplaints(ctx, acting, filter, directory);
      return { ...list, parts: partsOf(acting, selection, directory, upTo + 1) };
    }),
  );
}

/** How much is in each of these lists, none counted beyond `upTo`, in one statement. */
export async function countSelected(
  db: Db,
  acting: Acting,
  lists: readonly SelectedList[],
  upTo: number,
): Promise<Map<string, CountedList & { readonly first: Date | null }>> {
  const reached = lists.filter(({ parts }) => parts.length > 0);
  const counts = await countLists(db, acting, reached, upTo);
  const counted = new Map<string, CountedList & { first: Date | null }>();
  for (const { key, parts, first } of lists) {
    const count = counts.get(key) ?? 0;
    const looked = first && count > 0 ? await firstOf(db, acting, parts) : null;
    counted.set(key, { count: Math.min(count, upTo), more: count > upTo, first: looked });
  }
  return counted;
}

/** When the first of a list falls due; null where nothing of it does. */
async function firstOf(db: Db, acting: Acting, parts: readonly Part[]): Promise<Date | null> {
  const running = parts.find(({ phase }) => phase.no === 1);
  if (running === undefined) return null;
  const [row] = await listPart(db, acting, running, { limit: 1 });
  return row?.turn_at ?? null;
}
