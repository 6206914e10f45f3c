import type { Db } from '../../platform/context.ts';

export type ComplaintRow = { number: string };

export function historyOf(db: Db, complaint: Pick<ComplaintRow, 'number'>) {
  return db.selectFrom('history_entries').selectAll().where('complaint_number', '=', complaint.number);
}
