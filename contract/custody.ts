import { z } from 'zod';
import { numberParams } from './complaints.ts';
import { openingHours, shownFields } from './identity.ts';
import { opening } from './openings.ts';
import { route } from './route.ts';
import { bilingual, instant, writing } from './text.ts';

const countingNumber = (most: number) =>
  z
    .string()
    .regex(/^[1-9]\d{0,4}$/)
    .transform(Number)
    .pipe(z.number().max(most));

const openingParams = numberParams.extend({ opening: countingNumber(30_000) });

const revealed = z.object({
  name: z.string().nullable().optional(),
  nationalId: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  email: z.string().nullable().optional(),
  address: z.string().nullable().optional(),
});
export type Revealed = z.infer<typeof revealed>;

/** An opening that waits for the reader to decide. */
export const waitingOpening = opening.extend({
  number: z.string(),
  officer: z.string().describe('who asks'),
  category: z.object({ code: z.string(), name: bilingual }).nullable(),
  holder: z.object({ code: z.string(), name: bilingual }),
  lapsesAt: instant,
});
export type WaitingOpening = z.infer<typeof waitingOpening>;

export const custodyRoutes = {
  revealIdentity: route({
    method: 'POST',
    path: '/complaints/:number/people/:person/reveal',
    access: 'staff',
    summary: 'Show fields of a complainant whole; each showing is recorded',
    params: numberParams.extend({ person: countingNumber(200) }),
    body: z.strictObject({ fields: z.array(z.enum(shownFields)).min(1).max(shownFields.length) }),
    replies: { 200: revealed },
  }),
  askOpening: route({
    method: 'POST',
    path: '/complaints/:number/openings',
    access: 'staff',
    summary: 'Ask that who complains be opened to oneself; the complainant will read the reason',
    params: numberParams,
    body: z.strictObject({
      reason: writing(1000, 20).describe('shown to the complainant'),
      hours: z.union(openingHours.map((hours) => z.literal(hours))),
    }),
    replies: { 201: opening },
  }),
  approveOpening: route({
    method: 'POST',
    path: '/complaints/:number/openings/:opening/approve',
    access: 'approveOpening',
    summary:
      'Open who complains to the colleague who asked, for the time asked; the complainant is told',
    params: openingParams,
    body: z.strictObject({}).optional(),
    replies: { 200: opening },
  }),
  refuseOpening: route({
    method: 'POST',
    path: '/complaints/:number/openings/:opening/refuse',
    access: 'approveOpening',
    summary: 'Refuse to open who complains, with a reason',
    params: openingParams,
    body: z.strictObject({ reason: writing(1000, 3) }),
    replies: { 200: opening },
  }),
  listWaitingOpenings: route({
    method: 'GET',
    path: '/openings',
    access: 'approveOpening',
    summary: 'Openings that wait for the reader to decide, the oldest first',
    query: z.strictObject({ after: z.string().max(80).optional() }),
    replies: {
      200: z.object({ openings: z.array(waitingOpening), next: z.string().nullable() }),
    },
  }),
} as const;
