import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { agencyName, numberParams } from './complaints.ts';
import { route } from './route.ts';
import { bilingual, instant, writing } from './text.ts';
import { grade } from './tracking.ts';

/*
 * How satisfied people are · قياس الرضا. Every settled complaint is asked about once, by the way its person
 * chose; staff write down what is said to them on the telephone, and never answer for anybody.
 */

/** Whether the cause is really gone, by the word of the person. */
export const removedAnswers = ['yes', 'partly', 'no'] as const;
export type RemovedAnswer = (typeof removedAnswers)[number];

/** How a question reaches a person; `page`: it stands on the page of their complaint alone. */
export const askingWays = ['sms', 'email', 'call', 'page'] as const;
export type AskingWay = (typeof askingWays)[number];

/** How an answer came: on its page, by confirming with a grade, or on the telephone. */
export const answeringWays = ['page', 'confirm', 'call'] as const;
export type AnsweringWay = (typeof answeringWays)[number];

/** As a check keeps the database. */
export const questionStates = [
  'waiting',
  'asked',
  'answered',
  'refused',
  'silent',
  'not_reached',
  'dropped',
] as const;
export type QuestionState = (typeof questionStates)[number];

/** Most calls for one question, each on another day. */
export const mostTries = 3;

/** Fewest answers of a month before an agency reads what people wrote of it. */
export const fewestAnswers = 5;

/** What a person answers. */
export const satisfactionAnswer = z.strictObject({
  grade,
  removed: z.enum(removedAnswers),
  words: writing(2000).optional(),
});
export type SatisfactionAnswer = z.infer<typeof satisfactionAnswer>;

const satisfactionCall = z.object({
  number: z.string(),
  subject: bilingual.nullable().describe('its category'),
  agency: agencyName.describe('whose reply was accepted'),
  settledAt: instant,
  since: instant.describe('since when it waits for a call'),
  closesAt: instant,
  tries: z.number().int().describe('calls that nobody answered'),
  yours: z.boolean().describe('the reader has claimed it'),
});
export type SatisfactionCall = z.infer<typeof satisfactionCall>;

const claimed = z.strictObject({}).optional();

const told = z.object({
  agency: agencyName.describe('with all that lies below it, as far as the reader may'),
  month: z.string().describe('`2026-07`'),
  few: z
    .boolean()
    .describe('of the agency for which the reader works there are too few to be shown'),
  words: z.array(
    z.object({
      agency: agencyName,
      grade: grade.nullable().describe('null for who works for the agency'),
      removed: z.enum(removedAnswers).nullable(),
      words: z.string(),
      number: z.string().nullable().describe('null for who works for the agency'),
    }),
  ),
});
export type SatisfactionWords = z.infer<typeof told>;

export const satisfactionRoutes = {
  listSatisfactionCalls: route({
    method: 'GET',
    path: '/satisfaction-calls',
    access: 'registerFor',
    summary: 'Settled complaints whose people are to be asked by telephone, the oldest first',
    query: z.strictObject({
      after: z.string().max(60).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    replies: {
      200: z.object({ calls: z.array(satisfactionCall), next: z.string().nullable() }),
    },
  }),
  claimSatisfactionCall: route({
    method: 'POST',
    path: '/satisfaction-calls/:number/claim',
    access: 'registerFor',
    summary: 'Take a call for half an hour, so that nobody else rings the same person',
    params: numberParams,
    body: claimed,
    replies: { 200: satisfactionCall },
  }),
  reachForSatisfaction: route({
    method: 'POST',
    path: '/satisfaction-calls/:number/contact',
    access: 'registerFor',
    summary: 'The name and telephone of who is to be called; that they were seen is recorded',
    params: numberParams,
    body: claimed,
    replies: { 200: z.object({ name: z.string().nullable(), phone: z.string() }) },
  }),
  recordSatisfactionCall: route({
    method: 'POST',
    path: '/satisfaction-calls/:number/outcome',
    access: 'registerFor',
    summary: 'What came of a call: what the person said, no answer, or that they would not say',
    params: numberParams,
    body: z.discriminatedUnion('outcome', [
      satisfactionAnswer.extend({ outcome: z.literal('graded') }),
      z.strictObject({ outcome: z.literal('no_answer') }),
      z.strictObject({ outcome: z.literal('refused') }),
    ]),
    replies: { 200: z.object({ state: z.enum(questionStates), tries: z.number().int() }) },
  }),
  readSatisfactionWords: route({
    method: 'GET',
    path: '/satisfaction/words',
    access: 'readFigures',
    summary:
      'What people wrote in a month about an agency, for those above it and, without names, for it',
    query: z.strictObject({
      agency: agencyCode.optional().describe('else the highest that the reader reaches'),
      month: z
        .string()
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
        .optional()
        .describe('in which they were asked; else this one'),
    }),
    replies: { 200: told },
  }),
} as const;

/** What a page of the portal is given. */
export type SatisfactionPages = {
  satisfaction: {
    /** Where its form is sent, which is where it is. */
    readonly address: string;
    readonly number: string;
    readonly subject: { readonly ar: string; readonly en: string } | null;
    readonly agency: { readonly ar: string; readonly en: string };
    /** ISO 8601: until when it can be answered and changed. */
    readonly until: string;
    readonly entered: Readonly<Record<string, string>>;
    readonly faults: readonly { readonly field: string; readonly message: string }[];
    /** `closed`: its time is over; `given`: it was just said, and can be changed. */
    readonly stage: 'open' | 'given' | 'closed';
  };
};
