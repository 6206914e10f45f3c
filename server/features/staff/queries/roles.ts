import type { Reach } from '@insaf/contract/roles.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { executePrepared } from '../../../platform/db/prepared.ts';
import { sessionOfToken } from '../../sign-in/index.ts';
import type { HeldRole } from '../rules/held-role.ts';

/**
 * What an active member of staff holds at a moment, with the paths of agencies as they are now: a row for
 * each role, their own and those lent to them, or one without for whoever has none.
 */
export function holdingsOf(db: Db, staffId: string, now: Date) {
  return db
    .selectFrom('staff')
    .leftJoin('held_roles', (join) =>
      join
        .onRef('held_roles.staff_id', '=', 'staff.id')
        .on('held_roles.from_at', '<=', now)
        .on('held_roles.until_at', '>', now),
    )
    .select(['staff.id', 'staff.name', 'staff.email'])
    .select(['held_roles.role', 'held_roles.permissions', 'held_roles.reach'])
    .select(['held_roles.agency_id', 'held_roles.path', 'held_roles.lent_by'])
    .where('staff.id', '=', staffId)
    .where('staff.active', '=', true)
    .execute();
}

/** A session, and what an active member of staff holds in it: a row for each role as `holdingsOf` gives them. */
export function sessionAndHoldings(db: Db, token: string, now: Date) {
  return executePrepared(
    db,
    sessionOfToken(db, token)
      .leftJoin('held_roles', (join) =>
        join
          .onRef('held_roles.staff_id', '=', 'staff.id')
          .on('held_roles.from_at', '<=', now)
          .on('held_roles.until_at', '>', now),
      )
      .select(['staff.name', 'staff.active', 'held_roles.role', 'held_roles.permissions'])
      .select([
        'held_roles.reach',
        'held_roles.agency_id',
        'held_roles.path',
        'held_roles.lent_by',
      ]),
  );
}

/** Who works at an agency itself, and what they may do there: a row for each of their roles. */
export function officersAt(db: Db, agencyId: number) {
  return db
    .selectFrom('staff_roles')
    .innerJoin('staff', 'staff.id', 'staff_roles.staff_id')
    .innerJoin('roles', 'roles.code', 'staff_roles.role')
    .select(['staff.id', 'staff.name', 'roles.permissions'])
    .where('staff_roles.agency_id', '=', agencyId)
    .where('staff.active', '=', true)
    .where('roles.active', '=', true)
    .orderBy('staff.name')
    .execute();
}

/**
 * After a merge: roles at the closed agency are held at its successor, alone. The successor may be far
 * larger than what was merged into it, and the head of a village does not become the head of a
 * governorate by it; so what lies below is not given, and administration ends. Who should have more is
 * given it by name.
 */
export async function moveRoles(db: Db, fromId: number, toId: number): Promise<void> {
  await db
    .insertInto('staff_roles')
    .columns(['staff_id', 'role', 'agency_id', 'reach', 'since'])
    .expression((eb) =>
      eb
        .selectFrom('staff_roles')
        .select((select) => [
          'staff_id',
          'role',
          select.lit(toId).as('agency_id'),
          select.val('alone').as('reach'),
          'since',
        ])
        .where('agency_id', '=', fromId)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('roles')
                .whereRef('roles.code', '=', 'staff_roles.role')
                .where(
                  sql<boolean>`EXISTS (SELECT FROM unnest(roles.permissions) p WHERE p LIKE 'manage%')`,
                )
                .select('roles.code'),
            ),
          ),
        ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.deleteFrom('staff_roles').where('agency_id', '=', fromId).execute();
}

/** All roles of some members of staff, also of those who have left. */
export async function rolesOf(
  db: Db,
  staffIds: readonly string[],
): Promise<(HeldRole & { staffId: string })[]> {
  if (staffIds.length === 0) return [];
  const rows = await db
    .selectFrom('staff_roles')
    .innerJoin('agencies', 'agencies.id', 'staff_roles.agency_id')
    .innerJoin('roles', 'roles.code', 'staff_roles.role')
    .select(['staff_id', 'role', 'reach', 'agency_id', 'agencies.path'])
    .select(['roles.title_ar', 'roles.title_en'])
    .where('staff_id', 'in', staffIds)
    .orderBy('agencies.path')
    .orderBy('role')
    .execute();
  return rows.map(({ staff_id: staffId, agency_id: agencyId, role, reach, path, ...row }) => ({
    ...{ staffId, agencyId, path, role, reach: reach as Reach },
    title: { ar: row.title_ar, en: row.title_en },
  }));
}

/** Gives a role, or changes how far one that is held reaches. */
export async function putRole(
  db: Db,
  staffId: string,
  held: Omit<HeldRole, 'path' | 'title'>,
): Promise<void> {
  const { role, reach, agencyId } = held;
  await db
    .insertInto('staff_roles')
    .values({ staff_id: staffId, role, agency_id: agencyId, reach })
    .onConflict((conflict) =>
      conflict.columns(['staff_id', 'agency_id', 'role']).doUpdateSet({ reach }),
    )
    .execute();
}

export async function deleteRole(
  db: Db,
  staffId: string,
  { role, agencyId }: { role: string; agencyId: number },
): Promise<void> {
  await db
    .deleteFrom('staff_roles')
    .where('staff_id', '=', staffId)
    .where('role', '=', role)
    .where('agency_id', '=', agencyId)
    .execute();
}

/** How many people have a role at an agency. */
export async function countStaffAt(db: Db, agencyId: number): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    SELECT count(DISTINCT staff_id) FROM staff_roles WHERE agency_id = ${agencyId}`.execute(db);
  return Number(rows[0]!.count);
}

/** Who stands at the head of an agency, or of the nearest one above it; never `besides` themselves. */
export async function headAbove(
  db: Db,
  path: string,
  besides: string,
  now: Date,
): Promise<{ id: string; name: string } | null> {
  const { rows } = await sql<{ id: string; name: string }>`
    SELECT s.id, s.name FROM held_roles h JOIN staff s ON s.id = h.staff_id AND s.active
    WHERE 'leadAgency' = ANY(h.permissions) AND h.lent_by IS NULL AND h.staff_id <> ${besides}
      AND h.from_at <= ${now} AND h.until_at > ${now}
      AND starts_with(${path}, h.path) AND (h.reach = 'below' OR h.path = ${path})
    ORDER BY length(h.path) DESC, s.name, s.id LIMIT 1`.execute(db);
  return rows[0] ?? null;
}
