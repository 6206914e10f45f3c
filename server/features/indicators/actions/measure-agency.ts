import type { HeldTarget, Indicator, Measured } from '@insaf/contract/indicators.ts';
import type { Db } from '../../../platform/context.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { namesOfStaff } from '../queries.ts';
import { forecastOf, type Known, type YearSums } from '../rules/forecast.ts';
import { countedOf, gapOf, stateOf } from '../rules/measure.ts';
import type { TargetLine } from '../rules/targets.ts';

/** Whose names are said with targets. */
export type Naming = {
  readonly directory: Directory;
  readonly staff: ReadonlyMap<string, string>;
};

/** Who set targets, for the staff; the systems of partners are told no names. */
export async function namesOfSetters(
  db: Db,
  acting: Acting,
  lines: readonly TargetLine[],
): Promise<ReadonlyMap<string, string>> {
  if (acting.kind !== 'staff') return new Map();
  return namesOfStaff(db, [...new Set(lines.flatMap((line) => line.staff_id ?? []))]);
}

/** An agency's indicator beside its target. */
export function measureAgency(
  indicator: Indicator,
  sums: YearSums,
  known: Known,
  target: HeldTarget | null,
): Measured {
  const now = countedOf(indicator, sums.months);
  const forecasted = forecastOf(indicator, sums, known);
  const aim = target?.value ?? null;
  return {
    ...{ now, target, gap: gapOf(indicator, now.value, aim) },
    ...{ forecast: forecasted.forecast, noForecast: forecasted.reason },
    state: stateOf(indicator, now.value, aim, forecasted),
  };
}

/** A target as it is shown to who looks at an agency. */
export function heldTarget(
  line: TargetLine | null,
  { id }: Pick<AgencyRow, 'id'>,
  { directory, staff }: Naming,
): HeldTarget | null {
  if (line?.value == null) return null;
  const { code, name_ar: ar, name_en: en } = directory.agency(line.agency_id);
  return {
    ...{ value: line.value, agency: { code, name: { ar, en } }, own: line.agency_id === id },
    setAt: line.set_at.toISOString(),
    by: line.staff_id === null ? null : (staff.get(line.staff_id) ?? null),
  };
}
