import type { Rectangle, Stretch } from '@insaf/contract/redaction.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import type { GateNow } from '../../custody/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import type { Upload } from '../../uploads/index.ts';
import { currentOf } from '../queries.ts';
import { hideStretches } from '../rules/hide-stretches.ts';
import { seesOriginal } from '../rules/sees-original.ts';

/** How somebody reads what was written and sent with one complaint. */
export type Eyes = {
  /** As it was, with what is hidden from others marked. */
  readonly original: boolean;
  readonly mayRedact: boolean;
  /** Number of the last version of the complaint; 0 where nothing was ever hidden. */
  readonly last: number;
  /** What is hidden in each subject; nothing where the reader does not see the original. */
  readonly marks: Readonly<Record<string, readonly (Stretch | Rectangle)[]>>;
  /** Subjects of which something is hidden. */
  readonly hidden: readonly string[];
  /** A text of the complaint, as the reader may read it. */
  readonly text: (subject: string, text: string) => string;
  /**
   * A photo in the form that the reader may see of it.
   *
   * @throws Refusal `not_found` for the original of one that is hidden from them in part
   */
  readonly photo: (upload: Upload, form: string) => Upload;
};

/** The complaint was loaded through the reader, and the gate before its people is theirs. */
export async function eyesOf(
  ctx: Ctx,
  acting: Acting,
  complaint: ComplaintRow,
  gate: GateNow,
): Promise<Eyes> {
  const rows = await currentOf(ctx.db, [complaint.number]);
  const covering = rows.filter(({ marks }) => (marks as unknown[]).length > 0);
  const original = seesOriginal(acting, gate, complaint.holder_path);
  const marksOf = (subject: string) =>
    (covering.find((row) => row.subject === subject)?.marks ?? []) as unknown as Stretch[];
  return {
    original,
    mayRedact: original && holdingFor(acting, 'redact', complaint.holder_path) !== null,
    last: Math.max(0, ...rows.map(({ redaction_no }) => redaction_no)),
    marks: original
      ? Object.fromEntries(covering.map(({ subject }) => [subject, marksOf(subject)]))
      : {},
    hidden: covering.map(({ subject }) => subject),
    text: (subject, text) => (original ? text : hideStretches(text, marksOf(subject))),
    photo: (upload, form) => {
      const row = covering.find(({ subject }) => subject === `photo/${upload.id}`);
      if (original || row === undefined) return upload;
      if (form === 'original') throw new Refusal('not_found');
      return coveredUpload(upload, row.rendition!);
    },
  };
}

/** A photo whose copies are those with its rectangles covered. */
export function coveredUpload(upload: Upload, rendition: Buffer): Upload {
  return { ...upload, sha256: rendition, has_copies: true, declared_name: null };
}
