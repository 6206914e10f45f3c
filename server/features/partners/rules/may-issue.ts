import { type KeyPermission, keyPermissions } from '@insaf/contract/partners.ts';
import type { Reach } from '@insaf/contract/roles.ts';
import { type Acting, type Holding, holdingsWith, isWithin } from '../../rights/index.ts';

export type Place = { readonly path: string; readonly reach: Reach };

/** A role of one's own that covers a place: there or above it, and as far below it as is asked. */
function covers(holding: Holding, { path, reach }: Place): boolean {
  // What was lent ends with the lending, and a key would not.
  if (holding.lentBy !== undefined) return false;
  if (holding.reach === 'alone') return holding.path === path && reach === 'alone';
  return isWithin(path, holding.path);
}

/** Whether somebody administers the keys of a place. */
export function managesKeys(acting: Acting, place: Place): boolean {
  if (acting.kind !== 'staff') return false;
  return holdingsWith(acting, 'issueKeys').some((holding) => covers(holding, place));
}

/** What they may put into a key there: no more than they hold there themselves. */
export function issuable(acting: Acting, place: Place): KeyPermission[] {
  if (!managesKeys(acting, place)) return [];
  return keyPermissions.filter((permission) =>
    holdingsWith(acting, permission).some((holding) => covers(holding, place)),
  );
}
