import { z } from 'zod';
import { moved, numberParams, seen } from './complaints.ts';
import { evidenceItem } from './evidence.ts';
import { route } from './route.ts';
import { day, writing } from './text.ts';
import { claims, documentKinds } from './vocabulary.ts';

export { type Claim, claims } from './vocabulary.ts';

export const offeredEvidence = z
  .array(
    z.strictObject({
      upload: z.uuid(),
      documentKind: z.enum(documentKinds).optional(),
    }),
  )
  .max(20)
  .superRefine((files, { addIssue }) => {
    const ids = files.map(({ upload }) => upload.toLowerCase());
    const again = ids.findIndex((id, index) => ids.indexOf(id) < index);
    if (again === -1) return;
    addIssue({ code: 'custom', path: [again, 'upload'], message: 'given_twice' });
  });

export const newReply = z
  .strictObject({
    claim: z.enum(claims),
    text: writing(10_000, 10),
    plannedFor: day.optional().describe('required by, and only for, the claim `planned`'),
    evidence: offeredEvidence.default([]),
    version: seen,
  })
  .refine((reply) => (reply.claim === 'planned') === (reply.plannedFor !== undefined), {
    path: ['plannedFor'],
    message: 'planned_date',
  });
export type NewReply = z.infer<typeof newReply>;

export const replyRoutes = {
  checkEvidence: route({
    method: 'POST',
    path: '/complaints/:number/evidence-check',
    access: 'answer',
    byKey: true,
    summary: 'Which items of the evidence rule these files would meet; nothing is saved',
    params: numberParams,
    body: z.strictObject({ claim: z.enum(claims), evidence: offeredEvidence }),
    replies: { 200: z.object({ items: z.array(evidenceItem) }) },
  }),
  answerComplaint: route({
    method: 'POST',
    path: '/complaints/:number/replies',
    access: 'answer',
    byKey: true,
    summary: 'Reply with a claim and the photos and documents that show it',
    params: numberParams,
    body: newReply,
    replies: { 201: moved.extend({ items: z.array(evidenceItem) }) },
  }),
  returnReply: route({
    method: 'POST',
    path: '/complaints/:number/return-reply',
    access: 'returnReply',
    summary: 'The judge sends a reply back to the agency that gave it',
    params: numberParams,
    body: z.strictObject({ reason: writing(2000, 3), version: seen }),
    replies: { 200: moved },
  }),
  settleComplaint: route({
    method: 'POST',
    path: '/complaints/:number/settle',
    access: 'settle',
    summary: 'The judge accepts a reply; items that cannot be known need a reason each',
    params: numberParams,
    body: z.strictObject({
      acceptances: z
        .array(z.strictObject({ item: z.number().int().min(1), reason: writing(2000, 3) }))
        .max(60)
        .default([]),
      version: seen,
    }),
    replies: { 200: moved },
  }),
} as const;
