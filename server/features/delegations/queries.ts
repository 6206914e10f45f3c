import { foldArabic } from '@insaf/contract/arabic.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { endOfPath, type Holding } from '../rights/index.ts';

export type DelegationRow = {
  readonly id: string;
  readonly staff_id: string;
  readonly to_id: string;
  readonly from_at: Date;
  readonly until_at: Date;
  readonly of: string;
  readonly to: string;
  readonly by: string | null;
};

const withNames = (db: Db) =>
  db
    .selectFrom('delegations as d')
    .innerJoin('staff as away', 'away.id', 'd.staff_id')
    .innerJoin('staff as substitute', 'substitute.id', 'd.to_id')
    .leftJoin('staff as maker', 'maker.id', 'd.made_by')
    .select(['d.id', 'd.staff_id', 'd.to_id', 'd.from_at', 'd.until_at'])
    .select(['away.name as of', 'substitute.name as to', 'maker.name as by']);

/** Agencies that somebody stands at the head of, each with or without what lies below. */
export type Headed = readonly Pick<Holding, 'path' | 'reach'>[];

/** Somebody has a role, and every one of theirs lies where one stands at the head. */
function headedBy(of: string, headed: Headed) {
  const outside = sql.join(
    headed.map(({ path, reach }) =>
      reach === 'alone'
        ? sql`(a.path = ${path} AND r.reach = 'alone')`
        : sql`(a.path >= ${path} AND a.path < ${endOfPath(path)})`,
    ),
    sql` OR `,
  );
  const theirs = sql`FROM staff_roles r JOIN agencies a ON a.id = r.agency_id
    WHERE r.staff_id = ${sql.ref(of)}`;
  return sql<boolean>`(EXISTS (SELECT ${theirs}) AND NOT EXISTS (SELECT ${theirs} AND NOT (${outside})))`;
}

/** Who stands in for whom, as far as it concerns somebody: the latest first. */
export function delegationsOf(
  db: Db,
  staffId: string,
  headed: Headed,
  page: { readonly before?: string | undefined; readonly limit: number },
): Promise<DelegationRow[]> {
  return withNames(db)
    .where((eb) =>
      eb.or([
        eb('d.staff_id', '=', staffId),
        eb('d.to_id', '=', staffId),
        ...(headed.length === 0 ? [] : [headedBy('d.staff_id', headed)]),
      ]),
    )
    .$if(page.before !== undefined, (query) => query.where('d.id', '<', page.before!))
    .orderBy('d.id', 'desc')
    .limit(page.limit)
    .execute();
}

export function delegationById(db: Db, id: string): Promise<DelegationRow | undefined> {
  return withNames(db).where('d.id', '=', id).executeTakeFirst();
}

/** Whether somebody's roles are lent at any moment between two. */
export async function isLentBetween(
  db: Db,
  staffId: string,
  { from, until }: { from: Date; until: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('delegations')
    .select('id')
    .where('staff_id', '=', staffId)
    .where('from_at', '<', until)
    .where('until_at', '>', from)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertDelegation(
  db: Db,
  lent: { of: string; to: string; from: Date; until: Date; at: Date; by: string },
): Promise<string> {
  const { id } = await db
    .insertInto('delegations')
    .values({
      ...{ staff_id: lent.of, to_id: lent.to, from_at: lent.from, until_at: lent.until },
      ...{ made_at: lent.at, made_by: lent.by },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Ends one at a moment; one that has not begun never does. */
export async function endAt(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('delegations')
    .set({
      from_at: sql<Date>`least(from_at, ${at}::timestamptz)`,
      until_at: at,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Active staff by name in any spelling, of whom some role is at one of these agencies or, where `below`,
 * under it; or, given `headed`, whose every role lies there. At most twenty.
 */
export function findPeople(
  db: Db,
  sought: {
    readonly words: string;
    readonly except: string;
    readonly at: readonly { readonly path: string; readonly below: boolean }[];
    readonly headed?: Headed;
  },
): Promise<{ id: string; name: string }[]> {
  const parts = foldArabic(sought.words).match(/\S+/g) ?? [];
  return db
    .selectFrom('staff')
    .select(['staff.id', 'staff.name'])
    .where('staff.active', '=', true)
    .where('staff.id', '<>', sought.except)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('staff_roles as r')
          .innerJoin('agencies as a', 'a.id', 'r.agency_id')
          .select('r.role')
          .whereRef('r.staff_id', '=', 'staff.id')
          .where((on) =>
            on.or(
              sought.at.map(({ path, below }) =>
                below
                  ? on.and([on('a.path', '>=', path), on('a.path', '<', endOfPath(path))])
                  : on('a.path', '=', path),
              ),
            ),
          ),
      ),
    )
    .$if(sought.headed !== undefined, (query) =>
      query.where(headedBy('staff.id', sought.headed ?? [])),
    )
    .where((eb) =>
      eb.and(
        parts.map((part) => eb('search_text', 'like', `%${part.replaceAll(/[\\%_]/g, '\\$&')}%`)),
      ),
    )
    .orderBy('staff.name')
    .orderBy('staff.id')
    .limit(20)
    .execute();
}

/** What was lent to somebody ends now; what had not begun never does. */
export async function endLendingsTo(db: Db, staffId: string, now: Date): Promise<void> {
  await db
    .deleteFrom('delegations')
    .where('to_id', '=', staffId)
    .where('from_at', '>', now)
    .execute();
  await db
    .updateTable('delegations')
    .set({ until_at: now })
    .where('to_id', '=', staffId)
    .where('until_at', '>', now)
    .execute();
}
