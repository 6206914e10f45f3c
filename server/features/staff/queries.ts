import type { Reach, Role } from '@insaf/contract/roles.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';

/** The roles of an active member of staff, with the paths of their agencies as they are now. */
export function holdingsOf(db: Db, staffId: string) {
  return db
    .selectFrom('staff')
    .leftJoin('staff_roles', 'staff_roles.staff_id', 'staff.id')
    .leftJoin('agencies', 'agencies.id', 'staff_roles.agency_id')
    .select([
      'staff.id',
      'staff.name',
      'staff.email',
      'staff_roles.role',
      'staff_roles.reach',
      'agencies.id as agency_id',
      'agencies.path',
    ])
    .where('staff.id', '=', staffId)
    .where('staff.active', '=', true)
    .execute();
}

export async function insertStaffMember(
  db: Db,
  member: {
    id: string;
    name: string;
    email: string;
    language: string;
    passwordHash: string;
    roles: readonly { role: Role; agencyId: number; reach: Reach }[];
  },
): Promise<void> {
  const { id, name, email, language, passwordHash, roles } = member;
  await db
    .insertInto('staff')
    .values({ id, name, email, language, email_verified: true })
    .execute();
  await db
    .insertInto('staff_accounts')
    .values({ id, staff_id: id, account_id: id, provider_id: 'credential', password: passwordHash })
    .execute();
  await db
    .insertInto('staff_roles')
    .values(
      roles.map(({ role, agencyId, reach }) => ({
        staff_id: id,
        role,
        agency_id: agencyId,
        reach,
      })),
    )
    .execute();
}

/** A password set anew; every session of the person ends. */
export async function replacePassword(
  db: Db,
  staffId: string,
  passwordHash: string,
): Promise<void> {
  await db
    .updateTable('staff_accounts')
    .set({ password: passwordHash, updated_at: sql`now()` })
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', 'credential')
    .execute();
  await db.deleteFrom('staff_sessions').where('staff_id', '=', staffId).execute();
}

export function staffByEmail(db: Db, email: string) {
  return db.selectFrom('staff').selectAll().where('email', '=', email).executeTakeFirst();
}

/** Heads and complaints officers of an agency. */
export function officersAt(db: Db, agencyId: number) {
  return db
    .selectFrom('staff_roles')
    .innerJoin('staff', 'staff.id', 'staff_roles.staff_id')
    .select(['staff.name', 'staff_roles.role'])
    .where('staff_roles.agency_id', '=', agencyId)
    .where('staff_roles.role', 'in', ['head', 'agency_officer'])
    .where('staff.active', '=', true)
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
        .where('role', '<>', 'administrator'),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await db.deleteFrom('staff_roles').where('agency_id', '=', fromId).execute();
}
