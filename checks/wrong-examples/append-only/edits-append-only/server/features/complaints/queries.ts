import type { Db } from '../../platform/context.ts';

export const correctEntry = (db: Db, number: string, seq: number, details: string) =>
  db
    .updateTable('history_entries')
    .set({ details })
    .where('complaint_number', '=', number)
    .where('seq', '=', seq)
    .execute();
