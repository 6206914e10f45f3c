import type { Db } from '../../platform/context.ts';
import type { Acting } from '../rights/index.ts';

export function readComplaint(db: Db, acting: Acting, number: string) {
  return db.selectFrom('complaints').selectAll().where('number', '=', number).executeTakeFirst();
}
