import { type ExpressionBuilder, type Insertable, type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import type { DB, Uploads } from '../../platform/db/tables.generated.ts';

export { deleteOwnFiles, markReplyFilesErased } from './queries/erasing.ts';
export {
  countVoicesBefore,
  lockVoicesBefore,
  rewrapUpload,
  voicesOfNobody,
} from './queries/voices.ts';

export type Upload = Selectable<Uploads>;

export async function insertUpload(db: Db, row: Insertable<Uploads>): Promise<Upload> {
  return db.insertInto('uploads').values(row).returningAll().executeTakeFirstOrThrow();
}

/** Whoever knows the id may ask, until it is claimed. */
export function unclaimedUpload(db: Db, id: string): Promise<Upload | undefined> {
  return db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .where('state', '<>', 'claimed')
    .executeTakeFirst();
}

/** Rows of these ids, locked until the transaction ends, always in the same order. */
export function lockUploads(db: Db, ids: readonly string[]): Promise<Upload[]> {
  return db
    .selectFrom('uploads')
    .selectAll()
    .where('id', 'in', ids)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/** Uploads by the ids that their sender knows; what may be done with them is decided on claiming. */
export function uploadsByIds(db: Db, ids: readonly string[]): Promise<Upload[]> {
  if (ids.length === 0) return Promise.resolve([]);
  return db.selectFrom('uploads').selectAll().where('id', 'in', ids).execute();
}

/** How many files a complaint has, or, with the number of a reply, how many that reply offers. */
export async function countClaimed(
  db: Db,
  claim: { complaint_number: string; reply_no: number | null },
): Promise<number> {
  const { count } = await db
    .selectFrom('uploads')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('complaint_number', '=', claim.complaint_number)
    .where('reply_no', claim.reply_no === null ? 'is' : '=', claim.reply_no)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/**
 * Everything that belongs to a complaint, whose complainants, officers or replies brought it; for one that
 * was settled with its leading complaint also the files of that reply. Each half is found by an index of its
 * own: an OR of both would read every upload there is.
 */
function belonging(eb: ExpressionBuilder<DB, 'uploads'>, number: string) {
  const own = eb
    .selectFrom('uploads as own')
    .select('own.id')
    .where('own.complaint_number', '=', number);
  const shown = eb
    .selectFrom('reply_files')
    .select('reply_files.upload_id as id')
    .where('reply_files.complaint_number', '=', number);
  return eb('uploads.id', 'in', own.union(shown));
}

/** All files of a complaint that was loaded through the one who acts. */
export function uploadsOfComplaint(db: Db, complaint: { number: string }): Promise<Upload[]> {
  return executePrepared(
    db,
    db
      .selectFrom('uploads')
      .selectAll()
      .where((eb) => belonging(eb, complaint.number))
      .where('erased_at', 'is', null)
      .orderBy('claimed_at')
      .orderBy('id'),
  );
}

/** One file of a complaint that was loaded through the one who acts. */
export function uploadOf(
  db: Db,
  complaint: { number: string },
  id: string,
): Promise<Upload | undefined> {
  return db
    .selectFrom('uploads')
    .selectAll()
    .where((eb) => belonging(eb, complaint.number))
    .where('erased_at', 'is', null)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Holds off others who store or remove the same content, until the transaction ends. */
export async function lockContent(db: Db, sha256: Buffer): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtextextended(${sha256.toString('hex')}, 0))`.execute(
    db,
  );
}

/** Says what is about to be stored, so that its removal knows of it whatever happens next. */
export async function recordContent(db: Db, id: string, sha256: Buffer): Promise<void> {
  await db.updateTable('uploads').set({ sha256 }).where('id', '=', id).execute();
}

type Examined = Pick<
  Upload,
  | 'kind'
  | 'media_type'
  | 'width'
  | 'height'
  | 'taken_at'
  | 'taken_at_zone_known'
  | 'lat'
  | 'lon'
  | 'duration_seconds'
  | 'has_copies'
  | 'sealed_key'
  | 'key_no'
  | 'marks'
  | 'expires_at'
>;

/** Undefined when the upload was removed meanwhile. */
export function recordReady(db: Db, id: string, examined: Examined): Promise<Upload | undefined> {
  return db
    .updateTable('uploads')
    .set({ ...examined, state: 'ready' })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .returningAll()
    .executeTakeFirst();
}

export async function recordRefused(db: Db, id: string, reason: string): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ state: 'refused', refused_reason: reason })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .execute();
}

export async function recordClaim(
  db: Db,
  ids: readonly string[],
  claim: { complaint_number: string; reply_no: number | null; claimed_at: Date },
): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ ...claim, state: 'claimed' })
    .where('id', 'in', ids)
    .where('state', '=', 'ready')
    .execute();
}

/**
 * Rows of their own for a complaint that has documents in common with others, of contents that are stored
 * already. Whose rows they are made from stay locked until then, so that the contents stay too.
 */
export async function insertShared(
  db: Db,
  rows: readonly Upload[],
  claim: { readonly complaintNumber: string; readonly replyNo: number; readonly at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const claimed = {
    ...{ complaint_number: claim.complaintNumber, reply_no: claim.replyNo },
    ...{ claimed_at: claim.at, state: 'claimed' },
  };
  await db
    .insertInto('uploads')
    .values(rows.map((row) => ({ ...row, ...claimed })))
    .execute();
}

/** Uploads that wait with something longer than uploads wait by themselves. */
export async function prolongUploads(db: Db, ids: readonly string[], until: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('uploads')
    .set({ expires_at: until })
    .where('id', 'in', ids)
    .where('state', '=', 'ready')
    .where('expires_at', '<', until)
    .execute();
}

/** From now on nothing can claim it, and the job may remove it. */
export async function expireUpload(db: Db, id: string, at: Date): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ expires_at: at })
    .where('id', '=', id)
    .where('state', '<>', 'claimed')
    .execute();
}

export function expiredUploads(db: Db, at: Date, most: number): Promise<Upload[]> {
  return db
    .selectFrom('uploads')
    .selectAll()
    .where('state', '<>', 'claimed')
    .where('expires_at', '<=', at)
    .orderBy('expires_at')
    .limit(most)
    .execute();
}

/** Whether it was there, expired and unclaimed. */
export async function deleteExpired(db: Db, id: string, at: Date): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('uploads')
    .where('id', '=', id)
    .where('state', '<>', 'claimed')
    .where('expires_at', '<=', at)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** Whether any upload has this content, or is about to. */
export async function contentInUse(db: Db, sha256: Buffer): Promise<boolean> {
  const found = await db
    .selectFrom('uploads')
    .select('id')
    .where('sha256', '=', sha256)
    .where('state', '<>', 'refused')
    .where('erased_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** A writer that did not renew for this long is gone. */
const writerLasts = sql<Date>`now() + interval '10 seconds'`;

/** Makes this the one writer of the upload, unless another is writing. */
export async function takeWriter(db: Db, id: string, writer: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('uploads')
    .set({ writer, writer_until: writerLasts, writer_asked: false })
    .where('id', '=', id)
    .where((row) => row.or([row('writer', 'is', null), row('writer_until', '<', sql<Date>`now()`)]))
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Asks whoever writes, in any process, to come to an end. */
export async function askWriter(db: Db, id: string): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ writer_asked: true })
    .where('id', '=', id)
    .where('writer', 'is not', null)
    .execute();
}

/** False when the writer was asked to end, or is no longer the writer. */
export async function renewWriter(db: Db, id: string, writer: string): Promise<boolean> {
  const row = await db
    .updateTable('uploads')
    .set({ writer_until: writerLasts })
    .where('id', '=', id)
    .where('writer', '=', writer)
    .returning('writer_asked')
    .executeTakeFirst();
  return row?.writer_asked === false;
}

export async function releaseWriter(db: Db, id: string, writer: string): Promise<void> {
  await db
    .updateTable('uploads')
    .set({ writer: null, writer_until: null, writer_asked: false })
    .where('id', '=', id)
    .where('writer', '=', writer)
    .execute();
}
