import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { statuses } from './complaint-lifecycle.ts';
import { agencyName, complaintNumber, moved, numberParams, seen } from './complaints.ts';
import { evidenceItem } from './evidence.ts';
import { offeredEvidence } from './replies.ts';
import { route } from './route.ts';
import { bilingual, day, instant, writing } from './text.ts';
import { type Claim, documentKinds } from './vocabulary.ts';

/** `open`: it is worked on; `solved`: it is gone; `abandoned`: it was no common cause. */
export const causeStates = ['open', 'solved', 'abandoned'] as const;
export type CauseState = (typeof causeStates)[number];

/** What happened to a cause; that complaints were gathered under it stands in their own histories. */
export const causeSteps = ['opened', 'changed', 'answered', 'solved', 'abandoned'] as const;
export type CauseStep = (typeof causeSteps)[number];

/** Most complaints that are gathered by one request. */
export const mostGathered = 200;
/** Complaints that one request answers, all of them in one transaction. */
export const answeredTogether = 25;
/** Most files of its own that wait with a complaint for the reply of its cause. */
export const mostOwnFiles = 5;

/** Claims that the reply of a cause can make: a plan is told by the expected day. */
export const causeClaims = ['cause_removed', 'partly', 'explained'] as const satisfies Claim[];
export type CauseClaim = (typeof causeClaims)[number];
const claim = z.enum(causeClaims);

const title = writing(200, 3).describe('what the cause is, in a few words; read by agencies');
const known = writing(2000, 3).describe('what is known of it; read by agencies');
const told = writing(1000, 3).describe(
  'a sentence for the complainants, in plain words; of each other they are told nothing',
);
const chosen = z.strictObject({ number: complaintNumber, version: seen });
const also = z
  .array(chosen)
  .max(mostGathered - 1)
  .default([])
  .describe('others that are gathered with it: all of them, or none');

const sharedDocuments = z
  .array(z.strictObject({ upload: z.uuid(), documentKind: z.enum(documentKinds).optional() }))
  .max(5)
  .default([]);

const step = z.object({
  stepNo: z.number().int(),
  what: z.enum(causeSteps),
  at: instant,
  officer: z.string().nullable(),
  agency: agencyName.describe('whose role was used'),
  day: day.nullable().describe('the day that complainants were told'),
  words: z.string().nullable(),
});

export const causeRow = z.object({
  id: z.uuid(),
  state: z.enum(causeStates),
  title: z.string(),
  agency: agencyName.describe('whose complaints it gathers, and of those below it'),
  worker: agencyName.describe('who works on it'),
  category: z.object({ code: z.string(), name: bilingual }).nullable(),
  place: z.object({ code: z.string(), name: bilingual }).nullable(),
  expectedFor: day.describe('until when complainants were told to expect it'),
  late: z.boolean().describe('that day has passed and it is still open'),
  openedAt: instant,
  endedAt: instant.nullable(),
  complaints: z.number().int().describe('gathered under it, of those that the reader may see'),
  unanswered: z.number().int().describe('of these, those that wait for a reply'),
});
export type CauseRow = z.infer<typeof causeRow>;

const gathered = z.object({
  number: z.string(),
  version: z.number().int(),
  status: z.enum(statuses),
  summary: z.string(),
  holder: agencyName,
  place: z.object({ code: z.string(), name: bilingual }).nullable(),
  position: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  dueAt: instant.nullable(),
  overdue: z.boolean(),
  can: z.object({ answer: z.boolean(), ungather: z.boolean() }),
  files: z
    .array(
      z.object({
        upload: z.uuid(),
        name: z.string().nullable(),
        photo: z.boolean(),
        documentKind: z.enum(documentKinds).nullable(),
      }),
    )
    .describe('that wait with it for the reply of the cause'),
  needs: z
    .record(claim, z.object({ photos: z.number().int(), documents: z.number().int() }))
    .describe(
      'what the rule of its category asks for, less the files that wait with it, by what a reply would claim',
    ),
});

export const causeView = causeRow.extend({
  known: z.string().nullable(),
  told: z.string(),
  version: z.number().int(),
  openedBy: z.string().nullable(),
  gathered: z.array(gathered).describe('that the reader may see, the first 200'),
  steps: z.array(step),
  reply: z
    .object({ claim, text: z.string() })
    .nullable()
    .describe('that was written last, for those that still wait'),
  can: z.object({ change: z.boolean(), end: z.boolean(), answer: z.boolean() }),
});
export type CauseView = z.infer<typeof causeView>;

