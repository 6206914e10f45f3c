import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { evidenceRule } from './categories.ts';
import { statuses, verbs } from './complaint-lifecycle.ts';
import { readComplaintNumber } from './complaint-number.ts';
import { evidenceItem } from './evidence.ts';
import { route } from './route.ts';
import { bilingual, instant, languages, position, writing } from './text.ts';
import {
  channels,
  clockStates,
  clocks,
  complainantKinds,
  complaintKinds,
  dismissalReasons,
  documentKinds,
  noticeWays,
} from './vocabulary.ts';

/** Twelve digits in any script, grouped or not; a wrong or swapped digit is refused here. */
export const complaintNumber = z
  .string()
  .max(60)
  .transform((input, context) => {
    const number = readComplaintNumber(input);
    if (number !== null) return number;
    context.addIssue({ code: 'custom', message: 'wrong_complaint_number' });
    return z.NEVER;
  });

export const numberParams = z.object({ number: complaintNumber });

/** The version of the complaint the person was looking at; a newer one refuses the move. */
export const seen = z.number().int().min(1).optional();

/** A name as given, or in its four parts: own, father's, grandfather's, family's. */
export const personName = z.union([
  writing(200, 2),
  z.strictObject({
    first: writing(60),
    father: writing(60).optional(),
    grandfather: writing(60).optional(),
    family: writing(60).optional(),
  }),
]);

export const newComplainant = z.strictObject({
  name: personName,
  kind: z.enum(complainantKinds).default('citizen'),
  nationalId: z.string().max(40).optional().describe('14 digits in any script'),
  phone: z.string().max(40).optional().describe('any usual way of writing; Egypt without a prefix'),
  email: z.email().max(254).optional(),
  address: writing(500).optional(),
  language: z.enum(languages).optional().describe('that of the complaint unless given'),
  noticeBy: z.enum(noticeWays).optional().describe('SMS, else e-mail, by what was given'),
});
export type NewComplainant = z.infer<typeof newComplainant>;

export const newComplaint = z
  .strictObject({
    text: writing(10_000, 3),
    complainants: z.array(newComplainant).max(200).default([]),
    kind: z.enum(complaintKinds).default('complaint'),
    remedy: writing(2000).optional().describe('what the person asks to be done'),
    category: z.string().max(60).optional(),
    place: z.string().max(60).optional(),
    address: writing(500).optional().describe('where the problem is'),
    landmark: writing(200).optional().describe('what it is near: beside the school'),
    position: position.optional().describe('where the problem is'),
    agencyComplainedOf: agencyCode.optional(),
    language: z.enum(languages).default('ar'),
    channel: z
      .enum(channels)
      .optional()
      .describe('set by staff; the public files by `portal` or `api`'),
    confidential: z.boolean().default(false),
    anonymous: z.boolean().default(false),
    uploads: z.array(z.uuid()).max(20).default([]),
  })
  .refine((complaint) => complaint.anonymous || complaint.complainants.length > 0, {
    path: ['complainants'],
    message: 'complainant_needed',
  });
export type NewComplaint = z.infer<typeof newComplaint>;

export const filed = z.object({
  number: z.string().length(12),
  code: z.string().describe('eight digits; with the number it opens the person’s view'),
  status: z.enum(statuses),
  receivedAt: instant,
  dueAt: instant,
});
export type Filed = z.infer<typeof filed>;

const agencyName = z.object({ code: z.string(), name: bilingual });

/** The answer to every move. */
export const moved = z.object({
  number: z.string(),
  status: z.enum(statuses),
  version: z.number().int(),
  holder: agencyName,
  dueAt: instant.nullable(),
});

export const complaintRow = z.object({
  number: z.string(),
  kind: z.enum(complaintKinds),
  status: z.enum(statuses),
  channel: z.enum(channels),
  summary: z.string().describe('the first 160 letters of the text'),
  category: z.object({ code: z.string(), name: bilingual }).nullable(),
  place: z.object({ code: z.string(), name: bilingual }).nullable(),
  holder: agencyName,
  receivedAt: instant,
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  handBacks: z.number().int(),
  appeals: z.number().int(),
  complainants: z.number().int(),
});

