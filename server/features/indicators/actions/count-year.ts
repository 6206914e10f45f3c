import { dismissedFigures } from '@insaf/contract/figures.ts';
import { type Basis, dismissed } from '@insaf/contract/review.ts';
import type { Db } from '../../../platform/context.ts';
import type { AgencyRow } from '../../directory/index.ts';
import { numberOfDay } from '../../figures/index.ts';
import { growthIn, monthSums } from '../queries.ts';
import type { Known, Sums, YearSums } from '../rules/forecast.ts';
import { idsOf } from '../rules/targets.ts';
import { monthsOf } from '../rules/year.ts';

/** The months of a year and of the one before it, of each agency with what lay below it. */
export async function countYear(
  db: Db,
  basis: Basis,
  agencies: readonly Pick<AgencyRow, 'id'>[],
  { year, below }: { readonly year: number; readonly below: boolean },
): Promise<(agencyId: number) => YearSums> {
  const rows = await monthSums(
    db,
    basis,
    agencies.map(({ id }) => ({ agencyId: id, reaches: below ? ['own', 'under'] : ['own'] })),
    { from: `${year - 1}-01-01`, to: `${year}-12-01` },
  );
  const byMonth = new Map(rows.map((row) => [`${row.agency_id} ${row.start}`, sumsOf(row)]));
  return (agencyId) => {
    const of = (which: number) =>
      monthsOf(which).map(({ from }) => byMonth.get(`${agencyId} ${from}`) ?? {});
    return { year, months: of(year), before: of(year - 1) };
  };
}

function sumsOf(row: Readonly<Record<string, number | string | null>>): Sums {
  const counts = Object.entries(row).flatMap(([name, value]) =>
    typeof value === 'number' && name !== 'agency_id' ? [[name, value] as const] : [],
  );
  const sums: Record<string, number> = Object.fromEntries(counts);
  return {
    ...sums,
    [dismissed]: dismissedFigures.reduce((sum, name) => sum + (sums[name] ?? 0), 0),
  };
}

/** A branch that was learned from fewer goes by the whole. */
const fewestOfBranch = 300;

/**
 * What is known on a day of how long things take in the branch right below the root that an agency is in, or
 * in the whole where that has too few.
 */
export async function knownOn(
  db: Db,
  today: string,
  { path }: Pick<AgencyRow, 'path'>,
): Promise<(agency: Pick<AgencyRow, 'path'>) => Known> {
  const [, top] = idsOf(path);
  const all = await growthIn(db, top === undefined ? null : [top]);
  return (agency) => {
    const [, branch] = idsOf(agency.path);
    return {
      today: numberOfDay(today),
      growthOf: (figure) => {
        const near = all.find(
          (each) =>
            each.figure === figure && each.branchId === branch && each.counted >= fewestOfBranch,
        );
        return near ?? all.find((each) => each.figure === figure && each.branchId === 0) ?? null;
      },
    };
  };
}
