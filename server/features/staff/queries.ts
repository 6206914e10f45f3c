import { foldArabic } from '@insaf/contract/arabic.ts';
import type { Reach } from '@insaf/contract/roles.ts';
import type { Language } from '@insaf/contract/text.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { endOfPath, type Holding } from '../rights/index.ts';
import type { StaffRow } from './rules/held-role.ts';

export {
  countStaffAt,
  deleteRole,
  headAbove,
  holdingsOf,
  moveRoles,
  officersAt,
  putRole,
  rolesOf,
  sessionAndHoldings,
} from './queries/roles.ts';

/** What a member of staff is found by: name and address, folded as what is asked for is. */
const searchText = (name: string, email: string) => foldArabic(`${name} ${email}`);

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
