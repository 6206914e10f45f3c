import type { GamingFlag } from '@insaf/contract/standing.ts';
import type { Db } from '../../../platform/context.ts';
import type { Holding } from '../../rights/index.ts';
import { allPeriods, flaggedStandings } from '../queries.ts';

/** So many acts of so many for which the index raised a flag. */
export type Flagged = { readonly agencyId: number; readonly count: number; readonly of: number };

/**
 * Where the index raised a flag, in the shortest of its periods that holds all of these days; null where it
 * has none. Whether the reader may read the figures of the branch was asked before.
 */
export async function flaggedIn(
  db: Db,
  branch: Pick<Holding, 'path' | 'reach'>,
  { from, to }: { readonly from: string; readonly to: string },
  flag: GamingFlag,
): Promise<{ from: string; to: string; flagged: Flagged[] } | null> {
  const holding = (await allPeriods(db)).filter(
    ({ from_day, to_day }) => from_day <= from && to_day >= to,
  );
  const period = holding.at(-1);
  if (period === undefined) return null;
  const rows = await flaggedStandings(db, period.period, branch, flag);
  const flagged = rows.map(({ agency_id: agencyId, result }) => {
    const { count, of } = result.flags.find((each) => each.flag === flag)!;
    return { agencyId, count, of };
  });
  return { from: period.from_day, to: period.to_day, flagged };
}
