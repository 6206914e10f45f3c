import type { Db } from '../../platform/context.ts';

export function readComplaint(db: Db, number: string) {
  return db.selectFrom('complaints').selectAll().where('number', '=', number).executeTakeFirst();
}
