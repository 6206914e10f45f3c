import { type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { EvidenceItems } from '../../platform/db/tables.generated.ts';
import type { Evaluated } from './rules/evaluate-evidence.ts';

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
  return db
    .selectFrom('evidence_items')
    .selectAll()
    .where('complaint_number', '=', complaint.number)
    .orderBy('reply_no')
    .orderBy('item_no')
    .execute();
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

/** Replies to other complaints that used a file of the same bytes, the first use first. */
export function usesOfBytes(db: Db, sha256: Buffer, complaintNumber: string) {
  return db
    .selectFrom('uploads')
    .select(['id', 'complaint_number', 'reply_no'])
    .where('sha256', '=', sha256)
    .where('reply_no', 'is not', null)
    .where('complaint_number', '<>', complaintNumber)
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
