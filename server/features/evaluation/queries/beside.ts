import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { visibleTo } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import type { StaffWork } from '../rules/work.ts';

/* What stands beside a month: what its person wrote, and who read it. */

type OfMonth = { readonly staffId: string; readonly agencyId: number; readonly month: string };

const columnsOf = ({ staffId, agencyId, month }: OfMonth) => ({
  staff_id: staffId,
  agency_id: agencyId,
  month,
});

export async function insertRemark(db: Db, of: OfMonth, words: string, at: Date): Promise<void> {
  await db
    .insertInto('evaluation_remarks')
    .values({ ...columnsOf(of), words, at })
    .execute();
}

export function remarksOn(db: Db, of: OfMonth) {
  return db
    .selectFrom('evaluation_remarks')
    .select(['words', 'at'])
    .where((eb) => eb.and(columnsOf(of)))
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
}

export async function insertRead(db: Db, of: OfMonth, readerId: string, at: Date): Promise<void> {
  await db
    .insertInto('evaluation_reads')
    .values({ ...columnsOf(of), reader_id: readerId, at })
    .execute();
}

/** The latest hundred times that somebody’s month was read. */
export function readsOf(db: Db, of: OfMonth) {
  return db
    .selectFrom('evaluation_reads')
    .innerJoin('staff', 'staff.id', 'evaluation_reads.reader_id')
    .select(['staff.name as by', 'at'])
    .where((eb) => eb.and(columnsOf(of)))
    .orderBy('evaluation_reads.id', 'desc')
    .limit(100)
    .execute();
}

/** Why replies were sent back, of those whose complaint the reader may open; null once it was erased. */
export async function returnReasons(
  db: Db,
  acting: Acting,
  returned: StaffWork['returned'],
): Promise<Map<string, string | null>> {
  if (returned.length === 0) return new Map();
  const rows = await db
    .selectFrom('complaints')
    .innerJoin('replies', 'replies.complaint_number', 'complaints.number')
    .select(['number', 'verdict_reason as reason'])
    .select(sql<number>`extract(epoch FROM replies.at) * 1000`.as('repliedAt'))
    .where(
      'number',
      'in',
      returned.map(({ number }) => number),
    )
    .where('verdict', '=', 'returned')
    .where((eb) => visibleTo(eb as never, acting))
    .execute();
  return new Map(rows.map((row) => [`${row.number} ${Number(row.repliedAt)}`, row.reason]));
}

/** When somebody stood in for each of these, or will; times in milliseconds. */
export async function leaveOf(
  db: Db,
  staffIds: readonly string[],
): Promise<Map<string, { from: number; until: number }[]>> {
  if (staffIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('delegations')
    .select(['staff_id', 'from_at', 'until_at'])
    .where('staff_id', 'in', [...staffIds])
    .execute();
  const leave = new Map<string, { from: number; until: number }[]>();
  for (const { staff_id, from_at, until_at } of rows) {
    const known = leave.get(staff_id) ?? [];
    known.push({ from: from_at.getTime(), until: until_at.getTime() });
    leave.set(staff_id, known);
  }
  return leave;
}
