import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { agencyName } from './complaints.ts';
import { fourFigures } from './figures.ts';
import { route } from './route.ts';
import { bilingual, day, instant, languages } from './text.ts';
import { channels, dismissalReasons } from './vocabulary.ts';

/*
 * The monthly statement · البيان الشهري: of the complaints received in a month at an agency and below it,
 * what became of them until now (docs/figures.md, "The monthly statement").
 */

export const statementMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);

export const statementQuery = z.strictObject({
  month: statementMonth
    .optional()
    .describe('`2026-07`; the last one that is over, unless given; none that is still to come'),
  agency: agencyCode
    .optional()
    .describe('with all below it, as far as the reader may; else the highest that they reach'),
});
export type StatementQuery = z.infer<typeof statementQuery>;

/** What heads a statement, in its order; the four figures after it. */
export const statementFigures = [
  'received',
  'referred',
  'dismissed',
  'incomplete',
  'in_examination',
  ...fourFigures,
] as const;
export type StatementFigure = (typeof statementFigures)[number];

const count = z.number().int();

const share = z.object({
  numerator: count,
  denominator: count,
  percent: z
    .number()
    .nullable()
    .describe('with one decimal; null of nothing. Those of parts of one whole add up to 100'),
});
export type StatementShare = z.infer<typeof share>;

const figures = z.record(z.enum(statementFigures), count);
export type StatementFigures = z.infer<typeof figures>;

const monthFigures = z.object({ month: statementMonth, from: day, to: day, figures });

const four = z.record(z.enum(fourFigures), share);

/** Kinds of agency that a statement puts together; `itself` stands again with the agency of the statement. */
export const statementGroups = [
  'ministry',
  'governorate',
  'authorities',
  'system_office',
  'general_diwan',
  'local_unit',
  'service_directorate',
  'others',
  'itself',
] as const;
export type StatementGroup = (typeof statementGroups)[number];

/** How many are named in `leading`. */
export const leadingCount = 9;

export const statement = z.object({
  agency: agencyName,
  top: z.boolean().describe('the agency is the highest of all'),
  below: z.boolean().describe('what lies below the agency is in it'),
  over: z.boolean().describe('false of the month that is running'),
  countedUntil: instant.nullable().describe('what was done until then is counted'),
  whole: z.boolean().describe('false while what was done in the past is still being counted'),
  now: monthFigures,
  before: monthFigures.describe('the month before'),
  lastYear: monthFigures.describe('the same month of the year before'),
  ofReceived: z.record(z.enum(statementFigures), share),
  ofReferred: four,
  reasons: z
    .array(z.object({ reason: z.enum([...dismissalReasons, 'lapsed']), share }))
    .describe('of the dismissed, the most first'),
  groups: z
    .array(z.object({ group: z.enum(statementGroups), agencies: count, share, four }))
    .describe('of the referred: where each stands or ended; `four` of these'),
  addsUp: z
    .boolean()
    .describe('false where agencies moved in between, so that groups are not the whole'),
  leading: z
    .object({
      group: z.enum(statementGroups).nullable().describe('of which they are; null of any'),
      share: share.describe('of those named here, in all of the group'),
      agencies: z.array(z.object({ agency: agencyName, share, four })),
    })
    .describe('the nine with the most of the referred'),
  sectors: z
    .array(z.object({ sector: z.string().nullable(), name: bilingual.nullable(), share, four }))
    .describe('of the received, the most first; null is without a category. `four` of these'),
  channels: z.array(z.object({ channel: z.enum(channels), share })).describe('of the received'),
  text: z
    .object({ ar: z.array(z.string()), en: z.array(z.string()) })
    .describe('the statement in words, a paragraph each'),
});
export type Statement = z.infer<typeof statement>;

const taken = statementQuery.extend({ language: z.enum(languages).optional() });

export const statementRoutes = {
  readStatement: route({
    method: 'GET',
    path: '/figures/statement',
    access: 'readFigures',
    byKey: true,
    summary: 'The statement of a month of an agency and all below it',
    query: statementQuery,
    replies: { 200: statement },
  }),
  exportStatementCsv: route({
    method: 'GET',
    path: '/figures/statement.csv',
    access: 'readFigures',
    byKey: true,
    summary: 'The same as a list of numbers, each with what it is a share of',
    query: statementQuery,
    replies: { 200: z.string() },
    produces: 'text/csv; charset=utf-8',
  }),
  exportStatementXlsx: route({
    method: 'GET',
    path: '/figures/statement.xlsx',
    access: 'readFigures',
    summary: 'The same as a workbook, in the reader’s language and direction',
    query: taken,
    replies: { 200: z.unknown() },
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
  printStatement: route({
    method: 'GET',
    path: '/figures/statement.pdf',
    access: 'readFigures',
    summary: 'The same as it is published: PDF, A4; busy when too many papers are being set',
    query: taken.extend({
      digits: z.enum(['latn', 'arab']).default('latn').describe('123 or ١٢٣'),
    }),
    replies: { 200: z.unknown() },
    produces: 'application/pdf',
  }),
} as const;
