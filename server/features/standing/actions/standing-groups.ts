import type { StandingGroup } from '@insaf/contract/standing.ts';
import type { Db } from '../../../platform/context.ts';
import { allPeriods, groupsIn } from '../queries.ts';

export type LikeGroup = Pick<StandingGroup, 'peers' | 'size'>;

/**
 * With agencies of which kind and size each is compared, in the newest year that is computed.
 *
 * @returns by the id of the agency; empty before the first night
 */
export async function standingGroups(db: Db): Promise<ReadonlyMap<number, LikeGroup>> {
  const [newest] = await allPeriods(db);
  if (newest === undefined) return new Map();
  const rows = await groupsIn(db, newest.period);
  return new Map(rows.map(({ agencyId, peers, size }) => [agencyId, { peers, size }]));
}
