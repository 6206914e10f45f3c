import type { Readable } from 'node:stream';
import type { Language } from '@insaf/contract/text.ts';
import yazl from 'yazl';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { enterLeaf, receiptOf } from '../../ledger/index.ts';
import type { Acting } from '../../rights/index.ts';
import { readFile, type UploadCtx } from '../../uploads/index.ts';
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
  const { data, files } = await collectData(ctx, uploads, acting, complaint);
  const proof = await receiptOf(ctx, complaint, 'complainant');
  await ctx.db.transaction().execute((db) =>
    enterLeaf(db, {
      ...{ type: 'export', at: ctx.clock(), complaint, by: 'complainant', agencyId: null },
      parts: { what: 'own_data', files: data.files.filter(({ missing }) => !missing).length },
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
  for (const [index, { upload, form }] of files.entries()) {
    if (data.files[index]!.missing) continue;
    // A file is opened when its turn comes, so that however many there are one is open at a time.
    zip.addReadStreamLazy(data.files[index]!.path, { compress: false }, (give) => {
      readFile(uploads, upload, form).then(
        ({ body }) => {
          open = body!;
          give(null, open);
        },
        (error: Error) => give(error, undefined as never),
      );
    });
  }
  zip.end();
  return out;
}
