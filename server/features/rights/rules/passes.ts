import type { Access } from '@insaf/contract/route.ts';
import { type Acting, permissionsOf } from './reach.ts';

/** Deny unless granted: a route is passed by everyone, by all staff, or by those with its permission. */
export function passes(acting: Acting, access: Access): 'yes' | 'not_signed_in' | 'not_permitted' {
  if (access === 'public') return 'yes';
  if (acting.kind !== 'staff') return 'not_signed_in';
  if (access === 'staff') return 'yes';
  return permissionsOf(acting).includes(access) ? 'yes' : 'not_permitted';
}
