import {
  type Expression,
  type ExpressionBuilder,
  type Insertable,
  type Selectable,
  type SqlBool,
  sql,
  type Updateable,
} from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertionOf, insertRows } from '../../platform/db/insert-rows.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import type { Complaints, DB, HistoryEntries } from '../../platform/db/tables.generated.ts';
import { type Acting, endOfPath, type Holding, holdingsWith, seesOwn } from '../rights/index.ts';

export { eraseComplaintWords, type Kept, keptLongEnough } from './queries/erasing.ts';
export {
  historyOf,
  lastReceived,
  referredTo,
  saidByStaff,
  whoAnswered,
} from './queries/history.ts';
export {
  handOver,
  holdsOpen,
  movePaths,
  openWorkUnder,
  replaceJudge,
  repliesJudgedBy,
} from './queries/of-agencies.ts';
export {
  countRunningFrom,
  countRunningOver,
  lockRunning,
  runningBy,
} from './queries/of-calendars.ts';
export { followersByLeading, peopleBehind } from './queries/of-followers.ts';
export { lockStepsDue, setNextSteps } from './queries/of-ladders.ts';
export { lockPriorityNotKept } from './queries/of-priorities.ts';
export { type Recorded, recordMoves } from './queries/recording.ts';

export type ComplaintRow = Selectable<Complaints>;
export type NewComplaintRow = Insertable<Complaints>;
export type ComplaintChanges = Updateable<Complaints>;
export type HistoryRow = Selectable<HistoryEntries>;
export type NewHistoryRow = Insertable<HistoryEntries>;

type Builder = ExpressionBuilder<DB, 'complaints'>;

/** A column that holds an agency's path lies in the reach of one of the roles. */
export function inReach(
  eb: Builder,
  column: 'complaints.holder_path' | 'complaints.judge_path',
  holdings: readonly Holding[],
): Expression<SqlBool> {
  return eb.or(
    holdings.map((holding) =>
      holding.reach === 'below'
        ? eb.and([eb(column, '>=', holding.path), eb(column, '<', endOfPath(holding.path))])
        : eb(column, '=', holding.path),
    ),
  );
}

/**
 * What somebody may see: staff what their role's reach holds, held before, or judges, and what they
 * registered themselves, or, with a complainant on the line, that one complaint; a complainant the one
 * whose code they showed; a job everything.
 */
export function visibleTo(eb: Builder, acting: Acting): Expression<SqlBool> {
  if (acting.kind === 'system') return eb.lit(true);
  if (acting.kind === 'complainant') return eb('complaints.number', '=', acting.number);
  if (acting.kind === 'anyone' || acting.kind === 'telephone') return eb.lit(false);
  if (acting.kind === 'staff' && acting.callerOf !== undefined) {
    return eb('complaints.number', '=', acting.callerOf);
  }
  const holdings = holdingsWith(acting, 'readComplaints');
  const own =
    acting.kind === 'staff' && seesOwn(acting)
      ? [eb('complaints.registered_by', '=', acting.staffId)]
      : [];
  if (holdings.length === 0) return eb.or(own);
  return eb.or([
    ...own,
    inReach(eb, 'complaints.holder_path', holdings),
    inReach(eb, 'complaints.judge_path', holdings),
    eb.exists(
      eb
        .selectFrom('earlier_holders')
        .innerJoin('agencies', 'agencies.id', 'earlier_holders.agency_id')
        .select(sql`1`.as('one'))
        .whereRef('earlier_holders.complaint_number', '=', 'complaints.number')
        .where((on) =>
          on.or(
            holdings.map((holding) =>
              holding.reach === 'below'
                ? on.and([
                    on('agencies.path', '>=', holding.path),
                    on('agencies.path', '<', endOfPath(holding.path)),
                  ])
                : on('agencies.path', '=', holding.path),
            ),
          ),
        ),
    ),
  ]);
}

/** One complaint, if the one who acts may see it. */
export async function readComplaint(
  db: Db,
  acting: Acting,
  number: string,
): Promise<ComplaintRow | undefined> {
  const [row] = await executePrepared(
    db,
    db
      .selectFrom('complaints')
      .selectAll()
      .where('number', '=', number)
      .where((eb) => visibleTo(eb, acting)),
  );
  return row;
}

/** A complaint that was loaded through the one who acts, as it is by now. */
export function readAgain(db: Db, complaint: Pick<ComplaintRow, 'number'>): Promise<ComplaintRow> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('number', '=', complaint.number)
    .executeTakeFirstOrThrow();
}

