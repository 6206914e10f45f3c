import type {
  AnsweringWay,
  AskingWay,
  QuestionState,
  RemovedAnswer,
} from '@insaf/contract/satisfaction.ts';
import { type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertionOf } from '../../platform/db/insert-rows.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import type { SatisfactionQuestions } from '../../platform/db/tables.generated.ts';
import type { ComplaintRow } from '../complaints/index.ts';
import { type Acting, holdingsWith } from '../rights/index.ts';
import type { QuestionKey } from './rules/link.ts';

export * from './queries/calls.ts';

type Row = Selectable<SatisfactionQuestions>;
export type QuestionRow = Omit<Row, 'state' | 'way' | 'removed' | 'answered_by'> & {
  readonly state: QuestionState;
  readonly way: AskingWay | null;
  readonly removed: RemovedAnswer | null;
  readonly answered_by: AnsweringWay | null;
};

/** Notes settlements that are to be asked about; one that is noted already stays as it is. */
export async function insertQuestions(
  db: Db,
  rows: readonly Insertable<SatisfactionQuestions>[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`${insertionOf('satisfaction_questions', rows)} ON CONFLICT DO NOTHING`.execute(db);
}

/** Jobs look at all of them, and nobody else. */
const onlyForSystem = ({ kind }: Acting) => sql<boolean>`${kind === 'system'}`;

/** Questions of which something is due, the longest due first. */
export async function dueQuestions(
  db: Db,
  acting: Acting,
  now: Date,
  limit: number,
): Promise<QuestionKey[]> {
  const rows = await db
    .selectFrom('satisfaction_questions')
    .select(['complaint_number as number', 'seq'])
    .where('next_at', '<=', now)
    .where(onlyForSystem(acting))
    .orderBy('next_at')
    .orderBy('complaint_number')
    .limit(limit)
    .execute();
  return rows;
}

/** One of them, locked; undefined when something else was done with it, or is being done. */
export async function lockDue(
  db: Db,
  acting: Acting,
  { number, seq }: QuestionKey,
  now: Date,
): Promise<QuestionRow | undefined> {
  const row = await db
    .selectFrom('satisfaction_questions')
    .selectAll()
    .where('complaint_number', '=', number)
    .where('seq', '=', seq)
    .where('next_at', '<=', now)
    .where(onlyForSystem(acting))
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
  return row as QuestionRow | undefined;
}

/** The question of one settlement of a complaint that was loaded, locked. */
export async function lockQuestion(
  db: Db,
  complaint: Pick<ComplaintRow, 'number'>,
  seq: number,
): Promise<QuestionRow | undefined> {
  const row = await db
    .selectFrom('satisfaction_questions')
    .selectAll()
    .where('complaint_number', '=', complaint.number)
    .where('seq', '=', seq)
    .forUpdate()
    .executeTakeFirst();
  return row as QuestionRow | undefined;
}

/** What was last asked, or is to be asked, of the person of a complaint that was loaded. */
export async function lastQuestion(
  db: Db,
  complaint: Pick<ComplaintRow, 'number'>,
): Promise<QuestionRow | undefined> {
  const [row] = await executePrepared(
    db,
    db
      .selectFrom('satisfaction_questions')
      .selectAll()
      .where('complaint_number', '=', complaint.number)
      .orderBy('seq', 'desc')
      .limit(1),
  );
  return row as QuestionRow | undefined;
}

/** Changes a question that was loaded. */
export async function putQuestion(
  db: Db,
  { complaint_number, seq }: Pick<QuestionRow, 'complaint_number' | 'seq'>,
  changed: Updateable<SatisfactionQuestions>,
): Promise<void> {
  await db
    .updateTable('satisfaction_questions')
    .set(changed)
    .where('complaint_number', '=', complaint_number)
    .where('seq', '=', seq)
    .execute();
}

/** What became of the message that asked; undefined where none was sent. */
export function messageOf(
  db: Db,
  complaint: Pick<ComplaintRow, 'number'>,
  { seq, complainant_no }: QuestionRow,
): Promise<{ state: string } | undefined> {
  return db
    .selectFrom('notices')
    .select('state')
    .where('complaint_number', '=', complaint.number)
    .where('seq', '=', seq)
    .where('complainant_no', '=', complainant_no)
    .where('template', '=', 'satisfaction')
    .executeTakeFirst();
}

/**
 * Marks questions whose message came to the person, and by which way it did: a carrier says so, or a mail
 * server took the letter over, or the folder that is read has it.
 *
 * @returns the numbers of their complaints
 */
export async function markReached(db: Db, acting: Acting): Promise<string[]> {
  const { rows } = await sql<{ complaint_number: string }>`
    UPDATE satisfaction_questions AS q
    SET reached_at = coalesce(n.delivered_at, n.sent_at), way = n.way
    FROM notices AS n
    WHERE q.state = 'asked' AND q.reached_at IS NULL AND q.way IN ('sms', 'email')
      AND n.complaint_number = q.complaint_number AND n.seq = q.seq
      AND n.complainant_no = q.complainant_no
      AND n.template IN ('satisfaction', 'satisfaction_reminder')
      AND (n.state = 'delivered'
        OR n.state = 'sent' AND (n.way = 'email' OR n.carrier = 'outbox'))
      AND ${onlyForSystem(acting)}
    RETURNING q.complaint_number`.execute(db);
  return rows.map((row) => row.complaint_number);
}

/** What the person of a complaint that was loaded answered, the first first. */
export function answersFrom(db: Db, complaint: Pick<ComplaintRow, 'number'>) {
  return db
    .selectFrom('satisfaction_questions')
    .select(['answered_at', 'grade', 'removed', 'words'])
    .where('complaint_number', '=', complaint.number)
    .where('state', '=', 'answered')
    .orderBy('seq')
    .execute();
}

/** What was written goes with the person; the grade stays, which names nobody. */
export async function eraseSatisfactionWords(db: Db, complaint: { number: string }): Promise<void> {
  await db
    .updateTable('satisfaction_questions')
    .set({ words: null })
    .where('complaint_number', '=', complaint.number)
    .execute();
}

export type Told = Pick<QuestionRow, 'grade' | 'removed' | 'complaint_number' | 'agency_id'> & {
  readonly words: string;
};

type Asked = { readonly from: Date; readonly to: Date };

function answersOf(db: Db, acting: Acting, agencyIds: readonly number[], { from, to }: Asked) {
  return db
    .selectFrom('satisfaction_questions')
    .where('agency_id', 'in', agencyIds)
    .where('state', '=', 'answered')
    .where('asked_at', '>=', from)
    .where('asked_at', '<', to)
    .where(sql<boolean>`${holdingsWith(acting, 'readFigures').length > 0}`);
}

/** How many answered about agencies that the reader may read about, of those asked between two instants. */
export async function countAnswers(
  db: Db,
  acting: Acting,
  agencyIds: readonly number[],
  asked: Asked,
): Promise<number> {
  if (agencyIds.length === 0) return 0;
  const { count } = await answersOf(db, acting, agencyIds, asked)
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** What they wrote, the latest first. */
export async function wordsAbout(
  db: Db,
  acting: Acting,
  agencyIds: readonly number[],
  asked: Asked,
  limit: number,
): Promise<Told[]> {
  if (agencyIds.length === 0) return [];
  const words = await answersOf(db, acting, agencyIds, asked)
    .select(['complaint_number', 'agency_id', 'grade', 'removed', 'words'])
    .where('words', 'is not', null)
    .orderBy('answered_at', 'desc')
    .orderBy('complaint_number')
    .limit(limit)
    .execute();
  return words as Told[];
}
