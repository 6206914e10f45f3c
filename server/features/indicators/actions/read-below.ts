import type { IndicatorBelow, IndicatorsAsked } from '@insaf/contract/indicators.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { targetsOf } from '../queries.ts';
import { furthestFirst } from '../rules/furthest-first.ts';
import { idsOf, targetFor } from '../rules/targets.ts';
import { countYear, knownOn } from './count-year.ts';
import { heldTarget, measureAgency, namesOfSetters } from './measure-agency.ts';
import { indicatorByCode, yearAsked } from './year-asked.ts';

/**
 * One indicator of the agencies right below one, each with what lies below it, the furthest behind its target
 * first. None where the reader sees the agency alone; of those that are closed, those of which something is
 * counted.
 *
 * @throws Refusal `not_found`, and what readIndicators throws
 */
export async function readBelow(
  ctx: Ctx,
  acting: Acting,
  code: string,
  asked: IndicatorsAsked,
): Promise<IndicatorBelow> {
  const { directory, agency, below, today, year } = await yearAsked(ctx, acting, asked);
  const { id, ...indicator } = await indicatorByCode(ctx, code);
  const children = below ? directory.childrenOf(agency.id) : [];
  const { db } = ctx;
  const ids = [...idsOf(agency.path), ...children.map((child) => child.id)];
  const [lines, knownAt, sums] = await Promise.all([
    targetsOf(db, ids, year),
    knownOn(db, today, agency),
    countYear(db, indicator.basis, children, { year, below: true }),
  ]);
  const own = lines.filter((line) => line.indicator_id === id);
  const staff = await namesOfSetters(db, acting, own);
  const rows = children.map((child) => {
    const line = targetFor(own, idsOf(child.path), indicator);
    const target = heldTarget(line, child, { directory, staff });
    return {
      agency: { code: child.code, name: { ar: child.name_ar, en: child.name_en } },
      kind: child.kind as IndicatorBelow['rows'][number]['kind'],
      branches: directory.childrenOf(child.id).length > 0,
      ...measureAgency(indicator, sums(child.id), knownAt(child), target),
      active: child.active,
    };
  });
  const shown = rows.filter(({ active, now }) => active || (now.denominator ?? now.numerator) > 0);
  return { indicator, rows: shown.map(({ active: _, ...row }) => row).sort(furthestFirst) };
}
