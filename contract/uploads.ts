import { z } from 'zod';
import { instant } from './text.ts';
import { uploadKinds, uploadStates } from './upload-types.ts';

export * from './upload-types.ts';

/**
 * Why a file is refused: `params.reason` of `upload_refused` and `too_large`, and the row's reason.
 * The sentences are `reasons.<code>` in `words/<language>/uploads.json`.
 */
export const uploadRefusalReasons = [
  /** No bytes. */
  'empty',
  /** More bytes than its kind may have; `limit` gives them. */
  'too_large',
  /** More pixels, or a longer side, than a photo may have. */
  'too_many_pixels',
  /** Sound or film that lasts too long; `limit` gives the seconds. */
  'too_long',
  /** The content is of no type that we know. */
  'unknown_type',
  /** A known type that is not accepted, such as a program or an archive. */
  'type_not_accepted',
  /** HTML, SVG, a script, a PDF that runs something: it could act when opened. */
  'active_content',
  /** Two files in one, such as a photo that is also an archive. */
  'two_in_one',
  /** A moving picture where a photo is expected. */
  'animated',
  /** The end is missing. */
  'truncated',
  /** It begins like its type but cannot be read as one. */
  'damaged',
  /** A small file that would unfold into far more than it may. */
  'expands_too_much',
  /** A PDF that needs a password. */
  'encrypted',
  /** The virus scanner found something. */
  'infected',
  /** Examining it took too long, or ended the examiner. */
  'not_examinable',
  /** More files than a complaint or a reply may have; `limit` gives the count. */
  'too_many',
] as const;
export type UploadRefusalReason = (typeof uploadRefusalReasons)[number];

/** What is worth telling an officer about a file that was accepted. */
export const uploadMarks = [
  /** A PDF that carries other files inside. */
  'embedded_files',
  /** The scanner could not be reached, and the installation accepts files then. */
  'not_scanned',
] as const;
export type UploadMark = (typeof uploadMarks)[number];

/** An upload as its sender sees it before it is claimed: the answer of `GET /uploads/:id`. */
export const uploadView = z.object({
  id: z.uuid(),
  state: z.enum(uploadStates),
  name: z.string().nullable(),
  size: z.number().int(),
  kind: z.enum(uploadKinds).nullable(),
  mediaType: z.string().nullable(),
  reason: z.enum(uploadRefusalReasons).nullable().describe('why it was refused'),
  expiresAt: instant.describe('removed then unless a complaint or a reply uses it'),
});
export type UploadView = z.infer<typeof uploadView>;
