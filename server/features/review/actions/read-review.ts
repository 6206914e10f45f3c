import type { Review, ReviewQuery } from '@insaf/contract/review.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, isWithin } from '../../rights/index.ts';
import { countedSoFar } from '../queries.ts';
import { faultOf, periodBefore, yearBefore } from '../rules/period.ts';
import { agencyNamed, initiativeNamed } from '../rules/scope.ts';
import type { Reviewing } from './count-figures.ts';
import { countPeriods } from './count-periods.ts';
import { filtersAsked } from './filters-asked.ts';
import { countAgencies, countObstacles } from './review-agencies.ts';
import { countCourse, countParts } from './review-parts.ts';
import { reachesBelow, scopeAsked } from './scope-asked.ts';

/**
 * A period of an agency and all below it, on both bases, beside the one before and the same of the year
 * before. All of it is of one moment, so its parts agree.
 *
 * @throws Refusal `invalid_input` naming the day, `unknown_agency`, `not_permitted`, `unknown_category`,
 *   `unknown_place`, `unknown_initiative`
 */
export async function readReview(ctx: Ctx, acting: Acting, query: ReviewQuery): Promise<Review> {
  const { from, to, tree } = query;
  const fault = faultOf(query);
  if (fault !== null) throw new Refusal('invalid_input', { field: fault });
  const directory = await readDirectory(ctx.db);
  const scope = scopeAsked(acting, directory, query);
  const filters = filtersAsked(directory, query);
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      const period = { from, to };
      const reviewing: Reviewing = { db, directory, scope, filters, period };
      const progress = await countedSoFar(db);
      return {
        agency: agencyNamed(scope.agency),
        above: agenciesAbove(acting, directory, scope.agency),
        below: scope.below,
        tree,
        ...namesAsked(directory, query),
        countedUntil: progress.counted_until?.toISOString() ?? null,
        whole: progress.counting_after === null,
        ...(await countPeriods(reviewing, {
          ...{ now: period, before: periodBefore(period), lastYear: yearBefore(period) },
        })),
        ...(await countAgencies(reviewing)),
        ...(await countParts(reviewing)),
        course: await countCourse(reviewing),
        obstacles: await countObstacles(reviewing),
      };
    });
}

/** Those above it that the reader reaches with all below them, the highest first: the way back up. */
export function agenciesAbove(acting: Acting, directory: Directory, { path, id }: AgencyRow) {
  return directory.agencies
    .filter((each) => each.id !== id && isWithin(path, each.path) && reachesBelow(acting, each))
    .toSorted((one, other) => one.path.length - other.path.length)
    .map(agencyNamed);
}

function namesAsked(directory: Directory, { category, place, initiative }: ReviewQuery) {
  const asked = initiative === undefined ? undefined : directory.initiativeByCode(initiative);
  const named = (row: { name_ar: string; name_en: string } | undefined) =>
    row === undefined ? null : { ar: row.name_ar, en: row.name_en };
  return {
    category: named(category === undefined ? undefined : directory.categoryByCode(category)),
    place: named(place === undefined ? undefined : directory.placeByCode(place)),
    initiative: asked === undefined ? null : initiativeNamed(directory, asked),
  };
}
