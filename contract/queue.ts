import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { statuses, type Verb } from './complaint-lifecycle.ts';
import { complaintNumber, complaintRow } from './complaints.ts';
import { route } from './route.ts';
import { day, instant, writing } from './text.ts';
import { channels, complaintKinds, dismissalReasons } from './vocabulary.ts';

/**
 * Why a complaint stands where it stands in a list, the weightiest first. Its params: `at` an instant,
 * `day` a day, `minutes` of working time with `dayMinutes` of them to a day, `count`, `number`, `kind` of
 * an obstacle, `title` of a cause. What waits for the complainant has the minutes that its clock has left.
 */
export const whyCodes = [
  'overdue',
  'due',
  'promise_passed',
  'obstructed',
  'gathered',
  'returned',
  'appealed',
  'critical',
  'urgent',
  'binding',
  'second_hand_back',
  'many_complainants',
  'waits_for_complainant',
  'waits_for_objection',
  'follows',
] as const;
export type WhyCode = (typeof whyCodes)[number];

export const why = z.object({
  code: z.enum(whyCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type Why = z.infer<typeof why>;

/** A complaint as a line of the queue. */
export const queueRow = complaintRow.extend({
  version: z.number().int().describe('to send back with a move'),
  why: z.array(why).describe('what makes it weigh, the weightiest first'),
  leading: z.string().nullable().describe('the complaint that this one is joined to'),
  waitsUntil: instant.nullable().describe('until when the complainant can supply or object'),
  promisedFor: z.string().nullable().describe('the day that the agency named'),
});
export type QueueRow = z.infer<typeof queueRow>;

/** Several of a list in one parameter: `status=received,referred`. */
function several<const T extends readonly [string, ...string[]]>(known: T) {
  return z
    .string()
    .max(200)
    .transform((text, context) => {
      const parts = [...new Set(text.split(','))];
      if (parts.every((part): part is T[number] => known.includes(part))) return parts;
      context.addIssue({ code: 'invalid_value', values: [...known] });
      return z.NEVER;
    });
}

/** How soon something falls due: before midnight, or within the time of one working day. */
export const dueWithin = ['today', 'workingDay'] as const;

/** What somebody on the staff does to a complaint, and can look up again. */
export const doneVerbs = [
  ...(['askComplainant', 'supply', 'refer', 'handBack', 'accept', 'promise', 'answer'] as const),
  ...(['dismiss', 'join', 'settle', 'returnReply'] as const),
] as const satisfies readonly Verb[];
/** How many days back that is looked for, where no day is named. */
export const doneWithinDays = 31;

/** What narrows a list: all of it counts together. An address of the desk carries the same names. */
export const queueFilter = z.strictObject({
  status: several(statuses).optional().describe('one, or several with commas between'),
  agency: agencyCode.optional().describe('held by this agency or one below it'),
  category: z.string().max(60).optional(),
  place: z.string().max(60).optional().describe('in this place or one within it'),
  initiative: z.string().max(60).optional().describe('filed within it'),
  channel: z.enum(channels).optional(),
  kind: z.enum(complaintKinds).optional(),
  overdue: z.stringbool().optional(),
  due: z.enum(dueWithin).optional(),
  dueOn: day
    .optional()
    .describe(
      'falls due on this day; of today what is still ahead, and what is overdue is not in it',
    ),
  obstructed: z.stringbool().optional().describe('something that is recorded is in the way'),
  gathered: z
    .stringbool()
    .optional()
    .describe('it carries a cause that it has in common with others'),
  silent: z
    .stringbool()
    .optional()
    .describe('nothing says why it is not done: no obstacle, and no promised day still to come'),
  appealed: z.stringbool().optional(),
  handedBack: z.stringbool().optional(),
  returned: z.stringbool().optional().describe('its last reply was sent back'),
  promised: z.stringbool().optional().describe('the agency named a day'),
  urgent: z.stringbool().optional().describe('its priority is urgent or critical'),
  toJudge: z.stringbool().optional().describe('answered, and waiting for the reader to judge'),
  registeredByMe: z.stringbool().optional(),
  mentioned: z
    .stringbool()
    .optional()
    .describe('a note there names the reader, who has not looked yet'),
  risen: z
    .stringbool()
    .optional()
    .describe('it rose to the reader, because a clock runs or ran out, and nothing was done since'),
  did: z.enum(doneVerbs).optional().describe('the reader did this to it, on `didFrom` or later'),
  didFrom: day.optional().describe(`${doneWithinDays} days ago, unless given`),
  heldHere: z.stringbool().optional().describe('held by the reader’s own agencies, none below'),
  words: writing(200)
    .optional()
    .describe('a number; or words of the text, of complaints that are not finished'),
  receivedFrom: day.optional(),
  receivedTo: day.optional().describe('that day included'),
});
export type QueueFilter = z.infer<typeof queueFilter>;

/** A count is exact up to this; above it, `more` says that there are more. */
export const countedUpTo = 1000;

export const queueView = z.object({
  key: z.string().describe('of its name, `desk-queue.views.<key>`'),
  query: z.string().describe('the same as of the list'),
  count: z.number().int(),
  more: z.boolean(),
});
export type QueueView = z.infer<typeof queueView>;

/** The filter of a saved view is the query of the list, and is read as that before it is kept. */
const savedQuery = z.string().max(1000);
const savedView = z.object({
  id: z.uuid(),
  name: z.string(),
  query: z.string(),
  position: z.number().int(),
});
export type SavedView = z.infer<typeof savedView>;
const viewParams = z.object({ view: z.uuid() });

/** What can be done to many at once. Each is done to each by itself, as its own route does it. */
export const bulkVerbs = ['refer', 'accept', 'askComplainant', 'dismiss', 'join'] as const;
export type BulkVerb = (typeof bulkVerbs)[number];

const chosen = z
  .array(z.strictObject({ number: complaintNumber, version: z.number().int().min(1) }))
  .min(1)
  .max(200);

export const bulkAct = z.discriminatedUnion('verb', [
  z.strictObject({
    verb: z.literal('refer'),
    complaints: chosen,
    input: z.strictObject({
      agency: agencyCode,
      category: z.string().max(60).optional(),
      note: writing(2000).optional(),
    }),
  }),
  z.strictObject({
    verb: z.literal('accept'),
    complaints: chosen,
    input: z.strictObject({}).optional(),
  }),
  z.strictObject({
    verb: z.literal('askComplainant'),
    complaints: chosen,
    input: z.strictObject({ question: writing(4000, 2) }),
  }),
  z.strictObject({
    verb: z.literal('dismiss'),
    complaints: chosen,
    input: z.strictObject({
      reason: z.enum(dismissalReasons),
      explanation: writing(4000, 2),
      repeats: complaintNumber.optional(),
    }),
  }),
  z.strictObject({
    verb: z.literal('join'),
    complaints: chosen,
    input: z.strictObject({ leading: complaintNumber }),
  }),
]);
export type BulkAct = z.infer<typeof bulkAct>;

export const bulkOutcome = z.object({
  number: z.string(),
  done: z.boolean(),
  version: z.number().int().nullable().describe('after it was done'),
  code: z.string().nullable().describe('of the refusal'),
  message: z.string().nullable().describe('why not, in the reader’s language'),
});
export type BulkOutcome = z.infer<typeof bulkOutcome>;

export const queueRoutes = {
  listComplaints: route({
    method: 'GET',
    path: '/complaints',
    access: 'staff',
    byKey: true,
    summary:
      'What the reader reaches: first what falls due next, then what waits for the person by when that ends, then the rest, the newest first',
    query: queueFilter.extend({
      after: z.string().max(100).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    replies: { 200: z.object({ complaints: z.array(queueRow), next: z.string().nullable() }) },
  }),
  readQueue: route({
    method: 'GET',
    path: '/queue',
    access: 'staff',
    summary: 'The views that make sense for the reader’s roles, and how much is in each',
    replies: { 200: z.object({ views: z.array(queueView) }) },
  }),
  actOnMany: route({
    method: 'POST',
    path: '/complaints/bulk',
    access: 'staff',
    summary: 'The same act on many complaints, each by itself: done, or refused and why',
    body: bulkAct,
    replies: { 200: z.object({ outcomes: z.array(bulkOutcome) }) },
  }),
  listSavedViews: route({
    method: 'GET',
    path: '/views',
    access: 'staff',
    summary: 'The reader’s own saved views, in their order',
    replies: { 200: z.object({ views: z.array(savedView) }) },
  }),
  saveView: route({
    method: 'POST',
    path: '/views',
    access: 'staff',
    summary: 'Keep a filter under a name',
    body: z.strictObject({ name: writing(80), query: savedQuery }),
    replies: { 201: savedView },
  }),
  changeView: route({
    method: 'PATCH',
    path: '/views/:view',
    access: 'staff',
    summary: 'Rename a saved view, change its filter, or move it among the others',
    params: viewParams,
    body: z.strictObject({
      name: writing(80).optional(),
      query: savedQuery.optional(),
      position: z.number().int().min(1).max(100).optional(),
    }),
    replies: { 200: savedView },
  }),
  removeView: route({
    method: 'DELETE',
    path: '/views/:view',
    access: 'staff',
    summary: 'Forget a saved view',
    params: viewParams,
    replies: { 200: z.object({ removed: z.boolean() }) },
  }),
} as const;
