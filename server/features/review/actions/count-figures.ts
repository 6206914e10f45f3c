import type { CohortFigure, EventFigure } from '@insaf/contract/figures.ts';
import {
  type Basis,
  bases,
  type ReviewFigures,
  type ReviewSatisfaction,
} from '@insaf/contract/review.ts';
import type { Db } from '../../../platform/context.ts';
import type { Directory } from '../../directory/index.ts';
import { keepingSums, scanFigures, sumFigures, type Wanted } from '../queries.ts';
import { addUp, cohortOf, eventsOf, type SumRow, type Sums } from '../rules/figures.ts';
import { type Filters, partsNeeded, type ReviewPart } from '../rules/filters.ts';
import type { Period } from '../rules/period.ts';
import { remainderOf } from '../rules/remainder.ts';
import { satisfactionOf } from '../rules/satisfaction.ts';
import type { ScannedRow } from '../rules/scan.ts';
import type { Cell, Scope } from '../rules/scope.ts';

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
  readonly byStart?: boolean;
  /** On which of the bases; both, unless one is enough. */
  readonly only?: Basis;
};

export type Counted = ReviewFigures & {
  readonly satisfaction: ReviewSatisfaction;
  readonly key: string;
  readonly label: string;
  readonly value: string;
};

/**
 * The figures of cells, by cell, stretch and value of a part, on both bases. What at most one part has to be
 * known for is read from the sums that are kept, and so are two where agencies stand high and three at the root;
 * anything else is counted complaint by complaint.
 */
export async function countFigures(
  db: Db,
  { by = null, ...counting }: Counting & { readonly by?: ReviewPart | null },
): Promise<Counted[]> {
  return (await countByParts(db, counting, [by])).get(by)!;
}

/** The same by several parts, each apart from the others; complaints are looked at once for all of them. */
export async function countByParts<By extends ReviewPart | null>(
  db: Db,
  { cells, stretches, filters, byStart = false, only }: Counting,
  bys: readonly By[],
): Promise<Map<By, Counted[]>> {
  const plans = await plansOf(db, cells, filters, bys);
  const found = new Map(bys.map((by) => [by, new Map<string, Counted>()]));
  for (const basis of only === undefined ? bases : [only]) {
    const wanted = { basis, stretches, filters, byStart };
    const scanned: ScannedRow[] = [];
    for (const { cells: others, bys: some } of scansOf(plans)) {
      const rows = await scanFigures(db, { ...wanted, cells: others, bys: some });
      scanned.push(...rows.map((row) => ({ ...row, by_no: bys.indexOf(some[row.by_no]!) })));
    }
    for (const { by, parts, kept } of plans) {
      const sums = await sumsOf(db, { ...wanted, cells: kept, parts, by });
      const others = scanned.flatMap(({ by_no, ...row }) => (bys[by_no] === by ? [row] : []));
      note(found.get(by)!, basis, addUp([...sums, ...(others as SumRow[])]));
    }
  }
  return new Map(bys.map((by) => [by, [...found.get(by)!.values()]]));
}

type Plan<By> = {
  readonly by: By;
  readonly parts: readonly ReviewPart[];
  /** Of which the sums are kept, and of which they are not. */
  readonly kept: readonly Cell[];
  readonly others: readonly Cell[];
};

async function plansOf<By extends ReviewPart | null>(
  db: Db,
  cells: readonly Cell[],
  filters: Filters,
  bys: readonly By[],
): Promise<Plan<By>[]> {
  const plans = bys.map((by) => ({ by, parts: partsNeeded(filters, by) }));
  const agencies = cells.map(({ agencyId }) => agencyId);
  const needed = new Set(plans.map(({ parts }) => parts.length));
  const keeping = {
    2: needed.has(2) ? await keepingSums(db, agencies, 2) : null,
    3: needed.has(3) ? await keepingSums(db, agencies, 3) : null,
  } as const;
  return plans.map((plan) => {
    const { length } = plan.parts;
    const isKept = ({ agencyId }: Cell) =>
      length < 2 || ((length === 2 || length === 3) && keeping[length]!.has(agencyId));
    return {
      ...plan,
      ...{ kept: cells.filter(isKept), others: cells.filter((cell) => !isKept(cell)) },
    };
  });
}

/** What is to be looked for among complaints, those of the same cells at once. */
function scansOf<By>(plans: readonly Plan<By>[]) {
  const missing = plans.filter(({ others }) => others.length > 0);
  return [...Map.groupBy(missing, ({ others }) => others.length).values()].map((same) => ({
    cells: same[0]!.others,
    bys: same.map(({ by }) => by),
  }));
}

function note(found: Map<string, Counted>, basis: Basis, rows: readonly SumRow[]): void {
  for (const row of rows) {
    const { key, label, value } = row;
    const at = `${key} ${label} ${value}`;
    const before = found.get(at) ?? {
      ...{ key, label, value, events: {}, cohort: {} },
      satisfaction: satisfactionOf({}),
    };
    const satisfaction =
      basis === 'events'
        ? satisfactionOf(row as unknown as Sums<EventFigure>)
        : before.satisfaction;
    found.set(at, { ...before, satisfaction, [basis]: namedOf[basis](row) });
  }
}

/**
 * Kept sums. Of what was filed within no initiative none are kept: it is the whole less what was filed
 * within any.
 */
async function sumsOf(db: Db, wanted: Wanted): Promise<SumRow[]> {
  const { parts, filters, by } = wanted;
  const values = filters.initiative;
  if (!parts.includes('initiative') || (values !== undefined && !values.includes(''))) {
    return sumFigures(db, wanted);
  }
  const { initiative: _, ...others } = filters;
  const within = await sumFigures(db, { ...wanted, filters: others });
  const rest = parts.filter((part) => part !== 'initiative');
  const apart = by === 'initiative';
  const whole = await sumFigures(db, { ...wanted, parts: rest, by: apart ? null : by });
  const none = remainderOf(whole, apart ? within.map((row) => ({ ...row, value: '' })) : within);
  return apart && values === undefined ? [...within, ...none] : none;
}

const namedOf = {
  events: (row: SumRow) => eventsOf(row as unknown as Sums<EventFigure>),
  cohort: (row: SumRow) => cohortOf(row as unknown as Sums<CohortFigure>),
} as const;
