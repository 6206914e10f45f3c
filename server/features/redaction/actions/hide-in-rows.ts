import type { Stretch } from '@insaf/contract/redaction.ts';
import type { Db } from '../../../platform/context.ts';
import { currentOf } from '../queries.ts';
import { hideStretches } from '../rules/hide-stretches.ts';

/** A text of one of several complaints, as everybody may read it. */
export type HideIn = (number: string, subject: string, text: string) => string;

/** What hides in the texts of complaints, as everybody may read them in a list. */
export async function hidingIn(db: Db, numbers: readonly string[]): Promise<HideIn> {
  const current = await currentOf(db, numbers);
  const marks = new Map(
    current.map((row) => [
      `${row.complaint_number} ${row.subject}`,
      row.marks as unknown as Stretch[],
    ]),
  );
  return (number, subject, text) => hideStretches(text, marks.get(`${number} ${subject}`) ?? []);
}

/** Complaints as everybody may read them in a list: with what is hidden of their texts hidden. */
export async function hideInRows<Row extends { readonly number: string; readonly text: string }>(
  db: Db,
  rows: readonly Row[],
): Promise<Row[]> {
  const hide = await hidingIn(
    db,
    rows.map(({ number }) => number),
  );
  return rows.map((row) => ({ ...row, text: hide(row.number, 'text', row.text) }));
}
