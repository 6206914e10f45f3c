import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { allPeriods, cellsOf } from '../queries.ts';
import { cellsCsv, daysOfText } from '../rules/cells-csv.ts';
import { byCodes, categoryCode } from './cells-from.ts';
import { periodAsked, readsAll } from './read-standings.ts';

/**
 * All that the index of a period was computed from, for whoever reads the figures of everybody: the index of
 * one agency cannot be computed without the others.
 *
 * @throws Refusal `not_permitted`, `invalid_input` for a period that is not computed
 */
export async function readStandingData(ctx: Ctx, acting: Acting, period: string): Promise<string> {
  const directory = await readDirectory(ctx.db);
  if (!readsAll(directory, acting)) throw new Refusal('not_permitted');
  periodAsked(await allPeriods(ctx.db), period);
  const cells = (await cellsOf(ctx.db, period)).map(
    ({ agency_id, category_id, kind, counts, settled_after, unsettled_after }) => ({
      ...{ agency: directory.agency(agency_id).code, kind, ...counts },
      category: categoryCode(directory, category_id),
      settled_after: daysOfText(settled_after),
      unsettled_after: daysOfText(unsettled_after),
    }),
  );
  return cellsCsv(cells.sort(byCodes));
}
