import { type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Uploads } from '../../../platform/db/tables.generated.ts';

type Upload = Selectable<Uploads>;

/** What a person sent with a complaint, and what was registered for them: its rows go with them. */
export function deleteOwnFiles(db: Db, complaint: { number: string }): Promise<Upload[]> {
  return db
    .deleteFrom('uploads')
    .where('complaint_number', '=', complaint.number)
    .where('reply_no', 'is', null)
    .returningAll()
    .execute();
}

/**
 * Marks the files of a complaint's replies as erased, but those that a complaint still shows whose person was
 * not. The rows stay, with the hashes that prove what was judged.
 */
export async function markReplyFilesErased(
  db: Db,
  complaint: { number: string },
  at: Date,
): Promise<Upload[]> {
  const { rows } = await sql<Upload>`
    UPDATE uploads u SET erased_at = ${at}, declared_name = NULL
    WHERE u.erased_at IS NULL AND u.reply_no IS NOT NULL
      AND u.id IN (
        SELECT own.id FROM uploads own WHERE own.complaint_number = ${complaint.number}
        UNION SELECT f.upload_id FROM reply_files f WHERE f.complaint_number = ${complaint.number})
      AND NOT EXISTS (
        SELECT FROM complaints c WHERE c.erased_at IS NULL AND c.number <> ${complaint.number}
          AND (c.number = u.complaint_number OR c.number IN (
            SELECT f.complaint_number FROM reply_files f WHERE f.upload_id = u.id)))
    RETURNING u.*`.execute(db);
  return rows;
}
