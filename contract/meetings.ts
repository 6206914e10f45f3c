import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { agencyName } from './complaints.ts';
import { finding } from './findings.ts';
import { meetingSides, mostPoints } from './meeting-text.ts';
import { bases, review, reviewQuery } from './review.ts';
import { paperQuery } from './review-papers.ts';
import { route } from './route.ts';
import { instant, languages, writing } from './text.ts';

/*
 * A meeting of the higher committee · اجتماع اللجنة العليا: a period review with what its rapporteur says of
 * it. While it is prepared its figures are live; once it is closed it is frozen word for word, its hash
 * stands in the ledger, and nothing changes it any more.
 */

export const meetingStates = ['prepared', 'closed'] as const;
export type MeetingState = (typeof meetingStates)[number];

/** Raised whenever docs/figures.md gives a figure that had a meaning another one. */
export const figureDefinitions = 1;
export const frozenFormat = 'insaf-review-1';

const count = z.number().int();
const version = z.int().min(1).describe('that the change is made on');
/** What somebody writes of a point; empty where they write nothing. */
const words = z
  .string()
  .max(2000)
  .refine((text) => !text.includes('\u0000') && text.isWellFormed(), { message: 'unreadable' });

const title = writing(200, 3).describe('what the meeting is called');
const place = words.max(200).describe('where it is held; may be empty');
const heldAt = instant.nullable().describe('when it is held, where that is known');
const asked = reviewQuery.describe('what is reviewed');

/** What is said of the review: a finding as it stands or reworded, or words of the rapporteur's own. */
export const meetingPoint = z.strictObject({
  point: z.uuid().describe('chosen by who adds it, and stays'),
  side: z.enum(meetingSides),
  finding: z.string().max(200).nullable().describe('the key of what it rewords or drops'),
  textAr: words.describe(
    'a figure stands in it by its code, {cohort.received}; empty: the finding speaks for itself',
  ),
  textEn: words,
  dropped: z.boolean(),
});
export type MeetingPoint = z.infer<typeof meetingPoint>;

const points = z
  .array(meetingPoint)
  .max(mostPoints)
  .describe('in their order; findings that none of them names follow after');

export const meetingRow = z.object({
  id: z.uuid(),
  state: z.enum(meetingStates),
  title: z.string(),
  agency: agencyName,
  asked,
  place: z.string(),
  heldAt: instant.nullable(),
  follows: z.uuid().nullable().describe('the closed one that it corrects or adds to'),
  changedAt: instant,
  changedBy: z.string().nullable(),
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
});
export type MeetingRow = z.infer<typeof meetingRow>;

/** A point as everybody reads it. */
const frozenPoint = z.object({
  side: z.enum(meetingSides),
  finding: z.string().nullable(),
  written: z.object({ ar: z.string(), en: z.string() }).describe('with figures by their codes'),
  ar: z.string(),
  en: z.string().nullable().describe('null where nobody wrote it in English'),
});
export type FrozenPoint = z.infer<typeof frozenPoint>;

/** All of a meeting as it was closed. Its canonical JSON (RFC 8785) is what is kept and hashed. */
export const frozenReview = z.object({
  format: z.literal(frozenFormat),
  definitions: count.describe('of the figures, as docs/figures.md counts its versions'),
  meeting: z.object({
    id: z.uuid(),
    title: z.string(),
    place: z.string(),
    heldAt: instant.nullable(),
    follows: z.object({ id: z.uuid(), sha256: z.string() }).nullable(),
  }),
  asked,
  closedAt: instant,
  closedBy: z.string(),
  review,
  findings: z.array(finding),
  looked: count.describe('how many comparisons were made to find them'),
  points: z.array(frozenPoint),
});
export type FrozenReview = z.infer<typeof frozenReview>;

const closed = z.object({
  sha256: z.string().describe('of the file review.json, hexadecimal'),
  leaf: count
    .nullable()
    .describe('at which it stands in the ledger; null while it waits, for seconds'),
  frozen: frozenReview,
  followedBy: z.array(z.object({ id: z.uuid(), title: z.string(), state: z.enum(meetingStates) })),
});

export const meetingView = meetingRow.extend({
  version,
  points: z.array(meetingPoint),
  followed: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  closed: closed.nullable(),
  can: z.object({
    change: z.boolean(),
    close: z.boolean(),
    follow: z.boolean(),
  }),
});
export type MeetingView = z.infer<typeof meetingView>;

/** One number that is another than when the meeting was closed. */
const difference = z.object({
  part: z.string(),
  code: z.string(),
  nameAr: z.string(),
  nameEn: z.string(),
  from: z.iso.date(),
  to: z.iso.date(),
  basis: z.enum([...bases, 'standing', 'obstacles']),
  figure: z.string(),
  was: count,
  now: count,
});
export type MeetingDifference = z.infer<typeof difference>;

