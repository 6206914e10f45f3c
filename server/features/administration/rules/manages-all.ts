import type { Permission } from '@insaf/contract/roles.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';

/**
 * What belongs to the whole installation (categories, words of notices, settings) is administered from the
 * root of the tree or from the system's own office, and from nowhere else.
 */
export function managesAll(
  acting: Acting,
  permission: Permission,
  agencies: readonly { readonly kind: string; readonly path: string; readonly active: boolean }[],
): boolean {
  if (acting.kind === 'system') return true;
  return agencies.some(
    ({ kind, path, active }) =>
      active &&
      (kind === 'cabinet' || kind === 'system_office') &&
      holdingFor(acting, permission, path) !== null,
  );
}

/** @throws Refusal `not_permitted` */
export function assertManagesAll(...given: Parameters<typeof managesAll>): void {
  if (!managesAll(...given)) throw new Refusal('not_permitted');
}
