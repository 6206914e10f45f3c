import { z } from 'zod';
import { clockShown } from './clocks.ts';
import { statuses } from './complaint-lifecycle.ts';
import { agencyName, numberParams } from './complaints.ts';
import { route } from './route.ts';
import { bilingual, instant } from './text.ts';

/** By what two complaints are known to come from one person. */
export const samePersonBy = ['phone', 'nationalId', 'email'] as const;

/** Complaints whose positions lie no farther apart are from one place. */
export const nearMetres = 300;
/** "Lately": received no more than this before the complaint that is read. */
export const latelyDays = 90;

const line = z.object({
  number: z.string(),
  summary: z.string(),
  status: z.enum(statuses),
  category: z.object({ code: z.string(), name: bilingual }).nullable(),
  receivedAt: instant,
  clock: clockShown,
});

export const relatedToPerson = line.extend({
  by: z.array(z.enum(samePersonBy)).describe('what the two have in common'),
});
export const relatedToPlace = line.extend({
  place: z.object({ code: z.string(), name: bilingual }).nullable(),
  sameSubject: z.boolean().describe('the same place and the same category'),
  metres: z.number().int().nullable().describe('between the two, where both have a position'),
});
export type RelatedToPerson = z.infer<typeof relatedToPerson>;
export type RelatedToPlace = z.infer<typeof relatedToPlace>;

/** Complaints farther apart than this have a cause in common only where their words say so. */
export const causeMetres = 1000;

export const likelySame = line.extend({
  version: z.number().int().describe('to send back when it is gathered'),
  place: z.object({ code: z.string(), name: bilingual }).nullable(),
  holder: agencyName,
  sameSubject: z.boolean().describe('the same category'),
  metres: z.number().int().nullable().describe('between the two, where both have a position'),
  alike: z.boolean().describe('their words are alike'),
});
export type LikelySame = z.infer<typeof likelySame>;
const likely = z.object({
  complaints: z
    .array(likelySame)
    .max(20)
    .describe('the likeliest first; no cause gathers them yet'),
});

export const relatedRoutes = {
  listRelated: route({
    method: 'GET',
    path: '/complaints/:number/related',
    access: 'staff',
    summary: 'Other complaints of the same person, and from the same place lately',
    params: numberParams,
    replies: {
      200: z.object({
        samePerson: z.array(relatedToPerson).max(10),
        samePlace: z.array(relatedToPlace).max(10),
      }),
    },
  }),
  listLikely: route({
    method: 'GET',
    path: '/complaints/:number/likely-same-cause',
    access: 'gather',
    summary: 'Others that seem to have the same cause, and can be gathered with it',
    params: numberParams,
    replies: { 200: likely },
  }),
  listLikelyOfCause: route({
    method: 'GET',
    path: '/causes/:cause/likely',
    access: 'gather',
    summary: 'Complaints that seem to be of this cause, and can be gathered under it',
    params: z.object({ cause: z.uuid() }),
    replies: { 200: likely },
  }),
} as const;
