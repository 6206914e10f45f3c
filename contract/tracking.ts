import { z } from 'zod';
import { causeShown } from './causes.ts';
import { statuses } from './complaint-lifecycle.ts';
import { complaintNumber, numberParams } from './complaints.ts';
import { evidenceRequirements } from './evidence.ts';
import { recipients } from './ladders.ts';
import { ledgerReceipt } from './ledger.ts';
import { obstacleShown } from './obstacles.ts';
import { hidingKinds } from './redaction.ts';
import { route } from './route.ts';
import { bilingual, instant, languages, writing } from './text.ts';
import { uploadKinds } from './uploads.ts';
import { clocks, dangers, dismissalReasons, priorities, priorityRules } from './vocabulary.ts';

/** Number and code, read off a receipt or a telephone: together they open the person's view. */
export const numberAndCode = z.strictObject({
  number: complaintNumber,
  code: z.string().max(40).describe('eight digits in any script'),
});

const agencyName = bilingual.describe('as the agency was named at that time; never an officer');

const agencyAndRole = z.object({ agency: bilingual, role: bilingual });

/** An agency and who there; a level, and never a person. */
const toldAbove = z.object({ level: z.enum(recipients), agency: bilingual });

const shownFile = z.object({
  id: z.uuid(),
  kind: z.enum(uploadKinds),
  name: z.string().nullable(),
  hidden: z.enum(hidingKinds).nullable().describe('why it is not shown'),
});

/** What the complainant sees. No officer's name, no internal note, nobody else's identity. */
export const trackingView = z.object({
  number: z.string(),
  status: z.enum(statuses),
  statusWords: bilingual,
  receivedAt: instant,
  text: z.string(),
  remedy: z.string().nullable().describe('what the person asks to be done'),
  category: bilingual.nullable(),
  place: bilingual.nullable(),
  address: z.string().nullable(),
  files: z.array(shownFile).describe('what the person sent'),
  holder: agencyName,
  judge: agencyName.nullable().describe('who checks the reply, or checked it'),
  appealTo: agencyName.nullable().describe('who would hear an appeal'),
  next: bilingual.describe('what happens next, and who has to act'),
  dueAt: instant.nullable().describe('when the next step is due'),
  expected: z
    .array(
      z.object({
        stage: z.enum(clocks),
        minutes: z.number().int().describe('of working time'),
        dayMinutes: z.number().int().describe('of working time in a day'),
      }),
    )
    .describe('how long each step takes, in the order in which they follow each other'),
  late: z
    .object({
      since: instant,
      told: z
        .array(toldAbove.extend({ at: instant }))
        .describe('who heard of it since, the first first'),
      next: toldAbove.extend({ at: instant }).nullable().describe('who hears of it next, and when'),
    })
    .nullable()
    .describe('the step that runs is late'),
  promise: z
    .object({ day: z.string(), passed: z.boolean() })
    .nullable()
    .describe('the day that the agency named, while it works on it'),
  obstacle: obstacleShown.nullable().describe('what is in the way now, and what was decided'),
  cause: causeShown.nullable().describe('the cause that it has in common with others'),
  steps: z.array(
    z.object({
      at: instant,
      what: z.string().describe('in the language of the complaint'),
      verb: z.string(),
      agency: agencyName.nullable(),
      words: z.string().nullable().describe('the question, the reason or the explanation given'),
      reason: z.enum(dismissalReasons).nullable().describe('why it was dismissed'),
      priority: z
        .object({
          is: z.enum(priorities),
          rule: z.enum(priorityRules).nullable().describe('null: staff said so'),
          danger: z.enum(dangers).nullable().describe('what its words speak of'),
          people: z.number().int().nullable().describe('how many complain of it'),
        })
        .nullable()
        .describe('how urgent it became with this step, and why'),
    }),
  ),
  reply: z
    .object({
      at: instant,
      agency: agencyName,
      claim: z.string(),
      text: z.string(),
      plannedFor: z.string().nullable(),
      files: z.array(shownFile),
      evidence: z
        .array(
          z.object({
            requirement: z.enum(evidenceRequirements),
            state: z.enum(['met', 'accepted']),
            metres: z.number().nullable().describe('from the place, for `photo_near`'),
          }),
        )
        .describe('what was asked of photos and documents, and how the judge found it'),
    })
    .nullable(),
  confidential: z.boolean().describe('who complains is closed, and opened by two'),
  openings: z
    .array(
      z.object({
        at: instant,
        until: instant,
        to: agencyAndRole.describe('who was shown who you are'),
        by: agencyAndRole.describe('the second person, who approved it'),
        reason: z.string(),
        seenAt: instant.nullable().describe('when it was first looked at'),
      }),
    )
    .describe('of who complains, in what is confidential; as agency and role, the latest first'),
  erasedAt: instant.nullable().describe('when your data, and what was written, were erased'),
  grade: z.number().int().nullable().describe('what the person gave on confirming'),
  asks: z
    .string()
    .nullable()
    .describe('address of the page on which the person is asked how they found it; null when not'),
  question: z.object({ text: z.string(), until: instant.nullable() }).nullable(),
  canSupply: z.boolean(),
  canConfirm: z.boolean(),
  canAppeal: z.boolean(),
  canWithdraw: z.boolean(),
  appealUntil: instant.nullable(),
});
export type TrackingView = z.infer<typeof trackingView>;

