import type { Readable } from 'node:stream';
import type { Language } from '@insaf/contract/text.ts';
import yazl from 'yazl';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { enterLeaf, receiptOf } from '../../ledger/index.ts';
import { coveredForAll } from '../../redaction/index.ts';
import type { Acting } from '../../rights/index.ts';
import { readFile, type Upload, type UploadCtx } from '../../uploads/index.ts';
import { dataPage } from '../rules/data-page.ts';
import { collectData } from './collect-data.ts';

/**
 * All that is kept of a complaint's person as one ZIP, made while it is read: a page in their language, the
 * same for programs, their files as they sent them, and the proof. That it was taken stands in the ledger.
 *
 * @param complaint one that its person opened
 */
export async function takeOwnData(
  ctx: Ctx,
  uploads: UploadCtx,
  acting: Acting,
  complaint: ComplaintRow,
  language: Language,
): Promise<Readable> {
  const { data, uploads: files } = await collectData(ctx, acting, complaint);
  const proof = await receiptOf(ctx, complaint, 'complainant');
  await ctx.db.transaction().execute((db) =>
    enterLeaf(db, {
      ...{ type: 'export', at: ctx.clock(), complaint, by: 'complainant', agencyId: null },
      parts: { what: 'own_data', files: files.length },
    }),
  );
  const zip = new yazl.ZipFile();
  const text = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name);
  const moment = new Intl.DateTimeFormat(language === 'ar' ? 'ar-EG-u-nu-latn' : 'en-GB', {
    ...{ dateStyle: 'long', timeStyle: 'short', timeZone: ctx.config.TIME_ZONE },
  });
  const at = (instant: string) => moment.format(new Date(instant));
  text('index.html', dataPage(data, { language, say: words(language), at }));
  text('data.json', JSON.stringify(data, null, 2));
  if (proof !== undefined) text('proof.json', JSON.stringify(proof, null, 2));
  const out = zip.outputStream as Readable;
  zip.on('error', (error: Error) => out.destroy(error));
  let open: Readable | null = null;
  out.once('close', () => open?.destroy());
  for (const [index, upload] of files.entries()) {
    // A file is opened when its turn comes, so that however many there are one is open at a time.
    zip.addReadStreamLazy(data.files[index]!.path, { compress: false }, (give) => {
      contentOf(ctx, uploads, complaint, upload).then(
        (stream) => {
          open = stream;
          give(null, stream);
        },
        (error: Error) => give(error, undefined as never),
      );
    });
  }
  zip.end();
  return out;
}

/** The person's own as they sent it; of a reply, with covered what is not to be seen. */
async function contentOf(
  ctx: Ctx,
  uploads: UploadCtx,
  complaint: ComplaintRow,
  upload: Upload,
): Promise<Readable> {
  const shown =
    upload.reply_no === null
      ? { upload, covered: false }
      : await coveredForAll(ctx.db, complaint, upload);
  const { body } = await readFile(uploads, shown.upload, shown.covered ? 'show' : 'original');
  return body!;
}
