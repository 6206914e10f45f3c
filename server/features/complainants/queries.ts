import { type Insertable, type RawBuilder, type Selectable, type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows, updateRows } from '../../platform/db/insert-rows.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import type { Complainants } from '../../platform/db/tables.generated.ts';
import type { Acting } from '../rights/index.ts';

/** The complainants of any number of complaints, in one statement. */
export async function insertComplainants(
  db: Db,
  rows: readonly Insertable<Complainants>[],
): Promise<void> {
  await insertRows(db, 'complainants', rows);
}

/** The complainants of one complaint that was loaded through the one who acts. */
export function complainantsOf(db: Db, complaint: { number: string }) {
  return executePrepared(
    db,
    db
      .selectFrom('complainants')
      .selectAll()
      .where('complaint_number', '=', complaint.number)
      .orderBy('complainant_no'),
  );
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

/** Keys are changed by a command, and by nobody who has a role. */
const onlyForSystem = ({ kind }: Acting) => sql.lit(kind === 'system') as RawBuilder<SqlBool>;

/** How many complainants are sealed by a generation of keys before this one. */
export async function countSealedBefore(db: Db, acting: Acting, keyNo: number): Promise<number> {
  const { count } = await db
    .selectFrom('complainants')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('key_no', '<', keyNo)
    .where(onlyForSystem(acting))
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Some that are sealed by an earlier generation, locked; what another process has locked is left to it. */
export function lockSealedBefore(db: Db, acting: Acting, keyNo: number, most: number) {
  return db
    .selectFrom('complainants')
    .select(['complaint_number', 'complainant_no', 'sealed', 'sealed_key', 'key_no'])
    .where('key_no', '<', keyNo)
    .where(onlyForSystem(acting))
    .orderBy('key_no')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** Columns of a complainant whose key was wrapped anew. */
export type Rewrapped = Pick<
  Selectable<Complainants>,
  'complaint_number' | 'complainant_no' | 'sealed_key' | 'key_no'
> &
  Partial<Pick<Selectable<Complainants>, 'phone_hash' | 'national_id_hash' | 'email_hash'>>;

/** Writes these columns of rows that are locked; all rows have the same ones. */
export async function updateRewrapped(db: Db, rows: readonly Rewrapped[]): Promise<void> {
  await updateRows(db, 'complainants', ['complaint_number', 'complainant_no'], rows);
}

/** The people of a complaint, their keys and what they are found by: afterwards nothing opens what they sealed. */
export async function deleteComplainants(db: Db, complaint: { number: string }): Promise<void> {
  await db.deleteFrom('complainants').where('complaint_number', '=', complaint.number).execute();
}
