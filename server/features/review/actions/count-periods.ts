import type { ReviewPeriod } from '@insaf/contract/review.ts';
import { ratesOf } from '../rules/figures.ts';
import { type Period, stretchesBefore, stretchesOf, stretchesUntil } from '../rules/period.ts';
import { satisfactionOf } from '../rules/satisfaction.ts';
import { cellsOf } from '../rules/scope.ts';
import { countFigures, type Reviewing } from './count-figures.ts';

/** Periods by their names, each with what was open at its edges, read at once. */
export async function countPeriods<Name extends string>(
  { db, directory, scope, filters }: Omit<Reviewing, 'period'>,
  periods: Readonly<Record<Name, Period>>,
): Promise<Record<Name, ReviewPeriod>> {
  const names = Object.keys(periods) as Name[];
  const counted = await countFigures(db, {
    cells: cellsOf(scope, directory),
    stretches: names.flatMap((name) => [
      ...stretchesOf(periods[name], name),
      ...stretchesBefore(periods[name].from, `${name} start`),
      ...stretchesUntil(periods[name].to, `${name} end`),
    ]),
    filters,
  });
  const of = (label: string) => counted.find((each) => each.label === label);
  const openAt = (label: string) => {
    const { came = 0, left = 0 } = of(label)?.events ?? {};
    return came - left;
  };
  const headed = (name: Name): ReviewPeriod => {
    const { events = {}, cohort = {}, satisfaction = satisfactionOf({}) } = of(name) ?? {};
    const standing = {
      open_at_start: openAt(`${name} start`),
      open_at_end: openAt(`${name} end`),
    };
    return { ...periods[name], events, cohort, satisfaction, standing, rates: ratesOf(cohort) };
  };
  return Object.fromEntries(names.map((name) => [name, headed(name)])) as Record<
    Name,
    ReviewPeriod
  >;
}
