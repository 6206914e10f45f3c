import type { HidingMark, Stretch, WholeFile } from '@insaf/contract/redaction.ts';
import type { UploadForm } from '@insaf/contract/uploads.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Upload } from '../../uploads/index.ts';
import { hideStretches } from './hide-stretches.ts';

/** A version that hides something of a subject. */
export type Version = {
  readonly subject: string;
  readonly marks: readonly HidingMark[];
  /** Under what name a copy of a file is kept. */
  readonly rendition: Buffer | null;
};

/** What somebody reads as it was: everything, or what answers a complaint and proves it, or nothing. */
export type Reads = 'all' | 'replies' | 'nothing';

/** How somebody reads what was written and sent with one complaint. */
export type Eyes = {
  /** A text, as the reader may read it. */
  readonly text: (subject: string, text: string) => string;
  /**
   * A file in the form that the reader may have it.
   *
   * @throws Refusal `not_found` for one that is hidden from them, and for the original of a photo of which
   *   something is
   */
  readonly file: (upload: Upload, form: string) => Upload;
  /** The form that shows most of a file that the reader may have. */
  readonly formOf: (upload: Upload) => UploadForm;
  /** What a file is called by the reader: nothing where what is in it is hidden from them. */
  readonly nameOf: (upload: Upload) => string | null;
  /** How a file is hidden as a whole from who does not read it as it was; null where it is not. */
  readonly wholeOf: (upload: Pick<Upload, 'id'>) => WholeFile | null;
  /** Whether the reader reads a file as it was. */
  readonly readsFile: (upload: Pick<Upload, 'reply_no'>) => boolean;
};

/** @param covering what hides something now, of each subject the one that holds first */
export function eyes(covering: readonly Version[], reads: Reads): Eyes {
  const versionOf = (subject: string) => covering.find((version) => version.subject === subject);
  const readsFile = ({ reply_no }: Pick<Upload, 'reply_no'>) =>
    reads === 'all' || (reads === 'replies' && reply_no !== null);
  const wholeOf = ({ id }: Pick<Upload, 'id'>) =>
    (versionOf(`file/${id}`)?.marks[0] as WholeFile | undefined) ?? null;
  const hides = (upload: Upload) =>
    versionOf(`photo/${upload.id}`) ?? versionOf(`file/${upload.id}`) ?? null;
  return {
    readsFile,
    wholeOf,
    text: (subject, text) =>
      readsText(reads, subject)
        ? text
        : hideStretches(text, (versionOf(subject)?.marks ?? []) as readonly Stretch[]),
    nameOf: (upload) => (readsFile(upload) || hides(upload) === null ? upload.declared_name : null),
    formOf: (upload) =>
      readsFile(upload) || versionOf(`photo/${upload.id}`) === undefined ? 'original' : 'show',
    file: (upload, form) => {
      const version = hides(upload);
      if (readsFile(upload) || version === null) return upload;
      const whole = wholeOf(upload);
      if (whole === null) return coveredPhoto(upload, version, form);
      if (whole.replacement === null || form !== 'original') throw new Refusal('not_found');
      return replacedFile(upload, version, whole.replacement);
    },
  };
}

/** Whether a text is read as it was. What a reply says and why it was accepted is judged as it was written. */
export function readsText(reads: Reads, subject: string): boolean {
  return reads === 'all' || (reads === 'replies' && /^(reply|accepted)\//.test(subject));
}

/** A photo whose copies are those with its rectangles covered. */
function coveredPhoto(upload: Upload, { rendition }: Version, form: string): Upload {
  if (form === 'original') throw new Refusal('not_found');
  return { ...upload, sha256: rendition, has_copies: true, declared_name: null };
}

/** A file in whose place another is shown. */
function replacedFile(
  upload: Upload,
  { rendition }: Version,
  { mediaType, size }: NonNullable<WholeFile['replacement']>,
): Upload {
  return {
    ...{ ...upload, sha256: rendition, media_type: mediaType, size },
    ...{ has_copies: false, declared_name: null, sealed_key: null },
  };
}
