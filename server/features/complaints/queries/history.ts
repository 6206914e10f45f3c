import { type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { executePrepared } from '../../../platform/db/prepared.ts';
import type { Complaints } from '../../../platform/db/tables.generated.ts';

/** The history of a complaint that was loaded through the one who acts. */
export function historyOf(db: Db, complaint: Pick<Selectable<Complaints>, 'number'>) {
  return executePrepared(
    db,
    db
      .selectFrom('history_entries')
      .leftJoin('staff', 'staff.id', 'history_entries.staff_id')
      .leftJoin('staff as away', 'away.id', 'history_entries.on_behalf_of')
      .leftJoin('partner_keys', 'partner_keys.id', 'history_entries.staff_id')
      .leftJoin('history_words', (join) =>
        join
          .onRef('history_words.complaint_number', '=', 'history_entries.complaint_number')
          .onRef('history_words.seq', '=', 'history_entries.seq'),
      )
      .selectAll('history_entries')
      .select((eb) => [
        eb.fn.coalesce('staff.name', 'partner_keys.name').as('officer'),
        'away.name as behalf_of',
        'history_words.words',
      ])
      .where('history_entries.complaint_number', '=', complaint.number)
      .orderBy('history_entries.seq'),
  );
}

/** What staff last said of how urgent each of these complaints is, which were loaded through the one who acts. */
export function saidByStaff(db: Db, complaints: readonly Pick<Selectable<Complaints>, 'number'>[]) {
  const numbers = complaints.map(({ number }) => number);
  return db
    .selectFrom('history_entries')
    .distinctOn('complaint_number')
    .select(['complaint_number', 'details'])
    .where('complaint_number', '=', sql<string>`ANY(${numbers}::bigint[])`)
    .where('verb', '=', 'prioritise')
    .where('actor', '=', 'staff')
    .orderBy('complaint_number')
    .orderBy('seq', 'desc')
    .execute();
}

/** When a complaint was received, or received again by the last appeal. */
export async function lastReceived(
  db: Db,
  complaint: Pick<Selectable<Complaints>, 'number' | 'received_at'>,
): Promise<Date> {
  const row = await db
    .selectFrom('history_entries')
    .select((eb) => eb.fn.max('at').as('at'))
    .where('complaint_number', '=', complaint.number)
    .where('verb', '=', 'appeal')
    .executeTakeFirst();
  return row?.at ?? complaint.received_at;
}

/** Who wrote the last reply to a complaint, and on whose behalf, if on anybody's. */
export async function whoAnswered(
  db: Db,
  complaint: Pick<Selectable<Complaints>, 'number'>,
): Promise<string[]> {
  const [row] = await executePrepared(
    db,
    db
      .selectFrom('history_entries')
      .select(['staff_id', 'on_behalf_of'])
      .where('complaint_number', '=', complaint.number)
      .where('verb', '=', 'answer')
      .orderBy('seq', 'desc')
      .limit(1),
  );
  return [row?.staff_id, row?.on_behalf_of].filter((id) => typeof id === 'string');
}

/** The agencies a complaint was ever referred to. */
export async function referredTo(
  db: Db,
  complaint: Pick<Selectable<Complaints>, 'number'>,
): Promise<number[]> {
  const rows = await executePrepared(
    db,
    db
      .selectFrom('referrals')
      .select('to_id')
      .distinct()
      .where('complaint_number', '=', complaint.number),
  );
  return rows.map((row) => row.to_id);
}
