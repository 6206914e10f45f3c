import type { Db } from '../../platform/context.ts';
import type { RoleRow } from './rules/views.ts';

/** All roles of the installation, in the order in which they are offered: some dozens at most. */
export function allRoles(db: Db): Promise<RoleRow[]> {
  return db.selectFrom('roles').selectAll().orderBy('place').execute();
}

export function roleByCode(db: Db, code: string): Promise<RoleRow | undefined> {
  return db.selectFrom('roles').selectAll().where('code', '=', code).executeTakeFirst();
}
