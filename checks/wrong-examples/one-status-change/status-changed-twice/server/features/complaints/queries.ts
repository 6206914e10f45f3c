import type { Db } from '../../platform/context.ts';

export const recordMove = (db: Db, number: string, changes: object) =>
  db.updateTable('complaints').set(changes).where('number', '=', number).execute();

export const closeAll = (db: Db) =>
  db.updateTable('complaints').set('status', 'closed').where('status', '=', 'settled').execute();
