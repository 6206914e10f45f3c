import type {
  IndicatorPage,
  IndicatorReading,
  IndicatorsAsked,
} from '@insaf/contract/indicators.ts';
import { bases } from '@insaf/contract/review.ts';
import type { Ctx } from '../../../platform/context.ts';
import { managesAll } from '../../administration/index.ts';
import { figuresUntil } from '../../figures/index.ts';
import { agenciesAbove } from '../../review/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import { allIndicators, targetsOf } from '../queries.ts';
import { countedOf } from '../rules/measure.ts';
import { idsOf, targetAbove, targetFor } from '../rules/targets.ts';
import { isOver, monthsOf } from '../rules/year.ts';
import { countYear, knownOn } from './count-year.ts';
import { heldTarget, measureAgency, namesOfSetters } from './measure-agency.ts';
import { yearAsked } from './year-asked.ts';

/**
 * The indicators of an agency with all below it, in a year: so far, beside their targets, month by month, and
 * as they are to be expected at its end.
 *
 * @throws Refusal `unknown_agency`, `not_permitted`, `invalid_input` naming the year
 */
export async function readIndicators(
  ctx: Ctx,
  acting: Acting,
  asked: IndicatorsAsked,
): Promise<IndicatorPage> {
  const { directory, agency, below, today, year } = await yearAsked(ctx, acting, asked);
  const path = idsOf(agency.path);
  const { db } = ctx;
  const [indicators, lines, progress, knownAt, ...sums] = await Promise.all([
    allIndicators(db),
    targetsOf(db, path, year),
    figuresUntil(db),
    knownOn(db, today, agency),
    ...bases.map((basis) => countYear(db, basis, [agency], { year, below })),
  ]);
  const staff = await namesOfSetters(db, acting, lines);
  const known = knownAt(agency);
  const read = indicators.map(({ id, ...indicator }): IndicatorReading => {
    const own = lines.filter((line) => line.indicator_id === id);
    const counts = sums[bases.indexOf(indicator.basis)]!(agency.id);
    const held = (line: ReturnType<typeof targetFor>) =>
      heldTarget(line, agency, { directory, staff });
    return {
      indicator,
      ...measureAgency(indicator, counts, known, held(targetFor(own, path, indicator))),
      above: held(targetAbove(own, path, indicator)),
      lastYear: countedOf(indicator, counts.before),
      months: monthsOf(year).map((month, at) => ({
        ...countedOf(indicator, counts.months.slice(at, at + 1)),
        ...{ from: month.from, over: isOver(month, known.today) },
        before: countedOf(indicator, counts.before.slice(at, at + 1)),
      })),
    };
  });
  const { code, name_ar: ar, name_en: en } = agency;
  return {
    agency: { code, name: { ar, en } },
    above: agenciesAbove(acting, directory, agency),
    ...{ below, year, today, ...progress },
    can: {
      set: holdingFor(acting, 'manageIndicators', agency.path) !== null,
      define: managesAll(acting, 'manageIndicators', directory.agencies),
    },
    indicators: read,
  };
}
