import type { OwnMonth } from '@insaf/contract/evaluation.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { insertRemark, monthRows } from '../queries.ts';
import { ownMonthView } from './month-view.ts';

/**
 * Writes beside one's own month. What was written before stays under it.
 *
 * @throws Refusal `unknown_agency`, `not_found` for a month of which nothing is counted there
 */
export async function remarkOnMyWork(
  ctx: Ctx,
  acting: Staff,
  { agency, month, words }: { agency: string; month: string; words: string },
): Promise<OwnMonth> {
  const at = (await readDirectory(ctx.db)).agencyByCode(agency);
  if (at === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  const { staffId } = acting;
  const [row] = await monthRows(ctx.db, staffId, `${month}-01`, at.id);
  if (row === undefined) throw new Refusal('not_found');
  const of = { staffId, agencyId: at.id, month: row.month };
  await insertRemark(ctx.db, of, words.trim(), ctx.clock());
  return ownMonthView(ctx, acting, row);
}
