import type { IndicatorsAsked, IndicatorTargetLine } from '@insaf/contract/indicators.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { targetHistory } from '../queries.ts';
import { indicatorByCode, yearAsked } from './year-asked.ts';

/**
 * Every target that an agency itself was given for a year, the latest first: by whom, from what, to what.
 *
 * @throws Refusal `not_found`, and what readIndicators throws
 */
export async function readTargets(
  ctx: Ctx,
  acting: Acting,
  code: string,
  asked: IndicatorsAsked,
): Promise<{ lines: IndicatorTargetLine[] }> {
  const { agency, year } = await yearAsked(ctx, acting, asked);
  const { id: indicatorId } = await indicatorByCode(ctx, code);
  const rows = await targetHistory(ctx.db, { agencyId: agency.id, indicatorId, year });
  const lines = rows.map(({ value, set_at, name }, at) => ({
    ...{ at: set_at.toISOString(), by: name },
    ...{ from: rows[at - 1]?.value ?? null, to: value },
  }));
  return { lines: lines.reverse() };
}
