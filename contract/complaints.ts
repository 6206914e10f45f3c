import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { statuses } from './complaint-lifecycle.ts';
import { readComplaintNumber } from './complaint-number.ts';
import { route } from './route.ts';
import { bilingual, instant, languages, position, writing } from './text.ts';
import {
  channels,
  circumstances,
  complainantKinds,
  complaintKinds,
  dismissalReasons,
  noticeWays,
  priorities,
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
  circumstances: z
    .array(z.enum(circumstances))
    .max(circumstances.length)
    .optional()
    .describe('what makes waiting harder for them, or for somebody of their household'),
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
    initiative: z.string().max(60).optional().describe('code of one within which it is filed'),
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

/** What was filed, as it goes out to who may read all of it. */
export const asFiled = {
  text: z.string(),
  remedy: z.string().nullable(),
  language: z.enum(languages),
  address: z.string().nullable(),
  landmark: z.string().nullable(),
  position: position.nullable(),
};

export const filed = z.object({
  number: z.string().length(12),
  code: z.string().describe('eight digits; with the number it opens the person’s view'),
  status: z.enum(statuses),
  receivedAt: instant,
  dueAt: instant,
});
export type Filed = z.infer<typeof filed>;

/** An agency as it is named to who reads. */
export const agencyName = z.object({ code: z.string(), name: bilingual });

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

const reason = writing(2000, 3);
const words = writing(4000, 2);

export const intakeRoutes = {
  fileComplaint: route({
    method: 'POST',
    path: '/complaints',
    access: 'public',
    byKey: true,
    summary: 'File a complaint; staff file on behalf of a person with the channel that was used',
    headers: z.object({ 'idempotency-key': z.string().min(1).max(200).optional() }),
    body: newComplaint,
    replies: { 201: filed },
  }),
} as const;

export const referralRoutes = {
  referComplaint: route({
    method: 'POST',
    path: '/complaints/:number/refer',
    access: 'refer',
    byKey: true,
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
    byKey: true,
    summary: 'Not competent: back to who referred it, or, the second time, up to the parent',
    params: numberParams,
    body: z.strictObject({ reason, version: seen }),
    replies: { 200: moved },
  }),
  takeOverComplaint: route({
    method: 'POST',
    path: '/complaints/:number/take-over',
    access: 'takeOver',
    summary: 'Who stands above takes it from the agency that has it, with its due time',
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
    byKey: true,
    summary: 'The agency takes it on',
    params: numberParams,
    body: z.strictObject({ version: seen }).optional(),
    replies: { 200: moved },
  }),
  askComplainant: route({
    method: 'POST',
    path: '/complaints/:number/ask',
    access: 'askComplainant',
    byKey: true,
    summary: 'Ask the person for what is missing; the clock waits, up to a cap',
    params: numberParams,
    body: z.strictObject({ question: words, version: seen }),
    replies: { 200: moved },
  }),
  supplyForComplainant: route({
    method: 'POST',
    path: '/complaints/:number/supply',
    access: 'supply',
    byKey: true,
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
  prioritiseComplaint: route({
    method: 'POST',
    path: '/complaints/:number/prioritise',
    access: 'prioritise',
    summary: 'Say how urgent it is; its clock takes the allowance of that priority',
    params: numberParams,
    body: z.strictObject({ priority: z.enum(priorities), reason, version: seen }),
    replies: { 200: moved },
  }),
  extendDeadline: route({
    method: 'POST',
    path: '/complaints/:number/extend',
    access: 'extend',
    summary: 'Who stands above gives the agency that has it more time, once for each clock',
    params: numberParams,
    body: z.strictObject({
      workingDays: z
        .number()
        .int()
        .min(1)
        .max(30)
        .describe('of 24 hours where it runs round the clock'),
      reason,
      version: seen,
    }),
    replies: { 200: moved },
  }),
} as const;
