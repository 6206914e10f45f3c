import { z } from 'zod';
import { evidenceRule } from './categories.ts';
import { causeBeside } from './causes.ts';
import { clockShown, nextOnLadder } from './clocks.ts';
import { statuses, verbs } from './complaint-lifecycle.ts';
import { agencyName, asFiled, complaintRow, numberParams } from './complaints.ts';
import { evidenceItem } from './evidence.ts';
import { identityFields, identityStates } from './identity.ts';
import { obstacleBeside } from './obstacles.ts';
import { opening } from './openings.ts';
import { hidingKinds, hidingMark } from './redaction.ts';
import { route } from './route.ts';
import { bilingual, instant, languages, position } from './text.ts';
import { complainantKinds, documentKinds, priorities } from './vocabulary.ts';

/* A complaint with all its parts, as one of staff may read it. */

export const upload = z.object({
  id: z.uuid(),
  kind: z.string(),
  mediaType: z.string(),
  name: z.string().nullable(),
  size: z.number(),
  takenAt: instant.nullable(),
  position: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  hidden: z
    .object({
      kind: z.enum(hidingKinds),
      replaced: z.boolean().describe('whether another file is shown in its place'),
    })
    .nullable()
    .describe('hidden as a whole from who does not read originals'),
});

const historyEntry = z.object({
  seq: z.number().int(),
  at: instant,
  verb: z.enum(verbs as [(typeof verbs)[number], ...(typeof verbs)[number][]]),
  from: z.enum(statuses).nullable(),
  to: z.enum(statuses),
  by: z.enum(['staff', 'complainant', 'system', 'partner']),
  officer: z.string().nullable().describe('who, for staff of the acting agency and above'),
  behalfOf: z.string().nullable().describe('in whose place, with a role lent during leave'),
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
  ...asFiled,
  redaction: z
    .object({
      original: z.boolean().describe('whether the reader reads what was sent as it was'),
      may: z.boolean().describe('whether they can hide something'),
      last: z.number().int().describe('number of the last version of what is hidden'),
      marks: z
        .record(z.string(), z.array(hidingMark))
        .describe(
          'what is hidden from others, by subject, as far as the reader reads the original',
        ),
      hidden: z.array(z.string()).describe('subjects of which something is hidden'),
    })
    .describe('of what was written and sent with it, by whomever'),
  erasedAt: instant.nullable().describe('when who complained, and what was written, was erased'),
  placeAbove: z.array(bilingual).describe('what the place lies in, the largest first'),
  placePosition: position.nullable().describe('the middle of the place'),
  holderAbove: z.array(agencyName).describe('those above the holder, the root first'),
  judge: agencyName.nullable().describe('who judges the reply that waits'),
  priority: z.enum(priorities).describe('the history says by which rule, or by whom'),
  returns: z.number().int().describe('replies that were sent back'),
  acceptBy: instant.nullable().describe('while referred: until when it should be accepted'),
  binding: z.boolean().describe('the referral in force cannot be handed back'),
  promisedFor: z.string().nullable().describe('the day that the agency named'),
  appealUntil: instant.nullable(),
  evidenceRule: evidenceRule.nullable().describe('of the category'),
  agencyComplainedOf: agencyName.nullable(),
  initiative: agencyName.nullable().describe('within which it was filed'),
  confidential: z.boolean(),
  anonymous: z.boolean(),
  version: z.number().int(),
  clock: clockShown.extend({
    minutesLeft: z.number().nullable().describe('working minutes kept while paused'),
    extended: z.boolean().describe('whether it was given the one extension there is'),
    next: nextOnLadder.nullable().describe('who is told next if nothing is done'),
  }),
  obstacle: obstacleBeside.nullable().describe('what is in the way now'),
  cause: causeBeside.nullable().describe('what it has in common with others, and they with it'),
  leading: z.string().nullable(),
  leadingStatus: z.enum(statuses).nullable().describe('null where the reader cannot open it'),
  joined: z.array(z.string()),
  identity: z
    .enum(identityStates)
    .describe('who sees the people can also open their files as received'),
  identityFields: z
    .array(z.enum(identityFields))
    .describe('what the reader may be shown whole of each, once it is open'),
  openings: z
    .array(opening)
    .describe('of who complains, in what is confidential, the latest first'),
  people: z.array(
    z.object({
      complainantNo: z.number().int(),
      kind: z.enum(complainantKinds),
      language: z.enum(languages),
      name: z.string().nullable().describe('this and the following masked; null where not shown'),
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

export const dossierRoutes = {
  readComplaint: route({
    method: 'GET',
    path: '/complaints/:number',
    access: 'staff',
    byKey: true,
    summary: 'A complaint with all its parts, and what the reader can do now',
    params: numberParams,
    replies: { 200: complaintView },
  }),
  readFile: route({
    method: 'GET',
    path: '/complaints/:number/files/:upload/:form',
    access: 'staff',
    byKey: true,
    summary: 'A file of a complaint: as received, to show, or as a thumbnail',
    params: numberParams.extend({
      upload: z.uuid(),
      form: z.enum(['original', 'show', 'thumbnail']),
    }),
    replies: { 200: z.unknown() },
    produces: 'application/octet-stream',
  }),
} as const;
