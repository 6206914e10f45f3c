import type { IdentityField } from '@insaf/contract/identity.ts';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { microsOf, momentOf } from '../../platform/db/micros.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import type { IdentityOpenings } from '../../platform/db/tables.generated.ts';
import { inReach } from '../complaints/index.ts';
import { type Acting, holdingsWith } from '../rights/index.ts';
import type { OpeningCursor } from './rules/opening-cursor.ts';

export type OpeningRow = Selectable<IdentityOpenings>;

/** The openings of a complaint that was loaded through the one who acts, the latest first. */
export function openingsOf(db: Db, complaint: { number: string }): Promise<OpeningRow[]> {
  return executePrepared(
    db,
    db
      .selectFrom('identity_openings')
      .selectAll()
      .where('complaint_number', '=', complaint.number)
      .orderBy('opening_no', 'desc'),
  );
}

/** Which of these complaints are open to somebody now, and by which opening. */
export async function openTo(
  db: Db,
  acting: Acting,
  numbers: readonly string[],
  now: Date,
): Promise<Map<string, { openingNo: number; until: Date }>> {
  if (numbers.length === 0 || acting.kind !== 'staff') return new Map();
  const rows = await executePrepared(
    db,
    db
      .selectFrom('identity_openings')
      .select(['complaint_number', 'opening_no', 'until'])
      .where('asked_by', '=', acting.staffId)
      .where('until', '>', now)
      .where('complaint_number', '=', sql<string>`ANY(${[...numbers]}::bigint[])`)
      .orderBy('until'),
  );
  return new Map(
    rows.map((row) => [row.complaint_number, { openingNo: row.opening_no, until: row.until! }]),
  );
}

export type NewOpening = Pick<
  OpeningRow,
  'reason' | 'hours' | 'asked_at' | 'asked_by' | 'asked_agency_id' | 'asked_role' | 'lapses_at'
>;

/** Holds off others who ask or decide about a complaint's openings, until the transaction ends. */
export async function lockOpenings(db: Db, number: string): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`openings of ${number}`}, 0))`.execute(
    db,
  );
}

/** Adds an opening with the next number; the openings of the complaint are locked. */
export function insertOpening(
  db: Db,
  complaint: { number: string },
  row: NewOpening,
): Promise<OpeningRow> {
  return db
    .insertInto('identity_openings')
    .values((eb) => ({
      ...row,
      complaint_number: complaint.number,
      opening_no: sql<number>`1 + coalesce(${eb
        .selectFrom('identity_openings as before')
        .select(({ fn }) => fn.max('before.opening_no').as('last'))
        .where('before.complaint_number', '=', complaint.number)}, 0)`,
    }))
    .returningAll()
    .executeTakeFirstOrThrow();
}

export type Decision = Pick<
  OpeningRow,
  'decided_at' | 'decided_by' | 'decided_agency_id' | 'decided_role' | 'refusal' | 'until'
>;

/** Decides an opening that waits; undefined when it was decided meanwhile. */
export function decideOpening(
  db: Db,
  { complaint_number, opening_no }: Pick<OpeningRow, 'complaint_number' | 'opening_no'>,
  decision: Decision,
): Promise<OpeningRow | undefined> {
  return db
    .updateTable('identity_openings')
    .set(decision)
    .where('complaint_number', '=', complaint_number)
    .where('opening_no', '=', opening_no)
    .where('decided_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/**
 * Openings that wait for a second person, of complaints within reach of the one who acts: none of their
 * own, and none that they are kept from. The oldest first.
 *
 * @param ownAgencies ids of the agencies for which the one who acts works
 */
export function waitingFor(
  db: Db,
  acting: Acting & { kind: 'staff' },
  page: {
    readonly ownAgencies: readonly number[];
    readonly now: Date;
    readonly after: OpeningCursor | null;
    readonly limit: number;
  },
) {
  const { ownAgencies, now, after, limit } = page;
  const micros = microsOf('o.asked_at');
  const notMine = sql<number>`ALL(${[...ownAgencies]}::int[])`;
  return db
    .selectFrom('identity_openings as o')
    .innerJoin('complaints', 'complaints.number', 'o.complaint_number')
    .innerJoin('staff', 'staff.id', 'o.asked_by')
    .selectAll('o')
    .select(['complaints.holder_id', 'complaints.category_id', 'staff.name as officer'])
    .select(micros.as('cursor_at'))
    .where('o.decided_at', 'is', null)
    .where('o.lapses_at', '>', now)
    .where('o.asked_by', '<>', acting.staffId)
    .where((eb) =>
      inReach(eb as never, 'complaints.holder_path', holdingsWith(acting, 'approveOpening')),
    )
    .where((eb) =>
      eb.and([
        eb.or([
          eb('complaints.complained_of_id', 'is', null),
          eb('complaints.complained_of_id', '<>', notMine),
        ]),
        eb.or([
          eb('complaints.status', 'in', ['received', 'joined']),
          eb.and([
            eb('complaints.status', '=', 'incomplete'),
            eb('complaints.previous_status', 'in', ['received', 'joined']),
          ]),
          eb('complaints.holder_id', '<>', notMine),
        ]),
        eb.or([
          eb('complaints.answered_by_id', 'is', null),
          eb('complaints.answered_by_id', '<>', notMine),
        ]),
      ]),
    )
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(o.asked_at, o.complaint_number, o.opening_no) > (
          ${momentOf(after!.askedAt)},
          ${after!.number}::bigint, ${after!.openingNo}::smallint)`,
      ),
    )
    .orderBy('o.asked_at')
    .orderBy('o.complaint_number')
    .orderBy('o.opening_no')
    .limit(limit)
    .execute();
}

export type NewView = {
  readonly complaint_number: string;
  readonly complainant_no: number;
  readonly fields: IdentityField[];
  readonly at: Date;
  readonly staff_id: string;
  readonly agency_id: number;
  readonly role: string;
  readonly opening_no: number | null;
};

export async function insertView(db: Db, view: NewView): Promise<void> {
  await db.insertInto('identity_views').values(view).execute();
}

/** Whether somebody was shown this field of a person since. */
export async function wasViewed(
  db: Db,
  complaint: { number: string },
  view: Pick<NewView, 'complainant_no' | 'staff_id'>,
  field: IdentityField,
  since: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('identity_views')
    .select('view_id')
    .where('complaint_number', '=', complaint.number)
    .where('complainant_no', '=', view.complainant_no)
    .where('staff_id', '=', view.staff_id)
    .where('at', '>', since)
    .where(sql<boolean>`${field} = ANY(fields)`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** When each opening of a complaint was first used, by its number. */
export async function firstViews(
  db: Db,
  complaint: { number: string },
): Promise<Map<number, Date>> {
  const rows = await db
    .selectFrom('identity_views')
    .select(['opening_no', ({ fn }) => fn.min('at').as('at')])
    .where('complaint_number', '=', complaint.number)
    .where('opening_no', 'is not', null)
    .groupBy('opening_no')
    .execute();
  return new Map(rows.map((row) => [row.opening_no!, row.at as unknown as Date]));
}

/** What was written about a person's opening goes with them; who opened them, and when, stays. */
export async function eraseOpeningWords(db: Db, complaint: { number: string }): Promise<void> {
  await db
    .updateTable('identity_openings')
    .set((eb) => ({
      reason: '',
      refusal: eb.case().when('refusal', 'is', null).then(null).else('').end(),
    }))
    .where('complaint_number', '=', complaint.number)
    .execute();
}
