import {
  copyEnding,
  type UploadForm,
  type UploadType,
  uploadTypes,
} from '@insaf/contract/uploads.ts';
import type { Ctx } from '../../../platform/context.ts';
import { cleanName, nameWithEnding } from '../../../platform/files/clean-name.ts';
import { complainantsOf, openIdentity } from '../../complainants/index.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { noticesOf } from '../../notices/index.ts';
import { type Eyes, eyesOutside } from '../../redaction/index.ts';
import type { Acting } from '../../rights/index.ts';
import { answersFrom } from '../../satisfaction/index.ts';
import { trackComplaint } from '../../tracking/index.ts';
import { isKept, type Upload, type UploadCtx, uploadsOfComplaint } from '../../uploads/index.ts';
import { type OwnData, pathInFile } from '../rules/own-data.ts';

export type Collected = {
  readonly data: OwnData;
  /** The files of `data.files`, in the same order. */
  readonly files: readonly Taken[];
};

/** A file and the form in which it is taken along. */
export type Taken = { readonly upload: Upload; readonly form: UploadForm };

/** What is kept of the person of a complaint that they opened, and which files belong to it. */
export async function collectData(
  ctx: Ctx,
  uploads: UploadCtx,
  acting: Acting,
  complaint: ComplaintRow,
): Promise<Collected> {
  const [view, people, notices, all, outside, satisfaction] = await Promise.all([
    trackComplaint(ctx, acting, complaint.number),
    complainantsOf(ctx.db, complaint),
    noticesOf(ctx.db, complaint),
    uploadsOfComplaint(ctx.db, complaint),
    eyesOutside(ctx.db, complaint),
    answersFrom(ctx.db, complaint),
  ]);
  const [one] = people;
  const several = complaint.complainants > 1;
  const { name, nationalId, phone, email, address, circumstances } =
    one === undefined || several ? {} : await openIdentity(ctx.keys, one);
  const inReply = (view.reply?.files ?? []).filter(({ hidden }) => hidden === null);
  const shown = new Set([...view.files, ...inReply].map(({ id }) => id));
  const files = all
    .filter(({ id }) => shown.has(id))
    .map((upload) => (upload.reply_no === null ? asSent(upload) : asShown(upload, outside)));
  const kept = await Promise.all(files.map(({ upload, form }) => isKept(uploads, upload, form)));
  const { landmark, lat, lon } = complaint;
  const yours = new Set(view.files.map(({ id }) => id));
  return {
    files,
    data: {
      format: 'insaf-own-data-1',
      madeAt: ctx.clock().toISOString(),
      erasedAt: complaint.erased_at?.toISOString() ?? null,
      several,
      person:
        one === undefined || several
          ? null
          : { name, nationalId, phone, email, address, circumstances },
      where: { landmark, position: lat === null || lon === null ? null : { lat, lon } },
      complaint: view,
      notices: notices.flatMap(({ complainant_no, sent_at, way, template }) =>
        sent_at === null || way === null || (several && complainant_no !== 1)
          ? []
          : [{ at: sent_at.toISOString(), way, what: template }],
      ),
      satisfaction: satisfaction.map(({ answered_at, grade, removed, words }) => ({
        ...{ at: answered_at!.toISOString(), grade: grade!, removed, words },
      })),
      files: files.map((file, index) => ({
        path: pathInFile(index, nameOf(file)),
        yours: yours.has(file.upload.id),
        missing: !kept[index],
      })),
    },
  };
}

const asSent = (upload: Upload): Taken => ({ upload, form: 'original' });

/** A file of a reply, with covered or replaced what is not to be seen. */
function asShown(upload: Upload, outside: Eyes): Taken {
  const form = outside.formOf(upload);
  return { upload: outside.file(upload, form), form };
}

function nameOf({ upload: { declared_name, media_type, kind }, form }: Taken): string {
  const ending = form === 'original' ? uploadTypes[media_type as UploadType].ending : copyEnding;
  return nameWithEnding(cleanName(declared_name), ending, kind ?? 'file');
}
