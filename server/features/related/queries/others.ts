import type { OperandValueExpressionOrList } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { DB } from '../../../platform/db/tables.generated.ts';
import { visibleTo } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';

/** Those among these numbers that are others than the complaint and that the reader may see, the latest first. */
export function othersAmong(
  db: Db,
  acting: Acting,
  complaint: { readonly number: string },
  numbers: OperandValueExpressionOrList<DB, 'complaints', 'number'>,
) {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('number', 'in', numbers)
    .where('number', '<>', complaint.number)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('received_at', 'desc')
    .orderBy('number');
}
