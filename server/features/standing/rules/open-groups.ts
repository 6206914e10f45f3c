import {
  leastOfGroup,
  type PublicGroup,
  type PublicStanding,
} from '@insaf/contract/public-index.ts';
import { inOrder } from './groups.ts';
import type { Computed } from './standings.ts';

/** A group as it is kept: agencies by their codes alone, whose names may change. */
export type OpenGroup = Omit<PublicGroup, 'standings'> & {
  readonly standings: readonly Omit<PublicStanding, 'name'>[];
};

/** The groups that are compared in public: those in which enough agencies have an index. */
export function openGroups(computed: readonly Computed[]): OpenGroup[] {
  const groups = Map.groupBy(inOrder(computed), ({ peers, size }) => `${peers} ${size}`);
  return [...groups.values()].flatMap((members) => {
    const standings = members.flatMap(shown);
    const { peers, size } = members[0]!;
    return standings.length < leastOfGroup ? [] : [{ peers, size, standings }];
  });
}

function shown({ agency: code, index, low, high, best, worst, counts, flags }: Computed) {
  if (index === null || low === null || high === null || best === null || worst === null) return [];
  const raised = flags.map(({ flag }) => flag);
  return [{ code, index, low, high, best, worst, came: counts.came, flags: raised }];
}