/** That a closed review stands in the ledger: docs/ledger.md. */
export const reviewProof = z.object({
  format: z.literal('insaf-review-proof-1'),
  origin: z.string(),
  key: z.string().describe('the key that signs heads, name+hash+base64'),
  keyChanges: z.array(z.string()),
  checkpoint: z.string().describe('the signed head that the proof leads to'),
  index: count.describe('of the leaf'),
  entry: z
    .string()
    .describe('the canonical JSON that the leaf is the hash of; `review` is the sha256'),
  proof: z.array(z.string()).describe('base 64, lowest first'),
});

const params = z.object({ meeting: z.uuid() });
const header = { title, place: place.default(''), heldAt: heldAt.default(null) };

export const meetingRoutes = {
  listMeetings: route({
    method: 'GET',
    path: '/meetings',
    access: 'readFigures',
    summary: 'The meetings that reviews are prepared for or were closed in, the newest first',
    query: z.object({
      state: z.enum(meetingStates).optional(),
      agency: agencyCode.optional().describe('with all below it'),
      after: z.string().max(100).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    replies: { 200: z.object({ meetings: z.array(meetingRow), next: z.string().nullable() }) },
  }),
  prepareMeeting: route({
    method: 'POST',
    path: '/meetings',
    access: 'prepareReviews',
    summary: 'Begin to prepare the review of a period for a meeting',
    body: z.strictObject({
      ...header,
      asked,
      follows: z.uuid().optional().describe('a closed one that this one corrects or adds to'),
    }),
    replies: { 201: meetingView },
  }),
  readMeeting: route({
    method: 'GET',
    path: '/meetings/:meeting',
    access: 'readFigures',
    summary: 'A meeting with its points; once it is closed, with all that was frozen',
    params,
    replies: { 200: meetingView },
  }),
  changeMeeting: route({
    method: 'PUT',
    path: '/meetings/:meeting',
    access: 'prepareReviews',
    summary: 'All of a meeting that is prepared anew; refused where somebody changed it since',
    params,
    body: z.strictObject({ version, title, place, heldAt, asked, points }),
    replies: { 200: meetingView },
  }),
  discardMeeting: route({
    method: 'DELETE',
    path: '/meetings/:meeting',
    access: 'prepareReviews',
    summary: 'Take back a meeting that was never closed',
    params,
    body: z.strictObject({ version }),
    replies: { 200: z.object({}) },
  }),
  closeMeeting: route({
    method: 'POST',
    path: '/meetings/:meeting/close',
    access: 'prepareReviews',
    fresh: true,
    summary: 'Freeze the review with all that is said of it, and enter its hash in the ledger',
    params,
    body: z.strictObject({ version }),
    replies: { 200: meetingView },
  }),
  compareMeeting: route({
    method: 'GET',
    path: '/meetings/:meeting/since',
    access: 'readFigures',
    summary: 'The numbers of a closed review that are others now, those of the whole first',
    params,
    replies: {
      200: z.object({
        countedUntil: instant.nullable(),
        same: count.describe('numbers that are what they were'),
        differences: z.array(difference).describe('the first 200'),
        more: count.describe('further ones'),
      }),
    },
  }),
  proveMeeting: route({
    method: 'GET',
    path: '/meetings/:meeting/proof',
    access: 'readFigures',
    summary: 'The proof that the hash of a closed review stands in the public ledger',
    params,
    replies: { 200: reviewProof },
  }),
  takeMeetingJson: route({
    method: 'GET',
    path: '/meetings/:meeting/review.json',
    access: 'readFigures',
    summary: 'A closed review, byte for byte as it was frozen: what the hash is of',
    params,
    replies: { 200: z.string() },
    produces: 'application/json; charset=utf-8',
  }),
  takeMeetingCsv: route({
    method: 'GET',
    path: '/meetings/:meeting/review.csv',
    access: 'readFigures',
    summary:
      'The points and each number of a closed review, or of one that is prepared as it is now',
    params,
    replies: { 200: z.string() },
    produces: 'text/csv; charset=utf-8',
  }),
  takeMeetingXlsx: route({
    method: 'GET',
    path: '/meetings/:meeting/review.xlsx',
    access: 'readFigures',
    summary: 'The same as a workbook, the points on its first sheet',
    params,
    query: z.strictObject({ language: z.enum(languages).optional() }),
    replies: { 200: z.unknown() },
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  printMeeting: route({
    method: 'GET',
    path: '/meetings/:meeting/review.pdf',
    access: 'readFigures',
    summary: 'The same as a report to print: PDF, A4 across; busy when too many are being set',
    params,
    query: paperQuery.pick({ language: true, digits: true }),
    replies: { 200: z.unknown() },
    produces: 'application/pdf',
  }),
  printMeetingSlides: route({
    method: 'GET',
    path: '/meetings/:meeting/review-slides.pdf',
    access: 'readFigures',
    summary: 'The same as slides: PDF, 16 to 9',
    params,
    query: paperQuery.pick({ language: true, digits: true }),
    replies: { 200: z.unknown() },
    produces: 'application/pdf',
  }),
} as const;
