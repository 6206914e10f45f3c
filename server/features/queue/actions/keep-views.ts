import { queueFilter, type SavedView } from '@insaf/contract/queue.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Acting } from '../../rights/index.ts';
import { deleteView, insertView, lockViews, updateView, viewsOf } from '../queries.ts';

/** Nobody finds anything among more. */
const most = 50;

/** Own saved views, in their order. */
export async function readSavedViews(ctx: Ctx, acting: Acting): Promise<{ views: SavedView[] }> {
  return { views: await viewsOf(ctx.db, staffIdOf(acting)) };
}

/** Keeps a filter under a name, behind the others. */
export function saveView(ctx: Ctx, acting: Acting, view: { name: string; query: string }) {
  const staffId = staffIdOf(acting);
  const query = queryOf(view.query);
  return ctx.db.transaction().execute(async (db) => {
    const others = await lockViews(db, staffId);
    if (others.length >= most) throw new Refusal('too_many_views', { most });
    const position = others.length + 1;
    return insertView(db, { staff_id: staffId, name: view.name.trim(), query, position });
  });
}

/** Renames one, changes its filter, or moves it to a position; the others close up. */
export function changeView(
  ctx: Ctx,
  acting: Acting,
  id: string,
  changes: { name?: string | undefined; query?: string | undefined; position?: number | undefined },
): Promise<SavedView> {
  const staffId = staffIdOf(acting);
  return ctx.db.transaction().execute(async (db) => {
    const views = await lockViews(db, staffId);
    const view = views.find((each) => each.id === id);
    if (view === undefined) throw new Refusal('not_found');
    const changed = {
      ...(changes.name === undefined ? {} : { name: changes.name.trim() }),
      ...(changes.query === undefined ? {} : { query: queryOf(changes.query) }),
    };
    if (Object.keys(changed).length > 0) await updateView(db, staffId, id, changed);
    if (changes.position !== undefined) {
      const order = views.filter((each) => each.id !== id);
      order.splice(changes.position - 1, 0, view);
      for (const [index, each] of order.entries()) {
        if (each.position !== index + 1) {
          await updateView(db, staffId, each.id, { position: index + 1 });
        }
      }
    }
    return (await viewsOf(db, staffId)).find((each) => each.id === id)!;
  });
}

export async function removeView(ctx: Ctx, acting: Acting, id: string) {
  const staffId = staffIdOf(acting);
  const known = (await viewsOf(ctx.db, staffId)).some((each) => each.id === id);
  if (!known) throw new Refusal('not_found');
  await deleteView(ctx.db, staffId, id);
  return { removed: true };
}

function staffIdOf(acting: Acting): string {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  return acting.staffId;
}

/** The filter in its own spelling; only what the list would take is kept. */
function queryOf(query: string): string {
  const asked = new URLSearchParams(query.replace(/^\?/, ''));
  const read = queueFilter.safeParse(Object.fromEntries(asked));
  if (!read.success) throw new Refusal('invalid_input', { field: 'query' });
  return asked.toString();
}
