import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { Approvals } from '../../platform/db/tables.generated.ts';

export type ApprovalRow = Selectable<Approvals> & { by: string; decider: string | null };
export type NewApproval = Pick<
  ApprovalRow,
  | 'kind'
  | 'permission'
  | 'agency_ids'
  | 'subject'
  | 'reason'
  | 'asked_by'
  | 'asked_at'
  | 'expires_at'
> & { asked: object };

const withNames = (db: Db) =>
  db
    .selectFrom('approvals as a')
    .innerJoin('staff as asker', 'asker.id', 'a.asked_by')
    .leftJoin('staff as decider', 'decider.id', 'a.decided_by')
    .selectAll('a')
    .select(['asker.name as by', 'decider.name as decider']);

export async function insertApproval(db: Db, approval: NewApproval): Promise<string> {
  const { id } = await db
    .insertInto('approvals')
    .values({ ...approval, asked: JSON.stringify(approval.asked) })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export function approvalById(db: Db, id: string): Promise<ApprovalRow | undefined> {
  return withNames(db).where('a.id', '=', id).executeTakeFirst();
}

/** The same, and nobody else decides it until the transaction ends. */
export async function lockApproval(db: Db, id: string): Promise<ApprovalRow | undefined> {
  await db.selectFrom('approvals').select('id').where('id', '=', id).forUpdate().execute();
  return approvalById(db, id);
}

export async function closeApproval(
  db: Db,
  id: string,
  closed: {
    state: 'approved' | 'refused' | 'withdrawn';
    by: string;
    at: Date;
    words: string | null;
  },
): Promise<void> {
  const { state, by, at, words } = closed;
  await db
    .updateTable('approvals')
    .set({ state, decided_by: by, decided_at: at, words })
    .where('id', '=', id)
    .execute();
}

type Page = { readonly before?: string | undefined; readonly limit: number };

const newestFirst = (query: ReturnType<typeof withNames>, { before, limit }: Page) =>
  query
    .$if(before !== undefined, (page) =>
      page.where(
        sql<boolean>`(a.asked_at, a.id) < (SELECT asked_at, id FROM approvals WHERE id = ${before!})`,
      ),
    )
    .orderBy('a.asked_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(limit)
    .execute();

/**
 * What somebody may decide: asked by another, not out of time, and with the permission among their own
 * roles, at every agency that it concerns.
 */
export function waitingFor(db: Db, staffId: string, now: Date, page: Page): Promise<ApprovalRow[]> {
  const reached = sql<boolean>`NOT EXISTS (
    SELECT FROM unnest(a.agency_ids) AS concerned (id)
      JOIN agencies c ON c.id = concerned.id
    WHERE NOT EXISTS (
      SELECT FROM held_roles h
      WHERE h.staff_id = ${staffId} AND h.lent_by IS NULL AND a.permission = ANY (h.permissions)
        AND (h.path = c.path OR (h.reach = 'below' AND starts_with(c.path, h.path)))))`;
  return newestFirst(
    withNames(db)
      .where('a.state', '=', 'asked')
      .where('a.expires_at', '>', now)
      .where('a.asked_by', '<>', staffId)
      .where(reached),
    page,
  );
}

export function askedBy(db: Db, staffId: string, page: Page): Promise<ApprovalRow[]> {
  return newestFirst(withNames(db).where('a.asked_by', '=', staffId), page);
}

export function decidedBy(db: Db, staffId: string, page: Page): Promise<ApprovalRow[]> {
  const others = withNames(db)
    .where('a.decided_by', '=', staffId)
    .where('a.asked_by', '<>', staffId);
  return newestFirst(others, page);
}

/** Whether somebody changed the account or the roles of another since an instant. */
export async function changedAccount(
  db: Db,
  { by, of, since }: { by: string; of: string; since: Date },
): Promise<boolean> {
  const row = await db
    .selectFrom('administration_changes')
    .select('id')
    .where('staff_id', '=', by)
    .where('subject_kind', '=', 'staff')
    .where('subject', '=', of)
    .where('at', '>', since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
