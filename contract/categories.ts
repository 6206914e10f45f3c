import { z } from 'zod';
import { agencyKind } from './agencies.ts';
import { route } from './route.ts';
import { bilingual, writing } from './text.ts';
import { documentKinds } from './vocabulary.ts';

/** For how many years after its end a complaint keeps who complained and what they wrote, unless said otherwise. */
export const standardRetentionYears = 5;

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
  retentionYears: z.number().int().describe('how long after its end a complaint keeps its person'),
  active: z.boolean(),
});
export type Category = z.infer<typeof category>;

const asksProof = ({ photosAfter, documents }: { photosAfter: number; documents: number }) =>
  photosAfter + documents > 0;

/** A rule as an administrator gives it. One that asks for no proof is refused here and by the database. */
export const newEvidenceRule = z
  .strictObject({
    photosAfter: z.number().int().min(0).max(10),
    documents: z.number().int().min(0).max(10),
    documentKinds: z.array(z.enum(documentKinds)).max(documentKinds.length),
    nearMetres: z.number().int().min(1).max(100_000).nullable(),
  })
  .refine(asksProof, { path: ['photosAfter'], message: 'no_proof' })
  .refine(({ documents, documentKinds: kinds }) => documents === 0 || kinds.length > 0, {
    path: ['documentKinds'],
    message: 'document_kinds_needed',
  })
  .refine(({ photosAfter, nearMetres }) => photosAfter > 0 || nearMetres === null, {
    path: ['nearMetres'],
    message: 'near_without_photo',
  });

/** All that is said of a category, but its code, which never changes. */
export const categoryEdit = z.strictObject({
  sector: z
    .string()
    .regex(/^[a-z0-9]+([-_][a-z0-9]+)*$/)
    .max(60),
  nameAr: writing(200),
  nameEn: writing(200),
  leadAgencyKind: agencyKind,
  targetWorkingHours: z.number().min(0.25).max(10_000),
  evidenceRule: newEvidenceRule,
  urgent: z.boolean(),
  confidential: z.boolean(),
  objectionDays: z.number().int().min(1).max(90),
  retentionYears: z.number().int().min(1).max(100).default(standardRetentionYears),
  wordsAr: writing(2000, 0),
  wordsEn: writing(2000, 0),
  active: z.boolean(),
});
export type CategoryEdit = z.infer<typeof categoryEdit>;

export const newCategory = categoryEdit.extend({
  code: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(60),
});

/** A category as who files meets it: with the everyday words it is found by, apart by spaces. */
export const categoryToFind = category.extend({ words: bilingual });
export type CategoryToFind = z.infer<typeof categoryToFind>;

export const categoryRoutes = {
  readCategory: route({
    method: 'GET',
    path: '/categories/:code',
    access: 'manageCategories',
    summary: 'A category with the words it is found by',
    params: z.object({ code: z.string().max(60) }),
    replies: { 200: categoryToFind },
  }),
  createCategory: route({
    method: 'POST',
    path: '/categories',
    access: 'manageCategories',
    summary: 'A new category',
    body: newCategory,
    replies: { 201: categoryToFind },
  }),
  editCategory: route({
    method: 'PUT',
    path: '/categories/:code',
    access: 'manageCategories',
    summary: 'All of a category anew. Replies that were given stay judged by the rule of their day',
    params: z.object({ code: z.string().max(60) }),
    body: categoryEdit,
    replies: { 200: categoryToFind },
  }),
  listCategories: route({
    method: 'GET',
    path: '/categories',
    access: 'public',
    summary: 'What a complaint can be about, with target times and evidence rules',
    replies: { 200: z.object({ categories: z.array(categoryToFind) }) },
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
