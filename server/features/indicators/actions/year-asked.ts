import { firstIndicatorYear, type IndicatorsAsked } from '@insaf/contract/indicators.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import { scopeAsked } from '../../review/index.ts';
import type { Acting } from '../../rights/index.ts';
import { allIndicators, type IndicatorRow } from '../queries.ts';

/**
 * Whose indicators of which year are asked for: of the highest agency that the reader reaches, and of this
 * year, where nothing is said; by the tree of the day.
 *
 * @throws Refusal `unknown_agency`, `not_permitted`, `invalid_input` for a year too far ahead
 */
export async function yearAsked(ctx: Ctx, acting: Acting, asked: IndicatorsAsked) {
  const directory = await readDirectory(ctx.db);
  const { agency, below } = scopeAsked(acting, directory, { agency: asked.agency, tree: 'day' });
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const thisYear = Number(today.slice(0, 4));
  const year = asked.year ?? thisYear;
  if (year < firstIndicatorYear || year > thisYear + 1) {
    throw new Refusal('invalid_input', { field: 'year' });
  }
  return { directory, agency, below, today, year };
}

/** @throws Refusal `not_found` */
export async function indicatorByCode(ctx: Ctx, code: string): Promise<IndicatorRow> {
  const found = (await allIndicators(ctx.db)).find((each) => each.code === code);
  if (found === undefined) throw new Refusal('not_found');
  return found;
}
