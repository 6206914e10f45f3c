import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { insertRead, monthRows, workingAt } from '../queries.ts';
import { isHeadOf } from '../rules/may-head.ts';
import { monthView, readableFrom } from './month-view.ts';

/**
 * A month of one whom the reader heads, once it was the person's own for some days. That it was read is
 * written down first, and the person sees it.
 *
 * @throws Refusal `not_found` for everybody else, and for a month that is not to be read yet: which of both
 *   is not told
 */
export async function readWorkOf(
  ctx: Ctx,
  acting: Staff,
  { id, agency, month }: { id: string; agency: string; month: string },
) {
  const at = (await readDirectory(ctx.db)).agencyByCode(agency);
  if (at === undefined || id === acting.staffId || !isHeadOf(acting, at.id)) {
    throw new Refusal('not_found');
  }
  const person = await workingAt(ctx.db, id, at.id);
  const [row] = await monthRows(ctx.db, id, `${month}-01`, at.id);
  if (person === undefined || row === undefined) throw new Refusal('not_found');
  const from = await readableFrom(ctx, row);
  const now = ctx.clock();
  if (from === null || from > localDay(now, ctx.config.TIME_ZONE)) throw new Refusal('not_found');
  const of = { staffId: id, agencyId: at.id, month: row.month };
  await insertRead(ctx.db, of, acting.staffId, now);
  return { ...(await monthView(ctx, acting, row)), person };
}
