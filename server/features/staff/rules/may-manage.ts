import type { Reach } from '@insaf/contract/roles.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';

type Place = { readonly path: string; readonly reach: Reach };

/**
 * Whether somebody administers a role: they reach its agency, and as far below it as the role does. So
 * nobody gives, takes or takes over more than they reach themselves.
 */
export function managesRole(acting: Acting, { path, reach }: Place): boolean {
  if (acting.kind === 'system') return true;
  const own = holdingFor(acting, 'manageStaff', path);
  return own !== null && (reach === 'alone' || own.reach === 'below');
}

/**
 * Whether somebody administers a person: all of their roles. The new password of someone who reaches
 * further would be a way to reach as far. A person without roles belongs to who administers the root.
 */
export function managesPerson(acting: Acting, roles: readonly Place[], rootPath: string): boolean {
  if (roles.length === 0) return managesRole(acting, { path: rootPath, reach: 'below' });
  return roles.every((role) => managesRole(acting, role));
}

/** Whether they see a person at all: some of the roles are where they administer. */
export function seesPerson(acting: Acting, roles: readonly Place[], rootPath: string): boolean {
  if (roles.length === 0) return managesPerson(acting, roles, rootPath);
  return roles.some(({ path }) => managesRole(acting, { path, reach: 'alone' }));
}

/** @throws Refusal `not_permitted`, with the field where one is at fault */
export function assertManagesPerson(
  acting: Acting,
  roles: readonly Place[],
  rootPath: string,
): void {
  if (!managesPerson(acting, roles, rootPath)) throw new Refusal('not_permitted');
}
