import { type UploadType, uploadTypes } from '@insaf/contract/uploads.ts';
import type { Ctx } from '../../../platform/context.ts';
import { cleanName, nameWithEnding } from '../../../platform/files/clean-name.ts';
import { complainantsOf, openIdentity } from '../../complainants/index.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { noticesOf } from '../../notices/index.ts';
import type { Acting } from '../../rights/index.ts';
import { trackComplaint } from '../../tracking/index.ts';
import { type Upload, uploadsOfComplaint } from '../../uploads/index.ts';
import { type OwnData, pathInFile } from '../rules/own-data.ts';

export type Collected = {
  readonly data: OwnData;
  /** The files of `data.files`, in the same order. */
  readonly uploads: readonly Upload[];
};

/** What is kept of the person of a complaint that they opened, and which files belong to it. */
export async function collectData(
  ctx: Ctx,
  acting: Acting,
  complaint: ComplaintRow,
): Promise<Collected> {
  const [view, people, notices, all] = await Promise.all([
    trackComplaint(ctx, acting, complaint.number),
    complainantsOf(ctx.db, complaint),
    noticesOf(ctx.db, complaint),
    uploadsOfComplaint(ctx.db, complaint),
  ]);
  const [one] = people;
  const several = complaint.complainants > 1;
  const { name, nationalId, phone, email, address } =
    one === undefined || several ? {} : await openIdentity(ctx.keys, one);
  const shown = new Set([...view.files, ...(view.reply?.files ?? [])].map(({ id }) => id));
  const uploads = all.filter(({ id }) => shown.has(id));
  const yours = new Set(view.files.map(({ id }) => id));
  return {
    uploads,
    data: {
      format: 'insaf-own-data-1',
      madeAt: ctx.clock().toISOString(),
      erasedAt: complaint.erased_at?.toISOString() ?? null,
      several,
      person: one === undefined || several ? null : { name, nationalId, phone, email, address },
      complaint: view,
      notices: notices.flatMap(({ complainant_no, sent_at, way, template }) =>
        sent_at === null || way === null || (several && complainant_no !== 1)
          ? []
          : [{ at: sent_at.toISOString(), way, what: template }],
      ),
      files: uploads.map((upload, index) => ({
        path: pathInFile(index, nameOf(upload)),
        yours: yours.has(upload.id),
      })),
    },
  };
}

function nameOf({ declared_name, media_type, kind }: Upload): string {
  const { ending } = uploadTypes[media_type as UploadType];
  return nameWithEnding(cleanName(declared_name), ending, kind ?? 'file');
}
