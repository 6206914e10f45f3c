import type { CohortFigure, EventFigure } from '@insaf/contract/figures.ts';
import { type Basis, bases, type ReviewFigures } from '@insaf/contract/review.ts';
import type { Db } from '../../../platform/context.ts';
import type { Directory } from '../../directory/index.ts';
import { scanFigures, sumFigures, type Wanted } from '../queries.ts';
import { cohortOf, eventsOf, type SumRow, type Sums } from '../rules/figures.ts';
import { type Filters, partsNeeded, type ReviewPart } from '../rules/filters.ts';
import type { Period } from '../rules/period.ts';
import type { Scope } from '../rules/scope.ts';

/** What the parts of one review are counted with. */
export type Reviewing = {
  readonly db: Db;
  readonly directory: Directory;
  readonly scope: Scope;
  readonly filters: Filters;
  readonly period: Period;
};

export type Counting = Pick<Wanted, 'cells' | 'stretches'> & {
  readonly filters: Filters;
  /** The part by whose values the figures are told apart. */
  readonly by?: ReviewPart;
  readonly byStart?: boolean;
  /** On which of the bases; both, unless one is enough. */
  readonly only?: Basis;
};

export type Counted = ReviewFigures & {
  readonly key: string;
  readonly label: string;
  readonly value: string;
};

/**
 * The figures of cells, by cell, stretch and value of a part, on both bases. What at most one part has to be
 * known for is read from the sums that are kept; anything else is counted complaint by complaint.
 */
export async function countFigures(db: Db, counting: Counting): Promise<Counted[]> {
  const { cells, stretches, filters, by, byStart = false, only } = counting;
  const parts = partsNeeded(filters, by ?? null);
  const found = new Map<string, Counted>();
  for (const basis of only === undefined ? bases : [only]) {
    const rows =
      parts.length > 1
        ? await scanFigures(db, { basis, cells, stretches, filters, by: by ?? null, byStart })
        : await sumFigures(db, {
            ...{ basis, cells, stretches, byStart },
            part: parts[0] ?? null,
            values: parts[0] && filters[parts[0]],
            byValue: by !== undefined,
          });
    for (const row of rows) {
      const { key, label, value } = row;
      const at = `${key} ${label} ${value}`;
      const before = found.get(at) ?? { key, label, value, events: {}, cohort: {} };
      found.set(at, { ...before, [basis]: namedOf[basis](row) });
    }
  }
  return [...found.values()];
}

const namedOf = {
  events: (row: SumRow) => eventsOf(row as unknown as Sums<EventFigure>),
  cohort: (row: SumRow) => cohortOf(row as unknown as Sums<CohortFigure>),
} as const;
