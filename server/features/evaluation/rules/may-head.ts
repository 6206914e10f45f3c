import { type Holding, holdingsWith, type Staff } from '../../rights/index.ts';

/**
 * Where somebody stands at the head of an agency by a role of their own there: not above it, and not in
 * place of a head who is away.
 */
export function headedAgencies(acting: Staff): readonly Holding[] {
  return holdingsWith(acting, 'leadAgency').filter(({ lentBy }) => lentBy === undefined);
}

export const isHeadOf = (acting: Staff, agencyId: number): boolean =>
  headedAgencies(acting).some((holding) => holding.agencyId === agencyId);