export const upload = z.object({
  id: z.uuid(),
  kind: z.string(),
  mediaType: z.string(),
  name: z.string().nullable(),
  size: z.number(),
  takenAt: instant.nullable(),
  position: z.object({ lat: z.number(), lon: z.number() }).nullable(),
});

/** Whether the reader sees who complains, or why not. */
export const identityStates = ['shown', 'confidential', 'complained_of', 'not_permitted'] as const;
export type IdentityState = (typeof identityStates)[number];

const historyEntry = z.object({
  seq: z.number().int(),
  at: instant,
  verb: z.enum(verbs as [(typeof verbs)[number], ...(typeof verbs)[number][]]),
  from: z.enum(statuses).nullable(),
  to: z.enum(statuses),
  by: z.enum(['staff', 'complainant', 'system']),
  officer: z.string().nullable().describe('who, for staff of the acting agency and above'),
  agency: agencyName.nullable().describe('as it was named at that time'),
  holder: agencyName.describe('who had it after the move, as named at that time'),
  category: z.object({ code: z.string(), name: bilingual }).nullable().describe('after the move'),
  dueAt: instant.nullable().describe('after the move'),
  details: z.record(z.string(), z.unknown()),
  agencies: z
    .record(z.string(), agencyName)
    .describe('those that the details name by a number, under the same key'),
  words: z.string().nullable().describe('the question, answer, reason or explanation'),
});

export const replyView = z.object({
  replyNo: z.number().int(),
  at: instant,
  agency: agencyName,
  claim: z.string(),
  text: z.string(),
  plannedFor: z.string().nullable(),
  verdict: z.enum(['waiting', 'settled', 'returned', 'interim']),
  verdictReason: z.string().nullable(),
  files: z.array(upload.extend({ documentKind: z.enum(documentKinds).nullable() })),
  items: z.array(evidenceItem),
});

export const complaintView = complaintRow.extend({
  text: z.string(),
  remedy: z.string().nullable(),
  language: z.enum(languages),
  address: z.string().nullable(),
  landmark: z.string().nullable(),
  position: position.nullable(),
  placeAbove: z.array(bilingual).describe('what the place lies in, the largest first'),
  placePosition: position.nullable().describe('the middle of the place'),
  holderAbove: z.array(agencyName).describe('those above the holder, the root first'),
  judge: agencyName.nullable().describe('who judges the reply that waits'),
  urgent: z.boolean().describe('of an urgent category'),
  binding: z.boolean().describe('the referral in force cannot be handed back'),
  promisedFor: z.string().nullable().describe('the day that the agency named'),
  appealUntil: instant.nullable(),
  evidenceRule: evidenceRule.nullable().describe('of the category'),
  agencyComplainedOf: agencyName.nullable(),
  confidential: z.boolean(),
  anonymous: z.boolean(),
  version: z.number().int(),
  clock: z.object({
    name: z.enum(clocks).nullable(),
    state: z.enum(clockStates),
    dueAt: instant.nullable(),
    minutesLeft: z.number().nullable().describe('working minutes kept while paused'),
    timeLeft: z
      .number()
      .int()
      .nullable()
      .describe('minutes of working time: negative when overdue, what is kept while paused'),
    dayMinutes: z.number().int().describe('of working time in a day'),
    waitsUntil: instant.nullable().describe('until when the complainant can supply or object'),
  }),
  leading: z.string().nullable(),
  leadingStatus: z.enum(statuses).nullable().describe('null where the reader cannot open it'),
  joined: z.array(z.string()),
  identity: z
    .enum(identityStates)
    .describe('who sees the people can also open their files as received'),
  people: z.array(
    z.object({
      complainantNo: z.number().int(),
      kind: z.enum(complainantKinds),
      language: z.enum(languages),
      name: z.string().nullable(),
      phone: z.string().nullable(),
      email: z.string().nullable(),
      nationalId: z.string().nullable(),
      address: z.string().nullable(),
    }),
  ),
  uploads: z.array(upload),
  referrals: z.array(
    z.object({
      referralNo: z.number().int(),
      at: instant,
      from: agencyName,
      to: agencyName,
      note: z.string().nullable(),
      binding: z.boolean(),
      endedAt: instant.nullable(),
      endedBy: z.string().nullable(),
      endedReason: z.string().nullable(),
    }),
  ),
  replies: z.array(replyView),
  history: z.array(historyEntry),
  can: z.record(z.string(), z.boolean()).describe('verb → whether this reader could do it now'),
});
export type ComplaintView = z.infer<typeof complaintView>;

