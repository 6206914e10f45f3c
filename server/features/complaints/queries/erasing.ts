import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';

/** A complaint that ended, and may be kept long enough. */
export type Kept = { readonly number: string; readonly received_at: Date };

/**
 * A page of the complaints of a category that ended before an instant and keep their person, the oldest first.
 *
 * @param categoryId null for those whose category was never said
 */
export async function keptLongEnough(
  db: Db,
  categoryId: number | null,
  endedBefore: Date,
  page: { readonly after: Kept | null; readonly limit: number },
): Promise<Kept[]> {
  const { after, limit } = page;
  const { rows } = await sql<Kept>`
    SELECT c.number, c.received_at FROM complaints c
    WHERE ${categoryId === null ? sql`c.category_id IS NULL` : sql`c.category_id = ${categoryId}`}
      AND c.status IN ('closed', 'dismissed', 'withdrawn') AND c.erased_at IS NULL
      AND c.received_at < ${endedBefore}
      AND (${after?.received_at ?? null}::timestamptz IS NULL
        OR (c.received_at, c.number) > (${after?.received_at ?? null}, ${after?.number ?? null}))
      AND (SELECT h.at FROM history_entries h
        WHERE h.complaint_number = c.number AND h.seq = c.version) < ${endedBefore}
    ORDER BY c.received_at, c.number LIMIT ${limit}`.execute(db);
  return rows;
}

/**
 * What was written with a complaint and its moves, and where exactly it is, goes with the person. Number,
 * subject, place, times and moves stay.
 */
export async function eraseComplaintWords(
  db: Db,
  { number }: { readonly number: string },
  at: Date,
): Promise<void> {
  await db
    .updateTable('complaints')
    .set({
      text: '',
      remedy: null,
      address: null,
      landmark: null,
      lat: null,
      lon: null,
      accuracy_metres: null,
      erased_at: at,
    })
    .where('number', '=', number)
    .execute();
  await db.deleteFrom('history_words').where('complaint_number', '=', number).execute();
}