/** What the page of a complaint says of the cause that it is gathered under. */
export const causeBeside = causeRow.omit({ complaints: true, unanswered: true });

/** What its complainant is told. */
export const causeShown = z.object({
  told: z.string().nullable().describe('null once it was erased'),
  since: instant,
  worker: bilingual,
  expectedFor: day,
  state: z.enum(causeStates),
});

const causeParams = z.object({ cause: z.uuid() });
const gatheredReply = moved.extend({ cause: z.uuid() });

export const causeRoutes = {
  openCause: route({
    method: 'POST',
    path: '/complaints/:number/open-cause',
    access: 'gather',
    summary: 'Name the cause that several complaints have, and gather them under it',
    params: numberParams,
    body: z.strictObject({
      ...{ title, known: known.optional(), told, also, version: seen },
      worker: agencyCode.optional().describe('who works on it; the one that has the complaint'),
      expectedFor: day.describe('until when it is expected; complainants are told'),
    }),
    replies: { 200: gatheredReply },
  }),
  gatherComplaint: route({
    method: 'POST',
    path: '/complaints/:number/gather',
    access: 'gather',
    summary: 'Gather a complaint, and others with it, under a cause that is open already',
    params: numberParams,
    body: z.strictObject({ cause: z.uuid(), also, version: seen }),
    replies: { 200: gatheredReply },
  }),
  ungatherComplaint: route({
    method: 'POST',
    path: '/complaints/:number/ungather',
    access: 'ungather',
    summary: 'A complaint has another cause, and is worked on by itself again',
    params: numberParams,
    body: z.strictObject({ reason: writing(2000, 3), version: seen }),
    replies: { 200: moved },
  }),
  keepForCause: route({
    method: 'POST',
    path: '/complaints/:number/cause-files',
    access: 'answer',
    summary: 'The files of its own place that a gathered complaint is answered with',
    params: numberParams,
    body: z.strictObject({
      claim: claim.default('cause_removed').describe('what the reply is going to claim'),
      evidence: offeredEvidence.max(mostOwnFiles).describe('in place of those kept before'),
    }),
    replies: { 200: z.object({ items: z.array(evidenceItem) }) },
  }),
  listCauses: route({
    method: 'GET',
    path: '/causes',
    access: 'readComplaints',
    summary: 'Causes within reach, the latest first',
    query: z.strictObject({
      state: z.enum(causeStates).default('open'),
      agency: agencyCode.optional().describe('of this agency or one below it'),
      after: z.string().max(100).optional().describe('`next` of the page before'),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    replies: { 200: z.object({ causes: z.array(causeRow), next: z.string().nullable() }) },
  }),
  readCause: route({
    method: 'GET',
    path: '/causes/:cause',
    access: 'readComplaints',
    summary: 'A cause, what happened to it, and its complaints with what each still needs',
    params: causeParams,
    replies: { 200: causeView },
  }),
  changeCause: route({
    method: 'POST',
    path: '/causes/:cause/change',
    access: 'announceDay',
    summary: 'Correct what a cause says; where the day or the sentence is another, people are told',
    params: causeParams,
    body: z.strictObject({
      ...{ title, known: known.nullable(), told, worker: agencyCode },
      expectedFor: day,
      version: z.number().int().min(1),
    }),
    replies: { 200: causeView },
  }),
  endCause: route({
    method: 'POST',
    path: '/causes/:cause/end',
    access: 'ungather',
    summary: 'It is gone, or it was none: then what still waits is worked on by itself again',
    params: causeParams,
    body: z.strictObject({ state: z.enum(['solved', 'abandoned']), how: writing(2000, 3) }),
    replies: { 200: causeView },
  }),
  answerCause: route({
    method: 'POST',
    path: '/causes/:cause/replies',
    access: 'answer',
    summary:
      'Answer its complaints, each by its own rule; those that lack something stay as they are',
    params: causeParams,
    body: z.strictObject({
      ...{ claim, text: writing(10_000, 10) },
      documents: sharedDocuments.describe(
        'documents that show it for all; photos are of one place',
      ),
      after: complaintNumber.optional().describe('`next` of the answer before'),
    }),
    replies: {
      200: z.object({
        answered: z.array(z.string()),
        left: z.array(
          z.object({
            number: z.string(),
            message: z.string().describe('why, in the reader’s language'),
            items: z.array(evidenceItem).describe('of the rule, where these are why'),
          }),
        ),
        next: z.string().nullable().describe('where more wait: send the same again with it'),
      }),
    },
  }),
} as const;
