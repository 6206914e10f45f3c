import { type AgencyKind, refersWithin } from '@insaf/contract/agencies.ts';

type Agency = { readonly kind: string; readonly path: string };

/**
 * The branch of the tree an agency may refer into: everywhere, below itself, or, for the bodies that
 * work for a governorate or a ministry as a whole (its technological centre, its diwan and departments),
 * that governorate or ministry.
 *
 * @param above the agencies above it, nearest first
 */
export function refersInto(agency: Agency, above: readonly Agency[]): string {
  switch (refersWithin[agency.kind as AgencyKind]) {
    case 'everywhere':
      return '/';
    case 'below':
      return agency.path;
    case 'parent': {
      const whole = above.find(({ kind }) => refersWithin[kind as AgencyKind] !== 'parent');
      return whole?.path ?? agency.path;
    }
  }
}
