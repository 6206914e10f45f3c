import type { OwnMonth } from '@insaf/contract/evaluation.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Staff } from '../../rights/index.ts';
import { monthRows, monthsOf } from '../queries.ts';
import { ownMonthView } from './month-view.ts';

/** One's own month, at each agency where one did something. */
export async function readMyWork(
  ctx: Ctx,
  acting: Staff,
  asked: string | undefined,
): Promise<{ months: string[]; month: string | null; agencies: OwnMonth[] }> {
  const months = (await monthsOf(ctx.db, acting.staffId)).map((month) => month.slice(0, 7));
  const month = asked ?? months[0] ?? null;
  const rows = month === null ? [] : await monthRows(ctx.db, acting.staffId, `${month}-01`);
  const agencies: OwnMonth[] = [];
  for (const row of rows) agencies.push(await ownMonthView(ctx, acting, row));
  return { months, month, agencies };
}
