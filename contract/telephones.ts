import { z } from 'zod';
import { statuses } from './complaint-lifecycle.ts';
import { complaintNumber } from './complaints.ts';
import { route } from './route.ts';
import { bilingual, instant, languages } from './text.ts';

/** Digits of a code that is sent to a telephone. */
export const telephoneCodeDigits = 6;

/** What the sender of a request keeps: 32 random bytes as base64url. */
const token = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A complaint in the list of the telephone it was filed from. */
export const ownComplaint = z.object({
  number: z.string(),
  status: z.enum(statuses),
  statusWords: bilingual,
  category: bilingual.nullable(),
  place: bilingual.nullable(),
  receivedAt: instant,
  asked: z
    .object({
      what: z.enum(['supply', 'say']).describe('to answer a question, or to confirm or appeal'),
      until: instant.nullable(),
    })
    .nullable()
    .describe('what is asked of the person now'),
});
export type OwnComplaint = z.infer<typeof ownComplaint>;

/** A page of the list, the latest first; `next` is given back as `after`. */
export const ownComplaints = z.object({
  complaints: z.array(ownComplaint),
  next: z.string().nullable(),
});
export type OwnComplaints = z.infer<typeof ownComplaints>;

const session = token.describe('what signing in gave');

export const telephoneRoutes = {
  sendTelephoneCode: route({
    method: 'POST',
    path: '/telephone/codes',
    access: 'public',
    summary:
      'Send a code to a telephone, if complaints were filed from it; the answer is the same for any other',
    body: z.strictObject({
      phone: z.string().max(60).describe('a mobile number in any spelling'),
      language: z.enum(languages).default('ar').describe('of the message'),
    }),
    replies: {
      200: z.object({
        request: z.string().describe('goes with the code'),
        expiresAt: instant,
      }),
    },
  }),
  signInByTelephone: route({
    method: 'POST',
    path: '/telephone/sessions',
    access: 'public',
    summary: 'Begin with the code that was sent; it works once',
    body: z.strictObject({
      request: token.describe('what asking for the code gave'),
      code: z.string().max(40).describe('six digits in any script'),
    }),
    replies: { 200: z.object({ session: z.string(), expiresAt: instant }) },
  }),
  listOwnComplaints: route({
    method: 'POST',
    path: '/telephone/complaints',
    access: 'public',
    summary: 'The complaints filed from this telephone, the latest first; no confidential one',
    body: z.strictObject({
      session,
      after: z.string().max(60).optional().describe('`next` of the page before'),
      limit: z.number().int().min(1).max(100).default(20),
    }),
    replies: { 200: ownComplaints },
  }),
  openOwnComplaint: route({
    method: 'POST',
    path: '/telephone/complaints/open',
    access: 'public',
    summary: 'The tracking code of one of them, with which the routes of tracking are called',
    body: z.strictObject({ session, number: complaintNumber }),
    replies: { 200: z.object({ number: z.string(), code: z.string() }) },
  }),
  signOutTelephone: route({
    method: 'POST',
    path: '/telephone/sign-out',
    access: 'public',
    summary: 'End this session at once',
    body: z.strictObject({ session }),
    replies: { 200: z.object({ signedOut: z.boolean() }) },
  }),
} as const;
