import { expressionBuilder, type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { CauseSteps, Causes, DB } from '../../platform/db/tables.generated.ts';
import { visibleTo } from '../complaints/index.ts';
import type { Acting } from '../rights/index.ts';

export { causesCarried, lockLessUrgent, peopleOf } from './queries/circle.ts';
export {
  forgetFiles,
  keepFiles,
  keepReply,
  keptFilesOf,
  replyOf,
} from './queries/for-reply.ts';

export type Cause = Selectable<Causes>;
export type StepRow = Selectable<CauseSteps> & { officer: string | null };
/** A line of a list: how many complaints of it the reader sees, and how many of these wait for a reply. */
export type Listed = Cause & { gathered: number; unanswered: number; cursor_at: string };

/** Statuses in which a gathered complaint can be answered, and those before them. */
const unanswered = sql<boolean>`complaints.status IN ('received', 'incomplete', 'referred', 'in_progress')`;

export function insertCause(db: Db, row: Insertable<Causes>): Promise<Cause> {
  return db.insertInto('causes').values(row).returningAll().executeTakeFirstOrThrow();
}

export function updateCause(
  db: Db,
  { id, version }: Pick<Cause, 'id' | 'version'>,
  changes: Updateable<Causes>,
): Promise<Cause> {
  return db
    .updateTable('causes')
    .set({ ...changes, version: version + 1 })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Adds a step with the next number; the cause is locked or new. */
export async function insertStep(
  db: Db,
  { id }: Pick<Cause, 'id'>,
  step: Omit<Insertable<CauseSteps>, 'cause_id' | 'step_no'>,
): Promise<void> {
  await db
    .insertInto('cause_steps')
    .values({
      ...step,
      cause_id: id,
      step_no: sql<number>`(SELECT coalesce(max(step_no), 0) + 1 FROM cause_steps
        WHERE cause_id = ${id})`,
    })
    .execute();
}

export function stepsOf(db: Db, { id }: Pick<Cause, 'id'>): Promise<StepRow[]> {
  return db
    .selectFrom('cause_steps')
    .leftJoin('staff', 'staff.id', 'cause_steps.staff_id')
    .selectAll('cause_steps')
    .select('staff.name as officer')
    .where('cause_id', '=', id)
    .orderBy('step_no')
    .execute();
}

/** Keeps that a cause gathered a complaint, since the entry of its history that says so. */
export async function insertGathering(
  db: Db,
  complaint: { readonly number: string; readonly version: number },
  { id }: Pick<Cause, 'id'>,
): Promise<void> {
  await db
    .insertInto('gatherings')
    .values({ complaint_number: complaint.number, seq: complaint.version + 1, cause_id: id })
    .execute();
}

/** Complaints that a cause ever gathered, whoever may see them: among them one document is used once. */
export async function everGathered(
  db: Db,
  acting: Acting & { kind: 'system' },
  { id }: Pick<Cause, 'id'>,
): Promise<string[]> {
  const rows = await db
    .selectFrom('gatherings')
    .innerJoin('complaints', 'complaints.number', 'gatherings.complaint_number')
    .select('complaints.number')
    .distinct()
    .where('gatherings.cause_id', '=', id)
    .where((eb) => visibleTo(eb, acting))
    .execute();
  return rows.map(({ number }) => number);
}

export function causeById(db: Db, id: string): Promise<Cause | undefined> {
  return db.selectFrom('causes').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The same, and nobody else changes it until the transaction ends. */
export function lockCause(db: Db, id: string): Promise<Cause | undefined> {
  return db.selectFrom('causes').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Causes that are carried by some of these complaints, for the job that lets them leave. */
export function causesByIds(db: Db, ids: readonly string[]): Promise<Cause[]> {
  return db
    .selectFrom('causes')
    .selectAll()
    .where('id', '=', sql<string>`ANY(${[...ids]}::uuid[])`)
    .execute();
}

/** What a cause gathers and the one who acts may open, the first of them. */
export function gatheredBy(db: Db, acting: Acting, { id }: Pick<Cause, 'id'>, limit: number) {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('cause_id', '=', id)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .limit(limit)
    .execute();
}

/** Those of them that can be answered now, from one number on. */
export function answerableOf(
  db: Db,
  acting: Acting,
  { id }: Pick<Cause, 'id'>,
  after: string,
  limit: number,
) {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('cause_id', '=', id)
    .where('status', 'in', ['referred', 'in_progress'])
    .where('number', '>', after)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .limit(limit)
    .execute();
}

/** Every complaint of a cause that waits for a reply, locked in one order. */
export function lockUnanswered(db: Db, acting: Acting, { id }: Pick<Cause, 'id'>) {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('cause_id', '=', id)
    .where(unanswered)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .forUpdate()
    .execute();
}

/** The complaints that the one who acts may see, as a condition of a statement that has them. */
const seenBy = (acting: Acting) => visibleTo(expressionBuilder<DB, 'complaints'>(), acting);

/** How many complaints of a cause the one who acts may see, and how many of these wait for a reply. */
const countsOf = (acting: Acting) => sql<{ gathered: number; unanswered: number }>`(
  SELECT json_build_object('gathered', count(*)::int,
    'unanswered', (count(*) FILTER (WHERE ${unanswered}))::int)
  FROM complaints WHERE complaints.cause_id = causes.id AND ${seenBy(acting)})`;

export async function countGathered(db: Db, acting: Acting, { id }: Pick<Cause, 'id'>) {
  const { counts } = await db
    .selectFrom('causes')
    .select(countsOf(acting).as('counts'))
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  return counts;
}

export type Cursor = { readonly at: string; readonly id: string };

/**
 * A page of causes in a state, the latest first: of agencies that the reader reaches, and of those above
 * that gather a complaint that they see.
 */
export async function listCauses(
  db: Db,
  acting: Acting,
  filter: {
    readonly reached: readonly number[];
    readonly above: readonly number[];
    readonly state: string;
  },
  page: { readonly after: Cursor | null; readonly limit: number },
): Promise<Listed[]> {
  const { reached, above, state } = filter;
  const { after, limit } = page;
  const micros = sql<string>`(extract(epoch FROM opened_at) * 1000000)::bigint::text`;
  const moment = (at: string) => sql`to_timestamp(0) + ${at}::bigint * interval '1 microsecond'`;
  const rows = await db
    .selectFrom('causes')
    .selectAll()
    .select([micros.as('cursor_at'), countsOf(acting).as('counts')])
    .where('state', '=', state)
    .where(
      sql<boolean>`(agency_id = ANY(${[...reached]}::int[]) OR (agency_id = ANY(${[...above]}::int[])
        AND EXISTS (SELECT FROM complaints
          WHERE complaints.cause_id = causes.id AND ${seenBy(acting)})))`,
    )
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(opened_at, id) < (${moment(after!.at)}, ${after!.id}::uuid)`),
    )
    .orderBy('opened_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(({ counts, ...row }) => ({ ...row, ...counts }));
}
