import { z } from 'zod';
import { reviewQuery } from './review.ts';
import { route } from './route.ts';
import { languages } from './text.ts';

/* The period review on paper, for the table of the meeting and for its wall. */

export const paperQuery = reviewQuery.extend({
  language: z.enum(languages).optional().describe('that of the reader unless given'),
  digits: z.enum(['latn', 'arab']).default('latn').describe('123 or ١٢٣'),
});
export type PaperQuery = z.infer<typeof paperQuery>;

export const reviewPaperRoutes = {
  printReview: route({
    method: 'GET',
    path: '/figures/review.pdf',
    access: 'readFigures',
    summary: 'The review as a report to print: PDF, A4 across; busy when too many are being set',
    query: paperQuery,
    replies: { 200: z.unknown() },
    produces: 'application/pdf',
  }),
  printReviewSlides: route({
    method: 'GET',
    path: '/figures/review-slides.pdf',
    access: 'readFigures',
    summary: 'The review as slides, one message on each: PDF, 16 to 9',
    query: paperQuery,
    replies: { 200: z.unknown() },
    produces: 'application/pdf',
  }),
} as const;
