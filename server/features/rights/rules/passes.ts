import type { Access } from '@insaf/contract/route.ts';
import { type Acting, actsByHolding, permissionsOf } from './reach.ts';

/**
 * Deny unless granted: a route is passed by everyone, by all staff, or by those with its permission; by a
 * partner's key only where the route says so besides.
 */
export function passes(
  acting: Acting,
  access: Access,
  byKey: boolean,
): 'yes' | 'not_signed_in' | 'not_permitted' {
  if (access === 'public') return 'yes';
  if (!actsByHolding(acting)) return 'not_signed_in';
  if (acting.kind === 'partner' && !byKey) return 'not_permitted';
  if (access === 'staff') return 'yes';
  return permissionsOf(acting).includes(access) ? 'yes' : 'not_permitted';
}
