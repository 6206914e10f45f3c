import { isLent, permissions, type Reach } from '@insaf/contract/roles.ts';
import type { Holding } from './reach.ts';

/** What a query loads of the view `held_roles`. */
export type HeldRow = {
  readonly role: string | null;
  readonly permissions: readonly string[] | null;
  readonly reach: string | null;
  readonly agency_id: number | null;
  readonly path: string | null;
  readonly lent_by: string | null;
};

/**
 * A role that somebody holds, from its row; none from the row of a person who holds nothing. What the
 * program does not know as a permission allows nothing, and not everything is lent.
 */
export function holdingOf(row: HeldRow): Holding[] {
  const { role, reach, agency_id: agencyId, path, lent_by: lentBy } = row;
  if (role === null || agencyId === null || path === null) return [];
  const known = permissions.filter((permission) => row.permissions?.includes(permission));
  const own = { role, reach: reach as Reach, agencyId, path };
  if (lentBy === null) return [{ ...own, permissions: known }];
  return [{ ...own, permissions: known.filter(isLent), lentBy }];
}
