import { z } from 'zod';
import { numberParams } from './complaints.ts';
import { route } from './route.ts';
import { instant } from './text.ts';

/** What stands in place of what is hidden, however long that is: its length would tell. */
export const hiddenSign = '█████';

/** Why something is hidden. Faces and plates may be made unreadable instead of covered. */
export const hidingKinds = ['name', 'contact', 'health', 'face', 'plate', 'other'] as const;
export type HidingKind = (typeof hidingKinds)[number];

/** A stretch of a text: places count code points of its NFC form, `to` is the first one after it. */
export const stretch = z
  .strictObject({
    from: z.number().int().min(0).max(20_000),
    to: z.number().int().min(1).max(20_000),
    kind: z.enum(hidingKinds),
  })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'wrong_format' });
export type Stretch = z.infer<typeof stretch>;

const thousandths = (least: number) => z.number().int().min(least).max(1000);

/** A rectangle of an upright photo, in parts of a thousand of its width and height from its upper left. */
export const rectangle = z
  .strictObject({
    x: thousandths(0),
    y: thousandths(0),
    width: thousandths(1),
    height: thousandths(1),
    kind: z.enum(hidingKinds),
    look: z
      .enum(['block', 'blur'])
      .describe('`blur` for faces and plates: large squares, not undone'),
  })
  .refine(({ x, width }) => x + width <= 1000, { path: ['width'], message: 'wrong_format' })
  .refine(({ y, height }) => y + height <= 1000, { path: ['height'], message: 'wrong_format' })
  .refine(({ look, kind }) => look === 'block' || kind === 'face' || kind === 'plate', {
    path: ['look'],
    message: 'wrong_format',
  });
export type Rectangle = z.infer<typeof rectangle>;

/** A file that is hidden as a whole: a document, a recording or a film. Photos are hidden in part. */
export const wholeFile = z.strictObject({
  whole: z.literal(true),
  kind: z.enum(hidingKinds),
  replacement: z
    .strictObject({ mediaType: z.string(), size: z.number().int() })
    .nullable()
    .describe('what is shown in its place; null for nothing'),
});
export type WholeFile = z.infer<typeof wholeFile>;

/** What is hidden of a subject. */
export const hidingMark = z.union([stretch, rectangle, wholeFile]);
export type HidingMark = z.infer<typeof hidingMark>;

const mostMarks = 100;
const no = '[1-9]\\d{0,8}';
const writtenSubject = z
  .string()
  .regex(
    new RegExp(
      `^(text|remedy|address|landmark|(words|reply|note|refusal|obstacle)-${no}|accepted-${no}-${no})$`,
    ),
  )
  .describe(
    '`text`, `remedy`, `address` or `landmark` as filed; `words-3`: what was written with the third move, and ' +
      'with the referral or verdict that it was; `reply-1`: the first reply; `accepted-1-2`: why its second ' +
      'item was accepted; `note-4`; `refusal-1`: why an erasure was refused',
  );

/** One version of what is hidden; the last one of a subject holds. */
export const redactionVersion = z.object({
  redactionNo: z.number().int(),
  subject: z.string(),
  marks: z.array(hidingMark),
  at: instant,
  officer: z.string(),
});
export type RedactionVersion = z.infer<typeof redactionVersion>;

const after = z
  .number()
  .int()
  .min(0)
  .describe('number of the last version of the complaint that was seen, 0 for none');

const replies = {
  201: z.object({ redactionNo: z.number().int() }),
};

export const redactionRoutes = {
  listRedactions: route({
    method: 'GET',
    path: '/complaints/:number/redactions',
    access: 'redact',
    summary: 'All versions of what is hidden in a complaint, the latest first',
    params: numberParams,
    replies: { 200: z.object({ versions: z.array(redactionVersion) }) },
  }),
  redactText: route({
    method: 'POST',
    path: '/complaints/:number/redactions/texts/:subject',
    access: 'redact',
    summary: 'Hide stretches of what was written, all of them anew; none shows everything again',
    params: numberParams.extend({ subject: writtenSubject }),
    body: z.strictObject({ after, stretches: z.array(stretch).max(mostMarks) }),
    replies,
  }),
  redactPhoto: route({
    method: 'POST',
    path: '/complaints/:number/redactions/photos/:upload',
    access: 'redact',
    summary: 'Hide rectangles of a photo, all of them anew; the original is kept',
    params: numberParams.extend({ upload: z.uuid() }),
    body: z.strictObject({ after, rectangles: z.array(rectangle).max(mostMarks) }),
    replies,
  }),
  redactFile: route({
    method: 'POST',
    path: '/complaints/:number/redactions/files/:upload',
    access: 'redact',
    summary: 'Hide a document, recording or film as a whole, or show another in its place',
    params: numberParams.extend({ upload: z.uuid() }),
    body: z.strictObject({
      after,
      hiding: z
        .strictObject({
          kind: z.enum(hidingKinds),
          replacement: z
            .uuid()
            .nullable()
            .describe('an upload of the same kind, of which a copy is shown instead'),
        })
        .nullable()
        .describe('null shows it again'),
    }),
    replies,
  }),
} as const;
