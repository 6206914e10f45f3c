import type { Insertable } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import type { Replies } from '../../platform/db/tables.generated.ts';

type OfComplaint = { readonly number: string };

export async function insertReply(
  db: Db,
  reply: Insertable<Replies>,
  files: readonly { upload: string; documentKind?: string | undefined }[],
): Promise<void> {
  await db.insertInto('replies').values(reply).execute();
  if (files.length === 0) return;
  await db
    .insertInto('reply_files')
    .values(
      files.map(({ upload, documentKind }) => ({
        complaint_number: reply.complaint_number,
        reply_no: reply.reply_no,
        upload_id: upload,
        document_kind: documentKind ?? null,
      })),
    )
    .execute();
}

/** All replies to a complaint that was loaded through the one who acts, in their order. */
export function repliesOf(db: Db, complaint: OfComplaint) {
  return executePrepared(
    db,
    db
      .selectFrom('replies')
      .selectAll()
      .where('complaint_number', '=', complaint.number)
      .orderBy('reply_no'),
  );
}

/** The replies of a complaint that were copied from its leading one, with the number that each has there. */
export function copiedReplies(db: Db, complaint: OfComplaint) {
  return executePrepared(
    db,
    db
      .selectFrom('replies')
      .innerJoin('replies as theirs', (join) =>
        join
          .onRef('theirs.complaint_number', '=', 'replies.copied_from')
          .onRef('theirs.at', '=', 'replies.at'),
      )
      .select(['replies.reply_no', 'theirs.reply_no as leading_reply_no'])
      .select('theirs.complaint_number as copied_from')
      .where('replies.complaint_number', '=', complaint.number),
  );
}

/** Which agency gave the reply that a file was used for, and when: what who compares it has to know. */
export function replyThatUsed(db: Db, file: { complaint_number: string; reply_no: number }) {
  return db
    .selectFrom('replies')
    .select(['at', 'agency_id'])
    .where('complaint_number', '=', file.complaint_number)
    .where('reply_no', '=', file.reply_no)
    .executeTakeFirst();
}

export function replyFilesOf(db: Db, complaint: OfComplaint) {
  return executePrepared(
    db,
    db.selectFrom('reply_files').selectAll().where('complaint_number', '=', complaint.number),
  );
}

/** What another body decided on a reply that was waiting for it. */
export async function recordVerdict(
  db: Db,
  complaint: OfComplaint,
  replyNo: number,
  verdict: {
    verdict: 'settled' | 'returned';
    at: Date;
    byId: number;
    staffId: string | null;
    reason: string | null;
  },
): Promise<void> {
  await db
    .updateTable('replies')
    .set({
      verdict: verdict.verdict,
      verdict_at: verdict.at,
      verdict_by_id: verdict.byId,
      verdict_staff_id: verdict.staffId,
      verdict_reason: verdict.reason,
    })
    .where('complaint_number', '=', complaint.number)
    .where('reply_no', '=', replyNo)
    .where('verdict', '=', 'waiting')
    .execute();
}

/**
 * What replies said, and why they were judged so, goes with the person it speaks of; what they claimed and how
 * they were judged stays. A reply that was returned has to have a reason: three stars say that it had one.
 */
export async function eraseReplyWords(db: Db, complaint: OfComplaint): Promise<void> {
  await db
    .updateTable('replies')
    .set((eb) => ({
      text: '',
      verdict_reason: eb.case().when('verdict', '=', 'returned').then('***').else(null).end(),
    }))
    .where('complaint_number', '=', complaint.number)
    .execute();
}