/** Papers of a receipt: A5, and the roll of a receipt printer. */
export const paperSizes = ['a5', '80mm'] as const;
export type PaperSize = (typeof paperSizes)[number];

const paperManner = z.object({
  language: z.enum(languages).optional().describe('that of the complaint unless given'),
  digits: z.enum(['latn', 'arab']).default('latn'),
});

/** One to five, five the best. */
export const grade = z.number().int().min(1).max(5);

export const trackingRoutes = {
  track: route({
    method: 'POST',
    path: '/tracking',
    access: 'public',
    summary: 'Where a complaint stands, by number and code',
    body: numberAndCode,
    replies: { 200: trackingView },
  }),
  readTrackedFile: route({
    method: 'POST',
    path: '/tracking/files/:upload/:form',
    access: 'public',
    summary: 'A photo or document of the reply, or of the person’s own, by number and code',
    params: z.object({ upload: z.uuid(), form: z.enum(['show', 'thumbnail', 'original']) }),
    body: numberAndCode,
    replies: { 200: z.unknown() },
    produces: 'application/octet-stream',
  }),
  readReceipt: route({
    method: 'POST',
    path: '/tracking/proof',
    access: 'public',
    summary: 'The proof that the complaint and its steps stand in the ledger, by number and code',
    body: numberAndCode,
    replies: { 200: ledgerReceipt },
  }),
  printReceipt: route({
    method: 'POST',
    path: '/tracking/receipt',
    access: 'public',
    summary: 'The receipt as PDF, with number and code, by number and code',
    body: numberAndCode.extend({
      size: z.enum(paperSizes).default('a5'),
      ...paperManner.shape,
    }),
    replies: { 200: z.unknown() },
    produces: 'application/pdf',
  }),
  printReceiptFor: route({
    method: 'GET',
    path: '/complaints/:number/receipt/:size',
    access: 'registerFor',
    summary: 'The receipt as PDF for the person; with the code for who registered the complaint',
    params: numberParams.extend({ size: z.enum(paperSizes) }),
    query: paperManner,
    replies: { 200: z.unknown() },
    produces: 'application/pdf',
  }),
  supply: route({
    method: 'POST',
    path: '/tracking/supply',
    access: 'public',
    summary: 'Supply what was asked for',
    body: numberAndCode.extend({
      answer: writing(4000, 1),
      uploads: z.array(z.uuid()).max(20).default([]),
    }),
    replies: { 200: trackingView },
  }),
  confirm: route({
    method: 'POST',
    path: '/tracking/confirm',
    access: 'public',
    summary: 'The cause is gone: confirm, with a grade and words',
    body: numberAndCode.extend({ grade, words: writing(2000).optional() }),
    replies: { 200: trackingView },
  }),
  appeal: route({
    method: 'POST',
    path: '/tracking/appeal',
    access: 'public',
    summary: 'The cause is not gone, or the dismissal is wrong: ask someone higher',
    body: numberAndCode.extend({
      reason: writing(4000, 3),
      uploads: z.array(z.uuid()).max(20).default([]),
    }),
    replies: { 200: trackingView },
  }),
  withdraw: route({
    method: 'POST',
    path: '/tracking/withdraw',
    access: 'public',
    summary: 'Take the complaint back',
    body: numberAndCode.extend({ reason: writing(2000).optional() }),
    replies: { 200: trackingView },
  }),
} as const;
