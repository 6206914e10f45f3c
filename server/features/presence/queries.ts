import { type Doing, presenceLasts } from '@insaf/contract/beside.ts';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { ComplaintPresences } from '../../platform/db/tables.generated.ts';
import type { Staff } from '../rights/index.ts';

type Complaint = { readonly number: string };
export type PresenceRow = Selectable<ComplaintPresences> & { name: string };

const goneBefore = (now: Date) => new Date(now.getTime() - presenceLasts * 1000);

/** Who has these complaints open at this moment; for readers of them. */
export function presencesOf(
  db: Db,
  complaints: readonly Complaint[],
  now: Date,
): Promise<PresenceRow[]> {
  const numbers = complaints.map(({ number }) => number);
  return db
    .selectFrom('complaint_presences')
    .innerJoin('staff', 'staff.id', 'complaint_presences.staff_id')
    .selectAll('complaint_presences')
    .select('staff.name')
    .where('complaint_number', '=', sql<string>`ANY(${numbers}::bigint[])`)
    .where('seen_at', '>', goneBefore(now))
    .where('staff.active', '=', true)
    .orderBy('since')
    .orderBy('staff_id')
    .execute();
}

/** Somebody has it open; gives whether that is news: they were not there, or did something else. */
export async function keepPresence(
  db: Db,
  acting: Staff,
  complaint: Complaint,
  { agencyId, doing, now }: { agencyId: number; doing: Doing; now: Date },
): Promise<boolean> {
  const before = await db
    .selectFrom('complaint_presences')
    .select(['doing', 'agency_id', 'since'])
    .where('complaint_number', '=', complaint.number)
    .where('staff_id', '=', acting.staffId)
    .where('seen_at', '>', goneBefore(now))
    .executeTakeFirst();
  const changes = { agency_id: agencyId, doing, since: before?.since ?? now, seen_at: now };
  await db
    .insertInto('complaint_presences')
    .values({ complaint_number: complaint.number, staff_id: acting.staffId, ...changes })
    .onConflict((conflict) =>
      conflict.columns(['complaint_number', 'staff_id']).doUpdateSet(changes),
    )
    .execute();
  return before?.doing !== doing || before.agency_id !== agencyId;
}

/** Somebody no longer has it open; gives whether they had. */
export async function leavePresence(db: Db, acting: Staff, complaint: Complaint): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('complaint_presences')
    .where('complaint_number', '=', complaint.number)
    .where('staff_id', '=', acting.staffId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Those who have gone without a word are forgotten. */
export async function forgetPresences(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('complaint_presences').where('seen_at', '<=', goneBefore(now)).execute();
}
