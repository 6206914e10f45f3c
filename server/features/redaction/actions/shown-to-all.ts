import type { Stretch } from '@insaf/contract/redaction.ts';
import type { Db } from '../../../platform/context.ts';
import type { Upload } from '../../uploads/index.ts';
import { currentOf } from '../queries.ts';
import { hideStretches } from '../rules/hide-stretches.ts';
import { coveredUpload } from './eyes-of.ts';

/** Complaints as everybody may read them in a list: with what is hidden of their texts hidden. */
export async function hideInRows<Row extends { readonly number: string; readonly text: string }>(
  db: Db,
  rows: readonly Row[],
): Promise<Row[]> {
  const current = await currentOf(
    db,
    rows.map(({ number }) => number),
  );
  const ofText = new Map(
    current
      .filter(({ subject }) => subject === 'text')
      .map((row) => [row.complaint_number, row.marks as unknown as Stretch[]]),
  );
  return rows.map((row) => {
    const marks = ofText.get(row.number);
    return marks === undefined ? row : { ...row, text: hideStretches(row.text, marks) };
  });
}

/** A photo of a reply as it is shown outside the desk, and published: covered where something is hidden. */
export async function coveredForAll(
  db: Db,
  complaint: { readonly number: string },
  upload: Upload,
): Promise<{ readonly upload: Upload; readonly covered: boolean }> {
  const rows = await currentOf(db, [complaint.number]);
  const row = rows.find(({ subject }) => subject === `photo/${upload.id}`);
  if (row?.rendition == null) return { upload, covered: false };
  return { upload: coveredUpload(upload, row.rendition), covered: true };
}
