import type { Db } from '../../platform/context.ts';

export const markAnswered = (db: Db, number: string) =>
  db.updateTable('complaints').set({ status: 'answered' }).where('number', '=', number).execute();
