import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import type { EvidenceItems } from '../../platform/db/tables.generated.ts';
import type { Evaluated } from './rules/evaluate-evidence.ts';
import { bandKeys, probeKeys } from './rules/photo-keys.ts';
import type { PhotoPrint } from './rules/photo-print.ts';
import { printBytes, printFromBytes } from './rules/photo-print-bytes.ts';

export type StoredItem = Selectable<EvidenceItems>;

type OfReply = { readonly number: string; readonly replyNo: number };

/** Replies with photos are evaluated one after another, so that of two that use one photo the second is caught. */
export async function lockPhotos(db: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended('evidence photos', 0))`.execute(db);
}

export async function insertItems(
  db: Db,
  { number, replyNo }: OfReply,
  items: readonly Evaluated[],
): Promise<void> {
  if (items.length === 0) return;
  await db
    .insertInto('evidence_items')
    .values(
      items.map(({ requirement, uploadId, state, because, params }, index) => ({
        complaint_number: number,
        reply_no: replyNo,
        item_no: index + 1,
        requirement,
        upload_id: uploadId,
        state,
        because,
        params: JSON.stringify(params),
      })),
    )
    .execute();
}

/** All items of all replies to a complaint that was loaded through the one who acts. */
export function itemsOf(db: Db, complaint: { number: string }): Promise<StoredItem[]> {
  return executePrepared(
    db,
    db
      .selectFrom('evidence_items')
      .selectAll()
      .where('complaint_number', '=', complaint.number)
      .orderBy('reply_no')
      .orderBy('item_no'),
  );
}

/** What keeps a reply from being settled: not met, or unknown and not accepted. */
export function unprovenItems(
  db: Db,
  complaint: { number: string; reply_no: number },
): Promise<StoredItem[]> {
  return db
    .selectFrom('evidence_items')
    .selectAll()
    .where('complaint_number', '=', complaint.number)
    .where('reply_no', '=', complaint.reply_no)
    .where((eb) =>
      eb.or([
        eb('state', '=', 'not_met'),
        eb.and([eb('state', '=', 'unknown'), eb('accepted_at', 'is', null)]),
      ]),
    )
    .orderBy('item_no')
    .execute();
}

/** @returns false when there is no such item that cannot be known and was not accepted yet */
export async function acceptItem(
  db: Db,
  { number, replyNo }: OfReply,
  itemNo: number,
  accepted: { at: Date; staffId: string; reason: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('evidence_items')
    .set({
      accepted_at: accepted.at,
      accepted_by: accepted.staffId,
      accepted_reason: accepted.reason,
    })
    .where('complaint_number', '=', number)
    .where('reply_no', '=', replyNo)
    .where('item_no', '=', itemNo)
    .where('state', '=', 'unknown')
    .where('accepted_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The items of one reply, with what was accepted, for the complaint that follows. */
export async function copyItems(db: Db, from: OfReply, to: OfReply): Promise<void> {
  const items = (await itemsOf(db, from)).filter((item) => item.reply_no === from.replyNo);
  if (items.length === 0) return;
  await db
    .insertInto('evidence_items')
    .values(
      items.map((item) => ({
        ...item,
        params: JSON.stringify(item.params),
        complaint_number: to.number,
        reply_no: to.replyNo,
      })),
    )
    .execute();
}

/** Replies to other complaints than these that used a file of the same bytes, the first use first. */
export function usesOfBytes(db: Db, sha256: Buffer, except: readonly string[]) {
  return db
    .selectFrom('uploads')
    .select(['id', 'complaint_number', 'reply_no'])
    .where('sha256', '=', sha256)
    .where('reply_no', 'is not', null)
    .where('complaint_number', '<>', sql<string>`ALL(${[...except]}::bigint[])`)
    .orderBy('claimed_at')
    .limit(3)
    .execute();
}

/**
 * The complaint that a file of the same bytes came with: this one, or any other. What a reply to this
 * complaint showed first, and a person sent back afterwards, stays the agency's.
 *
 * @returns its number; null when the bytes came with none
 */
export async function cameWith(
  db: Db,
  sha256: Buffer,
  complaintNumber: string,
): Promise<string | null> {
  const found = await db
    .selectFrom('uploads')
    .select('complaint_number')
    .where('sha256', '=', sha256)
    .where('complaint_number', 'is not', null)
    .where('reply_no', 'is', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('uploads as shown')
            .select('shown.id')
            .where('shown.sha256', '=', sha256)
            .where('shown.complaint_number', '=', complaintNumber)
            .where('shown.reply_no', 'is not', null)
            .whereRef('shown.claimed_at', '<', 'uploads.claimed_at'),
        ),
      ),
    )
    .orderBy('claimed_at')
    .limit(1)
    .executeTakeFirst();
  return found?.complaint_number ?? null;
}

/** A key that so many complaints' photos have says nothing any more, and is not looked for. */
const commonKey = 25;
/** Complaints whose photos share the most keys with the one looked for, and are compared with it. */
const candidates = 24;

export type LikePhoto = {
  complaintNumber: string;
  replyNo: number;
  uploadId: string;
  print: PhotoPrint;
};

/**
 * Photos of replies to other complaints that may be this one: those of the complaints that share at least
 * two of its keys, the most first. Each key costs one descent of the index and at most `commonKey`
 * entries, so the time hardly grows with the number of photos.
 */
export async function findLikePhotos(
  db: Db,
  print: PhotoPrint,
  exceptComplaint: string,
): Promise<LikePhoto[]> {
  const { rows } = await sql<{
    complaint_number: string;
    reply_no: number;
    upload_id: string;
    print: Buffer;
  }>`
    WITH likely AS (
      SELECT held.complaint_number, count(*) AS shared
      FROM unnest(${probeKeys(print)}::integer[]) AS wanted (key)
      CROSS JOIN LATERAL (
        SELECT few.complaint_number, count(*) OVER () AS holders
        FROM (
          SELECT k.complaint_number FROM photo_keys k WHERE k.key = wanted.key LIMIT ${commonKey}
        ) few
      ) held
      WHERE held.holders < ${commonKey} AND held.complaint_number <> ${exceptComplaint}
      GROUP BY held.complaint_number
      HAVING count(*) >= 2
      ORDER BY shared DESC, held.complaint_number
      LIMIT ${candidates}
    )
    SELECT p.complaint_number, p.reply_no, p.upload_id, p.print
    FROM likely JOIN photo_prints p USING (complaint_number)
    ORDER BY likely.shared DESC, p.complaint_number, p.used_at, p.upload_id`.execute(db);
  return rows.map((row) => ({
    complaintNumber: row.complaint_number,
    replyNo: row.reply_no,
    uploadId: row.upload_id,
    print: printFromBytes(row.print),
  }));
}

/** Keeps a photo of a reply so that it is found again. */
export async function rememberPhoto(
  db: Db,
  use: {
    complaintNumber: string;
    replyNo: number;
    uploadId: string;
    print: PhotoPrint;
    usedAt: Date;
  },
): Promise<void> {
  await db
    .insertInto('photo_prints')
    .values({
      complaint_number: use.complaintNumber,
      reply_no: use.replyNo,
      upload_id: use.uploadId,
      print: printBytes(use.print),
      used_at: use.usedAt,
    })
    .execute();
  await sql`
    INSERT INTO photo_keys (key, complaint_number)
    SELECT key, ${use.complaintNumber}::bigint FROM unnest(${bandKeys(use.print)}::integer[]) AS key
    ON CONFLICT DO NOTHING`.execute(db);
}

/** Why a judge accepted what could not be known goes with the person it speaks of; three stars say it was said. */
export async function eraseAcceptanceWords(db: Db, complaint: { number: string }): Promise<void> {
  await db
    .updateTable('evidence_items')
    .set({ accepted_reason: '***' })
    .where('complaint_number', '=', complaint.number)
    .where('accepted_reason', 'is not', null)
    .execute();
}
