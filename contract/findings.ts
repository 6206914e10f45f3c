import { z } from 'zod';
import { agencyName } from './complaints.ts';
import { obstacleKinds } from './obstacles.ts';
import { reviewQuery } from './review.ts';
import { route } from './route.ts';
import { bilingual, day } from './text.ts';

/*
 * What stands out in a period review, drawn up by itself: what went well and what stood in the way. How each
 * is found, and how likely noise alone would show as much: docs/findings.md. A finding is said in words by
 * finding-sentence.ts.
 */

export const findingSides = ['well', 'obstacle'] as const;
export type FindingSide = (typeof findingSides)[number];

/** Shares and times that changed from the days before, each way by itself. */
export const changeRules = [
  'settles_sooner',
  'settles_later',
  'late_less',
  'late_more',
  'returned_less',
  'returned_more',
  'handed_back_less',
  'handed_back_more',
  'confirmed_more',
  'confirmed_less',
  'dismissed_more',
] as const;
/** What is so in the period itself. */
export const factRules = [
  'cluster',
  'obstacle_open',
  'obstacles_removed',
  'appeals_upheld',
  'reopened_soon',
  'last_days',
  'one_text',
  'photos_reused',
] as const;
export const findingRules = [...changeRules, ...factRules] as const;
export type FindingRule = (typeof findingRules)[number];

/** Where what is behind a finding is listed, and with which names and values in the address. */
export const findingPages = ['complaints', 'obstacles', 'index'] as const;

export const finding = z.object({
  key: z.string().max(200).describe('the same for the same finding of the same review'),
  side: z.enum(findingSides),
  rule: z.enum(findingRules),
  agency: agencyName.nullable(),
  category: bilingual.nullable(),
  place: bilingual.nullable(),
  obstacle: z.enum(obstacleKinds).optional().describe('the kind, of a finding of obstacles'),
  numbers: z.record(z.string(), z.number()).describe('the numbers of its sentence, by name'),
  days: z.record(z.string(), day).describe('the days of its sentence, by name'),
  chance: z
    .number()
    .min(0)
    .max(1)
    .nullable()
    .describe(
      'how likely noise alone would show as much, for all that was looked at; null: a plain fact',
    ),
  weight: z.number().describe('the heaviest of a side stands first'),
  behind: z
    .object({ page: z.enum(findingPages), query: z.record(z.string(), z.string()) })
    .nullable()
    .describe('where what is behind it is listed'),
});
export type Finding = z.infer<typeof finding>;

export const findings = z.object({
  findings: z.array(finding).describe('what went well, then what stood in the way'),
  looked: z.number().int().describe('how many comparisons were made'),
});
export type Findings = z.infer<typeof findings>;

export const findingRoutes = {
  readReviewFindings: route({
    method: 'GET',
    path: '/figures/review/findings',
    access: 'readFigures',
    byKey: true,
    summary: 'What stands out in a period: what went well and what stood in the way',
    query: reviewQuery,
    replies: { 200: findings },
  }),
} as const;
