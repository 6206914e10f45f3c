import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { OfficeWork, StaffWork } from './rules/work.ts';

export * from './queries/beside.ts';
export * from './queries/counting.ts';

export type MonthRow = {
  readonly agency_id: number;
  readonly staff_id: string;
  readonly month: string;
  readonly work: StaffWork;
  readonly counted_at: Date;
  readonly closed_at: Date | null;
};
type Counted = { readonly month: string; readonly at: Date; readonly over: boolean };

/**
 * Puts what was counted of a month in place of what there was. Whose acts are of somebody that has no
 * account, as those of a demonstration may be, has no month.
 */
export async function putMonth(
  db: Db,
  { month, at, over }: Counted,
  {
    staff,
    offices,
  }: {
    readonly staff: readonly { staffId: string; agencyId: number; work: StaffWork }[];
    readonly offices: readonly { agencyId: number; work: OfficeWork }[];
  },
): Promise<void> {
  const closed = await closedBefore(db, month);
  await db.deleteFrom('staff_months').where('month', '=', month).execute();
  await db.deleteFrom('office_months').where('month', '=', month).execute();
  const known = new Set(await db.selectFrom('staff').select('id').execute().then(idsOf));
  const rows = staff
    .filter(({ staffId }) => known.has(staffId))
    .map(({ staffId, agencyId, work }) => ({
      ...{ agency_id: agencyId, month, staff_id: staffId, work, counted_at: at },
      closed_at: over ? (closed.get(`${agencyId} ${staffId}`) ?? at) : null,
    }));
  await insertRows(db, 'staff_months', rows as never);
  const together = offices.map(({ agencyId, work }) => ({
    ...{ month, agency_id: agencyId, work, counted_at: at },
  }));
  await insertRows(db, 'office_months', together as never);
}

const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id);

async function closedBefore(db: Db, month: string): Promise<Map<string, Date | null>> {
  const rows = await db
    .selectFrom('staff_months')
    .select(['agency_id', 'staff_id', 'closed_at'])
    .where('month', '=', month)
    .execute();
  return new Map(rows.map((row) => [`${row.agency_id} ${row.staff_id}`, row.closed_at]));
}

/** The month before which none is counted yet, so that a beginning counts the past too. */
export async function firstCounted(db: Db): Promise<string | null> {
  const { rows } = await sql<{ month: string | null }>`
    SELECT min(month) AS month FROM office_months`.execute(db);
  return rows[0]!.month;
}

/** All months of somebody, the newest first. */
export async function monthsOf(db: Db, staffId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('staff_months')
    .select('month')
    .distinct()
    .where('staff_id', '=', staffId)
    .orderBy('month', 'desc')
    .limit(60)
    .execute();
  return rows.map(({ month }) => month);
}

/** A month of somebody at each agency, or at one. */
export async function monthRows(
  db: Db,
  staffId: string,
  month: string,
  agencyId?: number,
): Promise<MonthRow[]> {
  const rows = await db
    .selectFrom('staff_months')
    .selectAll()
    .where('staff_id', '=', staffId)
    .where('month', '=', month)
    .$if(agencyId !== undefined, (query) => query.where('agency_id', '=', agencyId!))
    .orderBy('agency_id')
    .execute();
  return rows as unknown as MonthRow[];
}

/** What the others of an agency did in a month: verbs, and nobody’s name. */
export async function teamWork(
  db: Db,
  agencyId: number,
  month: string,
  without: string,
): Promise<Pick<StaffWork, 'work'>[]> {
  const { rows } = await sql<Pick<StaffWork, 'work'>>`
    SELECT work -> 'work' AS work FROM staff_months
    WHERE agency_id = ${agencyId} AND month = ${month} AND staff_id <> ${without}`.execute(db);
  return rows;
}

export type Headed = {
  readonly agencyId: number;
  readonly id: string;
  readonly name: string;
  readonly month: string | null;
  readonly closedAt: Date | null;
};

/**
 * Who works at these agencies now, by name, with the months at each that are over. Only for who stands at
 * their head (rules/may-head.ts).
 */
export async function staffHeaded(
  db: Db,
  agencyIds: readonly number[],
  without: string,
): Promise<Headed[]> {
  const { rows } = await sql<Headed>`
    SELECT held.agency_id AS "agencyId", s.id, s.name, m.month, m.closed_at AS "closedAt"
    FROM (SELECT DISTINCT staff_id, agency_id FROM staff_roles
      WHERE agency_id = ANY(${agencyIds}::integer[])) AS held
    JOIN staff s ON s.id = held.staff_id AND s.active AND s.id <> ${without}
    LEFT JOIN staff_months m ON m.agency_id = held.agency_id AND m.staff_id = s.id
      AND m.closed_at IS NOT NULL
    ORDER BY s.name, s.id, m.month DESC`.execute(db);
  return rows;
}

/** The name of somebody who works at an agency now; undefined for everybody else. */
export async function workingAt(db: Db, staffId: string, agencyId: number) {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('id', '=', staffId)
    .where('active', '=', true)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('staff_roles')
          .select('role')
          .whereRef('staff_roles.staff_id', '=', 'staff.id')
          .where('agency_id', '=', agencyId),
      ),
    )
    .executeTakeFirst();
}

export type OfficeRow = {
  readonly agency_id: number;
  readonly work: OfficeWork;
  readonly counted_at: Date;
};

export async function officeMonths(db: Db): Promise<string[]> {
  const { rows } = await sql<{ month: string }>`
    WITH RECURSIVE months AS (
      SELECT max(month) AS month FROM office_months
      UNION ALL
      SELECT (SELECT max(month) FROM office_months WHERE month < months.month) FROM months
      WHERE months.month IS NOT NULL
    )
    SELECT month FROM months WHERE month IS NOT NULL LIMIT 60`.execute(db);
  return rows.map(({ month }) => month);
}

export async function officeRows(
  db: Db,
  month: string,
  agencyIds: readonly number[],
): Promise<OfficeRow[]> {
  const { rows } = await sql<OfficeRow>`
    SELECT agency_id, work, counted_at FROM office_months
    WHERE month = ${month} AND agency_id = ANY(${agencyIds}::integer[])`.execute(db);
  return rows;
}

/** What was done in a month at agencies themselves, from the kept sums. */
export async function officeSums(db: Db, month: string, agencyIds: readonly number[]) {
  return db
    .selectFrom('event_figures')
    .select(['agency_id', 'received', 'referred', 'answered', 'returned', 'verified'])
    .select(['upheld', 'overdue'])
    .where('agency_id', 'in', [...agencyIds])
    .where('reach', '=', 'own')
    .where('part', '=', 'all')
    .where('value', '=', '')
    .where('span', '=', 'month')
    .where('start', '=', month)
    .execute();
}
