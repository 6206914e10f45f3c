import type { Db } from '../../platform/context.ts';

export const recordMove = (db: Db, number: string, changes: object) =>
  db.updateTable('complaints').set(changes).where('number', '=', number).execute();
