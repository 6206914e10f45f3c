import type { HidingMark } from '@insaf/contract/redaction.ts';
import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import type { Redactions } from '../../platform/db/tables.generated.ts';

export type RedactionRow = Selectable<Redactions>;

/** All versions of a complaint that was loaded through the one who acts, the latest first, with who made them. */
export function versionsOf(db: Db, complaint: { readonly number: string }) {
  return db
    .selectFrom('redactions')
    .innerJoin('staff', 'staff.id', 'redactions.staff_id')
    .selectAll('redactions')
    .select('staff.name as officer')
    .where('complaint_number', '=', complaint.number)
    .orderBy('redaction_no', 'desc')
    .execute();
}

/** What holds now of complaints that were loaded through the one who acts: the last version of each subject. */
export function currentOf(db: Db, numbers: readonly string[]): Promise<RedactionRow[]> {
  if (numbers.length === 0) return Promise.resolve([]);
  return executePrepared(
    db,
    db
      .selectFrom('redactions')
      .selectAll()
      .distinctOn(['complaint_number', 'subject'])
      .where('complaint_number', '=', sql<string>`ANY(${[...numbers]}::bigint[])`)
      .orderBy('complaint_number')
      .orderBy('subject')
      .orderBy('redaction_no', 'desc'),
  );
}

export type NewRedaction = Omit<RedactionRow, 'marks'> & {
  readonly marks: readonly HidingMark[];
};

export async function insertRedaction(db: Db, row: NewRedaction): Promise<void> {
  await db
    .insertInto('redactions')
    .values({ ...row, marks: JSON.stringify(row.marks) })
    .execute();
}