/**
 * One that somebody may see, and nobody else moves it until the transaction ends. It is locked first and looked at by a
 * statement of its own: one that waited for a lock sees the new row beside the old referrals, and who has
 * just sent a complaint on would be told that there is none.
 */
export async function lockComplaint(db: Db, acting: Acting, number: string) {
  const locked = db
    .selectFrom('complaints')
    .select('number')
    .where('number', '=', number)
    .forUpdate()
    .execute();
  const [, complaint] = await Promise.all([locked, readComplaint(db, acting, number)]);
  return complaint;
}

/** A page of everything that the one who acts holds within reach, by number. */
export function listComplaints(
  db: Db,
  acting: Acting,
  page: { readonly after?: string; readonly limit: number },
): Promise<ComplaintRow[]> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where((eb) => inReach(eb, 'complaints.holder_path', holdingsWith(acting, 'readComplaints')))
    .$if(page.after !== undefined, (query) => query.where('number', '>', page.after!))
    .orderBy('number')
    .limit(page.limit)
    .execute();
}

/**
 * New complaints, each with the entry that says it was received: two statements for any number.
 *
 * @throws Error that `isNumberTaken` knows, when a number was drawn before
 */
export async function insertComplaints(
  db: Db,
  complaints: readonly NewComplaintRow[],
  entries: readonly NewHistoryRow[],
): Promise<ComplaintRow[]> {
  const inserted = insertionOf('complaints', complaints);
  const [{ rows }] = await Promise.all([
    sql<ComplaintRow>`${inserted} RETURNING *`.execute(db),
    insertRows(db, 'history_entries', entries),
  ]);
  return rows;
}

/** Whether an insertion failed because a complaint has this number; its transaction is over. */
export function isNumberTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string };
  return code === '23505' && constraint === 'complaints_pkey';
}

/** Numbers of the complaints that follow a leading one. */
export async function followersOf(db: Db, acting: Acting, leading: string): Promise<string[]> {
  const rows = await executePrepared(
    db,
    db
      .selectFrom('complaints')
      .select('number')
      .where('leading_number', '=', leading)
      .where('status', '=', 'joined')
      .where((eb) => visibleTo(eb, acting))
      .orderBy('number'),
  );
  return rows.map((row) => row.number);
}

/**
 * The complaints that follow a leading one; nobody else moves them until the transaction ends. One that
 * moved while this waited for it no longer follows, and is left out.
 */
export function lockFollowers(db: Db, acting: Acting, leading: string): Promise<ComplaintRow[]> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('leading_number', '=', leading)
    .where('status', '=', 'joined')
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .forUpdate()
    .execute();
}

/** Complaints whose wait for the complainant is over, for the job that ends it. */
export async function waitedLongEnough(
  db: Db,
  acting: Acting & { kind: 'system' },
  status: 'incomplete' | 'settled',
  now: Date,
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints')
    .select('number')
    .where('status', '=', status)
    .where('waits_until', '<', now)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('waits_until')
    .limit(limit)
    .execute();
  return rows.map((row) => row.number);
}

/**
 * Complaints that wait for what was asked of the complainant and lapse in this stretch of time, a page at a
 * time by number; none that somebody moves at this moment. They stay as they are until the transaction ends.
 */
export function lockWaiting(
  db: Db,
  acting: Acting & { kind: 'system' },
  lapsing: { readonly after: Date; readonly until: Date },
  page: { readonly after: string; readonly limit: number },
) {
  return db
    .selectFrom('complaints')
    .select(['number', 'version', 'waits_until'])
    .select(['category_id', 'priority', 'clock_state', 'clock_since'])
    .where('status', '=', 'incomplete')
    .where('waits_until', '>', lapsing.after)
    .where('waits_until', '<=', lapsing.until)
    .where('number', '>', page.after)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .limit(page.limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/**
 * Complaints that an agency still works on though a day that it had named has passed, a page at a time by
 * number; none that somebody moves at this moment. They stay as they are until the transaction ends.
 *
 * @param days the first day, and the one before which the last is
 */
export function lockPromised(
  db: Db,
  acting: Acting & { kind: 'system' },
  days: { readonly from: string; readonly before: string },
  page: { readonly after: string; readonly limit: number },
) {
  return db
    .selectFrom('complaints')
    .select(['number', 'version', 'holder_id', 'promised_for'])
    .where('status', 'in', ['referred', 'in_progress'])
    .where('promised_for', '>=', days.from)
    .where('promised_for', '<', days.before)
    .where('number', '>', page.after)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .limit(page.limit)
    .forUpdate()
    .skipLocked()
    .execute();
}
