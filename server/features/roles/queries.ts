import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { RoleRow } from './rules/views.ts';

/** All roles of the installation, in the order in which they are offered: some dozens at most. */
export function allRoles(db: Db): Promise<RoleRow[]> {
  return db.selectFrom('roles').selectAll().orderBy('place').execute();
}

export function roleByCode(db: Db, code: string): Promise<RoleRow | undefined> {
  return db.selectFrom('roles').selectAll().where('code', '=', code).executeTakeFirst();
}

/** Any number, the same in every server. */
const staffLock = 7_190_335_862;

/** Changes of staff and roles that could take the last administrator away happen one at a time. */
export async function holdStaff(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(${staffLock}::bigint)`.execute(db);
}

/** Whether an active member of staff administers everything: staff from the root, and all below it. */
export async function someoneAdministersAll(db: Db): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    SELECT EXISTS (SELECT FROM held_roles h JOIN staff s ON s.id = h.staff_id
      WHERE s.active AND h.lent_by IS NULL AND h.reach = 'below' AND 'manageStaff' = ANY (h.permissions)
        AND h.agency_id = (SELECT id FROM agencies WHERE parent_id IS NULL)) AS found`.execute(db);
  return rows[0]!.found;
}

type Columns = Pick<RoleRow, 'title_ar' | 'title_en' | 'hint_ar' | 'hint_en' | 'permissions'>;

/** A new role, the last in order; undefined when its code is taken. */
export function insertRole(
  db: Db,
  role: Columns & { readonly code: string },
): Promise<RoleRow | undefined> {
  return db
    .insertInto('roles')
    .values(role)
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

/** A role, and nobody else changes it until the transaction ends. */
export function lockRole(db: Db, code: string): Promise<RoleRow | undefined> {
  return db.selectFrom('roles').selectAll().where('code', '=', code).forUpdate().executeTakeFirst();
}

export function updateRole(
  db: Db,
  code: string,
  to: Columns & { readonly active: boolean },
): Promise<RoleRow> {
  return db
    .updateTable('roles')
    .set(to)
    .where('code', '=', code)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Whether anybody holds a role. */
export async function isHeld(db: Db, code: string): Promise<boolean> {
  const query = db.selectFrom('staff_roles').select('staff_id').where('role', '=', code).limit(1);
  return (await query.executeTakeFirst()) !== undefined;
}

/** Active staff who hold a role, each with the agencies where they do, in the order of their names. */
export async function holdersOf(
  db: Db,
  code: string,
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ id: string; name: string; agency_ids: number[] }[]> {
  const after = page.after ?? null;
  const { rows } = await sql<{ id: string; name: string; agency_ids: number[] }>`
    SELECT s.id, s.name, array_agg(r.agency_id ORDER BY r.agency_id) AS agency_ids
    FROM staff_roles r JOIN staff s ON s.id = r.staff_id
    WHERE r.role = ${code} AND s.active AND (${after}::text IS NULL
      OR (s.name, s.id) > (SELECT name, id FROM staff WHERE id = ${after}))
    GROUP BY s.id, s.name ORDER BY s.name, s.id LIMIT ${page.limit}`.execute(db);
  return rows;
}
