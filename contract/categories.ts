import { z } from 'zod';
import { agencyKind } from './agencies.ts';
import { route } from './route.ts';
import { bilingual } from './text.ts';
import { documentKinds } from './vocabulary.ts';

/** What a reply must show before a complaint of the category can be settled. */
export const evidenceRule = z.object({
  photosAfter: z.number().int().describe('photos taken after receipt'),
  documents: z.number().int().describe('documents of one of the kinds'),
  documentKinds: z.array(z.enum(documentKinds)),
  nearMetres: z
    .number()
    .int()
    .nullable()
    .describe('how near the place, null when it does not matter'),
});

export const category = z.object({
  code: z.string(),
  sector: z.string(),
  name: bilingual,
  leadAgencyKind: agencyKind,
  targetWorkingHours: z.number(),
  evidenceRule,
  urgent: z.boolean(),
  confidential: z.boolean(),
  objectionDays: z.number().int(),
  active: z.boolean(),
});
export type Category = z.infer<typeof category>;

export const categoryRoutes = {
  listCategories: route({
    method: 'GET',
    path: '/categories',
    access: 'public',
    summary: 'What a complaint can be about, with target times and evidence rules',
    replies: { 200: z.object({ categories: z.array(category) }) },
  }),
  suggestAgency: route({
    method: 'GET',
    path: '/categories/:code/agency',
    access: 'public',
    summary: 'Which agency a category and a place suggest, and why',
    params: z.object({ code: z.string().max(60) }),
    query: z.strictObject({ place: z.string().max(60).optional() }),
    replies: {
      200: z.object({
        agency: z.object({ code: z.string(), name: bilingual }).nullable(),
        because: z.string().nullable(),
      }),
    },
  }),
} as const;
