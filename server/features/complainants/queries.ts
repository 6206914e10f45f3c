import type { Insertable } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { Complainants } from '../../platform/db/tables.generated.ts';

/** The complainants of any number of complaints, in one statement. */
export async function insertComplainants(
  db: Db,
  rows: readonly Insertable<Complainants>[],
): Promise<void> {
  await insertRows(db, 'complainants', rows);
}

/** The complainants of one complaint that was loaded through the one who acts. */
export function complainantsOf(db: Db, complaint: { number: string }) {
  return db
    .selectFrom('complainants')
    .selectAll()
    .where('complaint_number', '=', complaint.number)
    .orderBy('complainant_no')
    .execute();
}

/** How each complainant of these complaints is to be told, without who they are. */
export function toBeTold(db: Db, numbers: readonly string[]) {
  return db
    .selectFrom('complainants')
    .select(['complaint_number', 'complainant_no', 'language', 'notice_by'])
    .where('complaint_number', 'in', numbers)
    .where('notice_by', '<>', 'none')
    .execute();
}

export function oneComplainant(db: Db, number: string, complainantNo: number) {
  return db
    .selectFrom('complainants')
    .selectAll()
    .where('complaint_number', '=', number)
    .where('complainant_no', '=', complainantNo)
    .executeTakeFirst();
}