const reason = writing(2000, 3);
const words = writing(4000, 2);

export const intakeRoutes = {
  fileComplaint: route({
    method: 'POST',
    path: '/complaints',
    access: 'public',
    summary: 'File a complaint; staff file on behalf of a person with the channel that was used',
    headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
    body: newComplaint,
    replies: { 201: filed },
  }),
} as const;

export const dossierRoutes = {
  readComplaint: route({
    method: 'GET',
    path: '/complaints/:number',
    access: 'staff',
    summary: 'A complaint with all its parts, and what the reader can do now',
    params: numberParams,
    replies: { 200: complaintView },
  }),
  readFile: route({
    method: 'GET',
    path: '/complaints/:number/files/:upload/:form',
    access: 'staff',
    summary: 'A file of a complaint: as received, to show, or as a thumbnail',
    params: numberParams.extend({
      upload: z.uuid(),
      form: z.enum(['original', 'show', 'thumbnail']),
    }),
    replies: { 200: z.unknown() },
    produces: 'application/octet-stream',
  }),
} as const;

export const referralRoutes = {
  referComplaint: route({
    method: 'POST',
    path: '/complaints/:number/refer',
    access: 'refer',
    summary: 'Send it to the agency that is competent',
    params: numberParams,
    body: z.strictObject({
      agency: agencyCode,
      category: z.string().max(60).optional().describe('required unless it has one'),
      note: writing(2000).optional(),
      version: seen,
    }),
    replies: { 200: moved },
  }),
  handBackComplaint: route({
    method: 'POST',
    path: '/complaints/:number/hand-back',
    access: 'handBack',
    summary: 'Not competent: back to who referred it, or, the second time, up to the parent',
    params: numberParams,
    body: z.strictObject({ reason, version: seen }),
    replies: { 200: moved },
  }),
} as const;

export const complaintRoutes = {
  acceptComplaint: route({
    method: 'POST',
    path: '/complaints/:number/accept',
    access: 'accept',
    summary: 'The agency takes it on',
    params: numberParams,
    body: z.strictObject({ version: seen }).optional(),
    replies: { 200: moved },
  }),
  askComplainant: route({
    method: 'POST',
    path: '/complaints/:number/ask',
    access: 'askComplainant',
    summary: 'Ask the person for what is missing; the clock waits, up to a cap',
    params: numberParams,
    body: z.strictObject({ question: words, version: seen }),
    replies: { 200: moved },
  }),
  supplyForComplainant: route({
    method: 'POST',
    path: '/complaints/:number/supply',
    access: 'supply',
    summary: 'Enter what the person supplied by telephone or at the counter',
    params: numberParams,
    body: z.strictObject({
      answer: words,
      uploads: z.array(z.uuid()).max(20).default([]),
      version: seen,
    }),
    replies: { 200: moved },
  }),
  dismissComplaint: route({
    method: 'POST',
    path: '/complaints/:number/dismiss',
    access: 'dismiss',
    summary: 'End it without referral, with a reason that the person is told',
    params: numberParams,
    body: z.strictObject({
      reason: z.enum(dismissalReasons),
      explanation: words,
      repeats: complaintNumber.optional().describe('the earlier complaint, for `repeated`'),
      version: seen,
    }),
    replies: { 200: moved },
  }),
  joinComplaint: route({
    method: 'POST',
    path: '/complaints/:number/join',
    access: 'join',
    summary: 'Let it follow a leading complaint about the same cause',
    params: numberParams,
    body: z.strictObject({ leading: complaintNumber, version: seen }),
    replies: { 200: moved },
  }),
  releaseComplaint: route({
    method: 'POST',
    path: '/complaints/:number/release',
    access: 'release',
    summary: 'It no longer follows; it is examined by itself',
    params: numberParams,
    body: z.strictObject({ reason, version: seen }),
    replies: { 200: moved },
  }),
} as const;
