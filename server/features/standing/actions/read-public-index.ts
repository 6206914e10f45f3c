import type { PublicIndex } from '@insaf/contract/public-index.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import { openGroupsOf, openPeriods } from '../queries.ts';

/**
 * What anyone may read of the index of a period that is over.
 *
 * @param period null for the newest
 * @returns null where it is not there, or not yet over
 */
export async function readPublicIndex(
  ctx: Ctx,
  period: string | null,
): Promise<PublicIndex | null> {
  const periods = await openPeriods(ctx.db);
  const chosen = period === null ? periods[0] : periods.find((each) => each.period === period);
  if (chosen === undefined) return null;
  const directory = await readDirectory(ctx.db);
  const groups = await openGroupsOf(ctx.db, chosen.period);
  return {
    periods: periods.map(({ period: name }) => name),
    ...{ period: chosen.period, from: chosen.from_day, to: chosen.to_day },
    until: chosen.until_day,
    groups: groups.map(({ peers, size, standings }) => ({
      ...{ peers, size },
      standings: standings.map((each) => {
        const agency = directory.agencyByCode(each.code)!;
        return { ...each, name: { ar: agency.name_ar, en: agency.name_en } };
      }),
    })),
  };
}
