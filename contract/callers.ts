import { z } from 'zod';
import { statuses } from './complaint-lifecycle.ts';
import { complaintNumber, moved, seen } from './complaints.ts';
import { why } from './queue.ts';
import { route } from './route.ts';
import { bilingual, instant, writing } from './text.ts';
import { complainantKinds } from './vocabulary.ts';

/** Any usual way of writing, Egypt without a prefix. In a body, so that it stands in no address or log. */
const telephone = z.string().min(3).max(40);

const named = z.object({ code: z.string(), name: bilingual });

export const callerPerson = z.object({
  name: z.string(),
  kind: z.enum(complainantKinds),
  nationalId: z.string().nullable().describe('the last four digits alone: `**********2358`'),
  address: z.string().nullable(),
  lastAt: instant.describe('when they last filed under this name'),
});
export type CallerPerson = z.infer<typeof callerPerson>;

export const callerComplaint = z.object({
  number: z.string().length(12),
  status: z.enum(statuses),
  open: z.boolean(),
  version: z.number().int(),
  receivedAt: instant,
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  clock: z
    .array(why)
    .describe('what the list says of its time: late, by when, what was promised, why it is paused'),
  sensitive: z
    .boolean()
    .describe('confidential or against an agency: what it is about is not shown'),
  summary: z.string().nullable().describe('the first 160 letters; null where sensitive'),
  category: named.nullable(),
  place: named.nullable(),
  holder: named.nullable(),
  asked: z
    .object({
      question: z.string().nullable().describe('null where sensitive'),
      until: instant.nullable(),
    })
    .nullable()
    .describe('what was asked of the person and is still missing'),
  canSupply: z.boolean().describe('whether the answer can be taken now, through `/callers/supply`'),
});
export type CallerComplaint = z.infer<typeof callerComplaint>;

export const caller = z.object({
  phone: z.string().describe('`+201001234567`, to be read back'),
  people: z.array(callerPerson).describe('names used with this number, the last first'),
  place: named.nullable().describe('where their last complaint was about'),
  complaints: z.array(callerComplaint).describe('open ones first, then the last ended; 20 at most'),
});
export type Caller = z.infer<typeof caller>;

export const callerRoutes = {
  findCaller: route({
    method: 'POST',
    path: '/callers',
    access: 'registerFor',
    summary: 'Who calls, by the number they call from; every look-up is recorded',
    body: z.strictObject({ phone: telephone }),
    replies: { 200: caller },
  }),
  supplyForCaller: route({
    method: 'POST',
    path: '/callers/supply',
    access: 'supply',
    summary: 'Take the answer of a caller to what was asked of them',
    body: z.strictObject({
      phone: telephone,
      number: complaintNumber,
      answer: writing(4000, 2),
      uploads: z.array(z.uuid()).max(20).default([]),
      version: seen,
    }),
    replies: { 200: moved },
  }),
} as const;
