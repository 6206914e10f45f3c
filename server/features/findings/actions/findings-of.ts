import type { Findings } from '@insaf/contract/findings.ts';
import type { ReviewQuery } from '@insaf/contract/review.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import { figuresUntil } from '../../figures/index.ts';
import { faultOf, filtersAsked, type Reviewing, scopeAsked } from '../../review/index.ts';
import type { Acting } from '../../rights/index.ts';
import { heaviestFirst } from '../rules/about.ts';
import { withBehind } from '../rules/behind.ts';
import { isAlone, lookForChanges } from './look-for-changes.ts';
import { lookForFacts } from './look-for-facts.ts';
import { lookingAt } from './looking.ts';

/** More of one side are not read in a meeting. */
const mostOfASide = 25;

/**
 * What stands out in a period of an agency and all below it, as far as the reader reads its figures; of one
 * moment. Nothing while figures are counted from the beginning: what is not counted yet would look like a
 * change.
 *
 * @throws Refusal all that reading a review refuses
 */
export async function findingsOf(ctx: Ctx, acting: Acting, query: ReviewQuery): Promise<Findings> {
  const fault = faultOf(query);
  if (fault !== null) throw new Refusal('invalid_input', { field: fault });
  const directory = await readDirectory(ctx.db);
  const scope = scopeAsked(acting, directory, query);
  const filters = filtersAsked(directory, query);
  const { from, to } = query;
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute(async (db) => {
      if (!(await figuresUntil(db)).whole) return { findings: [], looked: 0 };
      const reviewing: Reviewing = { db, directory, scope, filters, period: { from, to } };
      const looking = await lookingAt(ctx, reviewing);
      const changes = await lookForChanges(looking);
      const facts = await lookForFacts(looking);
      const found = [...changes.found, ...facts.found].sort(heaviestFirst);
      const asked = { ...query, agency: scope.agency.code };
      const itself = isAlone(looking) ? null : scope.agency.code;
      const shown = (['well', 'obstacle'] as const).flatMap((side) =>
        found.filter((each) => each.side === side).slice(0, mostOfASide),
      );
      return {
        findings: shown.map((each) => withBehind(each, asked, itself)),
        looked: changes.looked + facts.looked,
      };
    });
}
