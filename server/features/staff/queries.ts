import { foldArabic } from '@insaf/contract/arabic.ts';
import type { Reach } from '@insaf/contract/roles.ts';
import type { Language } from '@insaf/contract/text.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { endOfPath, type Holding } from '../rights/index.ts';
import type { HeldRole, StaffRow } from './rules/held-role.ts';

/** What a member of staff is found by: name and address, folded as what is asked for is. */
const searchText = (name: string, email: string) => foldArabic(`${name} ${email}`);

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

export async function insertStaffMember(
  db: Db,
  member: {
    id: string;
    name: string;
    email: string;
    language: string;
    /** Null until they choose one by a link. */
    passwordHash: string | null;
    roles: readonly { role: string; agencyId: number; reach: Reach }[];
  },
): Promise<void> {
  const { id, name, email, language, passwordHash, roles } = member;
  await db
    .insertInto('staff')
    .values({
      id,
      name,
      email,
      language,
      email_verified: true,
      search_text: searchText(name, email),
    })
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

/** Names of some members of staff, by id. */
export async function staffNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', ids).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

const memberById = (db: Db, id: string) => db.selectFrom('staff').selectAll().where('id', '=', id);

export function staffById(db: Db, id: string): Promise<StaffRow | undefined> {
  return memberById(db, id).executeTakeFirst();
}

/** The same, and nobody else changes it until the transaction ends. */
export function lockStaffMember(db: Db, id: string): Promise<StaffRow | undefined> {
  return memberById(db, id).forUpdate().executeTakeFirst();
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

/** When somebody signed in last, within half a year (features/sign-in). */
export async function lastSignInOf(db: Db, staffId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('staff_sign_ins')
    .select('at')
    .where('staff_id', '=', staffId)
    .where('what', 'in', ['signed_in', 'second_factor'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at ?? null;
}

export type StaffSought = {
  /** Where the reader administers staff. */
  readonly within: readonly Pick<Holding, 'path' | 'reach'>[];
  /** Those without any role belong to nobody: shown to who administers everything. */
  readonly alsoWithoutRoles: boolean;
  readonly words?: string | undefined;
  /** Path of an agency at or below which a role is held. */
  readonly under?: string | undefined;
  readonly role?: string | undefined;
  readonly active?: boolean | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Members of staff in the order of their names; one after the other, never counted. */
export function findStaff(db: Db, sought: StaffSought): Promise<StaffRow[]> {
  const { words, under, role, active, after } = sought;
  const parts = foldArabic(words ?? '').match(/\S+/g) ?? [];
  return db
    .selectFrom('staff')
    .selectAll()
    .where((eb) => {
      const roles = eb
        .selectFrom('staff_roles as r')
        .innerJoin('agencies as a', 'a.id', 'r.agency_id')
        .select('r.role')
        .whereRef('r.staff_id', '=', 'staff.id');
      const held = roles
        .where((on) =>
          on.or(
            sought.within.map(({ path, reach }) =>
              reach === 'alone'
                ? on('a.path', '=', path)
                : on.and([on('a.path', '>=', path), on('a.path', '<', endOfPath(path))]),
            ),
          ),
        )
        .$if(role !== undefined, (query) => query.where('r.role', '=', role!))
        .$if(under !== undefined, (query) =>
          query.where('a.path', '>=', under!).where('a.path', '<', endOfPath(under!)),
        );
      const none = sought.alsoWithoutRoles && role === undefined && under === undefined;
      return none ? eb.or([eb.exists(held), eb.not(eb.exists(roles))]) : eb.exists(held);
    })
    .where((eb) =>
      eb.and(
        parts.map((part) => eb('search_text', 'like', `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`)),
      ),
    )
    .$if(active !== undefined, (query) => query.where('active', '=', active!))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(name, id) > (SELECT name, id FROM staff WHERE id = ${after})`),
    )
    .orderBy('name')
    .orderBy('id')
    .limit(sought.limit)
    .execute();
}

export async function updateStaffMember(
  db: Db,
  id: string,
  to: { name: string; email: string; language: Language; active: boolean },
): Promise<void> {
  await db
    .updateTable('staff')
    .set({ ...to, search_text: searchText(to.name, to.email), updated_at: sql`now()` })
    .where('id', '=', id)
    .execute();
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
