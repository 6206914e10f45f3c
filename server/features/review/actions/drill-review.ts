import {
  cohortNames,
  type DrillQuery,
  eventNames,
  type reviewRoutes,
  standingNames,
} from '@insaf/contract/review.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Input } from '../../../platform/http/routes.ts';
import { readDirectory } from '../../directory/index.ts';
import { rowsByNumber } from '../../queue/index.ts';
import type { Acting } from '../../rights/index.ts';
import { behind, type Sought } from '../queries.ts';
import { readCursor, writeCursor } from '../rules/cursor.ts';
import { faultOf, lastDayBefore, stretchesOf, stretchesUntil } from '../rules/period.ts';
import { cellsOf } from '../rules/scope.ts';
import { countFigures } from './count-figures.ts';
import { filtersAsked } from './filters-asked.ts';
import { scopeAsked } from './scope-asked.ts';

type Query = Input<typeof reviewRoutes.drillReview>['query'];

const namesOf = { cohort: cohortNames, events: eventNames, standing: standingNames } as const;

/**
 * A page of the complaints behind one number of a review. What the reader may not open is counted in the
 * number and said to be hidden, and nothing else of it is.
 *
 * @throws Refusal `invalid_input` naming the day, the figure or the page, and what readReview throws
 */
export async function drillReview(ctx: Ctx, acting: Acting, query: Query) {
  const fault = faultOf(query) ?? faultOfNumber(query);
  if (fault !== null) throw new Refusal('invalid_input', { field: fault });
  const after = query.after === undefined ? null : readCursor(query.after);
  if (query.after !== undefined && after === null) {
    throw new Refusal('invalid_input', { field: 'after' });
  }
  const directory = await readDirectory(ctx.db);
  const asked = scopeAsked(acting, directory, query);
  const scope = query.alone === true ? { ...asked, below: false } : asked;
  const sought: Sought = {
    cells: cellsOf(scope, directory),
    filters: filtersAsked(directory, query),
    number: numberOf(query),
  };
  const { limit } = query;
  const { total, found } = await ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => ({
      total: await totalOf(db, sought, query),
      found: await behind(db, acting, sought, { after, limit: limit + 1 }),
    }));
  const page = found.slice(0, limit);
  const seen = page.filter((each) => each.seen);
  const views = await rowsByNumber(
    ctx,
    acting,
    seen.map(({ number }) => number),
  );
  const complaints = seen.flatMap(({ number, times }) => {
    const view = views.get(number);
    return view === undefined ? [] : [{ ...view, times }];
  });
  const last = page.at(-1);
  return {
    ...{ total, complaints, hidden: page.length - complaints.length },
    next: found.length > limit && last !== undefined ? writeCursor(last) : null,
  };
}

function faultOfNumber({ basis, figure }: DrillQuery): 'figure' | null {
  return (namesOf[basis] as readonly string[]).includes(figure) ? null : 'figure';
}

function numberOf({ basis, figure, from, to }: DrillQuery): Sought['number'] {
  if (basis !== 'standing') return { basis, figure, from, to };
  return { basis, endOf: figure === 'open_at_start' ? lastDayBefore(from) : to };
}

/** The number itself, as the review has it. */
async function totalOf(db: Db, { cells, filters, number }: Sought, { figure }: DrillQuery) {
  const stretches =
    number.basis === 'standing' ? stretchesUntil(number.endOf, 'now') : stretchesOf(number, 'now');
  const [counted] = await countFigures(db, { cells, stretches, filters });
  if (counted === undefined) return 0;
  if (number.basis !== 'standing') {
    return (counted[number.basis] as Readonly<Record<string, number>>)[figure] ?? 0;
  }
  return (counted.events.came ?? 0) - (counted.events.left ?? 0);
}
