import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { largestUpload, type UploadMark } from '@insaf/contract/uploads.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Examined } from '../../../platform/files/examiner.ts';
import { refusedFile } from '../../../platform/files/refuse.ts';
import { ScannerDown, scanFile } from '../../../platform/files/scan.ts';
import { spool } from '../../../platform/files/spool.ts';
import { contentKey } from '../../../platform/files/storage.ts';
import { lockContent, recordContent, recordReady, recordRefused, type Upload } from '../queries.ts';
import { type UploadCtx, unusedMs } from './open-uploads.ts';
import { releaseContent } from './release-content.ts';
import { sealVoice } from './seal-voice.ts';

/** A file of our own, which nobody else writes, and what it holds. */
export type Spooled = { path: string; sha256: Buffer; size: number };

/**
 * Copies what was sent into a file of our own, lends it, and removes it whatever happens.
 * @throws Refusal `upload_refused` (`too_large`)
 */
export async function withSpooled<T>(
  ctx: UploadCtx,
  source: Readable,
  use: (file: Spooled) => Promise<T>,
): Promise<T> {
  const path = join(ctx.examining, randomUUID());
  try {
    return await use({ path, ...(await spool(source, path, largestUpload)) });
  } finally {
    for (const place of [path, `${path}.show`, `${path}.thumbnail`, `${path}.sealed`])
      await rm(place, { force: true });
  }
}

/**
 * Decides about a file whose last byte has come: examines it, has it scanned, stores it with the copies
 * made of it, and records what it is. Doing it twice does it once.
 *
 * @throws Refusal `upload_refused` with its reason, which the row keeps; `busy` when it cannot be
 *   decided now, and then nothing is lost: the sender tries again
 */
export async function keepFile(ctx: UploadCtx, upload: Upload, file: Spooled): Promise<Upload> {
  try {
    const examined = await ctx.examiner.examine(file.path);
    const marks = await scan(ctx, file.path);
    return await store(ctx, upload, file, examined, marks);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'upload_refused') {
      const reason = String(error.params.reason);
      await recordRefused(ctx.db, upload.id, reason);
      ctx.log.info({ reason, size: file.size }, 'a file was refused');
    }
    throw error;
  }
}

async function scan(ctx: UploadCtx, path: string): Promise<UploadMark[]> {
  const { scanner } = ctx;
  if (!scanner) return [];
  try {
    const { infected } = await scanFile(path, scanner);
    if (infected === null) return [];
    ctx.log.warn({ infected }, 'the scanner found something in a file');
    throw refusedFile('infected');
  } catch (error) {
    if (!(error instanceof ScannerDown)) throw error;
    ctx.log.error({ err: error, whenDown: scanner.whenDown }, 'a file could not be scanned');
    if (scanner.whenDown === 'wait') throw new Refusal('busy', { seconds: 30 });
    return ['not_scanned'];
  }
}

async function store(
  ctx: UploadCtx,
  upload: Upload,
  file: Spooled,
  { inspection, copies }: Examined,
  marks: UploadMark[],
): Promise<Upload> {
  const { path, sha256, sealedKey, keyNo } =
    inspection.kind === 'audio'
      ? await sealVoice(ctx, upload, file)
      : { ...file, sealedKey: null, keyNo: null };
  await recordContent(ctx.db, upload.id, sha256);
  const kept = await ctx.db.transaction().execute(async (db) => {
    await lockContent(db, sha256);
    if (copies) {
      await ctx.storage.put(contentKey(sha256, 'show'), copies.show);
      await ctx.storage.put(contentKey(sha256, 'thumbnail'), copies.thumbnail);
    }
    await ctx.storage.put(contentKey(sha256), path);
    const ready = await recordReady(db, upload.id, {
      kind: inspection.kind,
      media_type: inspection.mediaType,
      width: inspection.width,
      height: inspection.height,
      taken_at: inspection.takenAt,
      taken_at_zone_known: inspection.takenAtZoneKnown,
      lat: inspection.lat,
      lon: inspection.lon,
      duration_seconds: inspection.durationSeconds,
      has_copies: copies !== null,
      sealed_key: sealedKey,
      key_no: keyNo,
      marks: [...inspection.marks, ...marks],
      expires_at: new Date(ctx.clock().getTime() + unusedMs),
    });
    if (upload.sha256 !== null && !upload.sha256.equals(sha256)) {
      // an attempt before this one sealed it under a key that nobody kept
      await lockContent(db, upload.sha256);
      await releaseContent(db, ctx.storage, upload.sha256);
    }
    // its sender, or time, removed the upload while it was examined
    if (!ready) await releaseContent(db, ctx.storage, sha256);
    return ready;
  });
  if (!kept) throw new Refusal('unknown_upload');
  return kept;
}
