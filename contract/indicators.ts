import { z } from 'zod';
import { agencyCode, agencyKind } from './agencies.ts';
import { agencyName } from './complaints.ts';
import { bases, type CohortName, cohortNames, type EventName, eventNames } from './review.ts';
import { route } from './route.ts';
import { bilingual, day, instant, languages, writing } from './text.ts';

/*
 * Annual indicators · مؤشرات الأداء السنوية: what an agency with all below it is to reach in a year, what it
 * reached of it so far, and what is to be expected at the year's end (docs/figures.md, "Annual indicators").
 */

/** Where a complaint stands today says nothing of a year: it is not what was reached. */
const passing = ['open', 'in_examination', 'incomplete', 'joined'] as const;
/** What a share of a cohort, or its number, can count: what a complaint comes to and mostly keeps. */
export const cohortCounted: readonly CohortName[] = cohortNames.filter(
  (name) => !(passing as readonly string[]).includes(name),
);
/** What was done in the year; coming and leaving only say where complaints are. */
export const eventsCounted: readonly EventName[] = eventNames.filter(
  (name) => !(['came', 'left'] as readonly string[]).includes(name),
);
export const countedOn = { cohort: cohortCounted, events: eventsCounted } as const;

export type IndicatorFigure = CohortName | EventName;
const figure = z.enum([...new Set<IndicatorFigure>([...cohortCounted, ...eventsCounted])]);

export const indicatorCode = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(60);

/** Whether more of something is better, or less. */
export const directions = ['up', 'down'] as const;

/** What is counted, and whether more of it is better. */
const counting = {
  basis: z.enum(bases),
  numerator: figure,
  denominator: figure.nullable().describe('of the same basis; null: the numerator is the number'),
  better: z.enum(directions),
};

export const indicator = z.object({ code: indicatorCode, name: bilingual, ...counting });
export type Indicator = z.infer<typeof indicator>;

export const newIndicator = z
  .strictObject({
    code: indicatorCode,
    nameAr: writing(120, 3),
    nameEn: writing(120, 3),
    ...counting,
  })
  .refine(({ basis, numerator }) => isCounted(basis, numerator), {
    path: ['numerator'],
    message: 'figure_of_another_basis',
  })
  .refine(({ basis, denominator }) => denominator === null || isCounted(basis, denominator), {
    path: ['denominator'],
    message: 'figure_of_another_basis',
  })
  .refine(({ numerator, denominator }) => numerator !== denominator, {
    path: ['denominator'],
    message: 'same_figure',
  });
export type NewIndicator = z.input<typeof newIndicator>;

function isCounted(basis: keyof typeof countedOn, name: IndicatorFigure): boolean {
  return (countedOn[basis] as readonly IndicatorFigure[]).includes(name);
}

/** Targets are set, and years read, from the first to a year ahead. */
export const firstIndicatorYear = 2000;
const year = z.coerce.number().int().min(firstIndicatorYear).max(2100);

const count = z.number().int();
/** A share of 1, or a number. */
const amount = z.number();

const counted = z.object({
  numerator: count,
  denominator: count.nullable().describe('null of an indicator that is a number'),
  value: amount.nullable().describe('null where nothing stands below the line'),
});
export type CountedIndicator = z.infer<typeof counted>;

/** Where an agency's target is from: the nearest at or above it that has one of its own. */
const heldTarget = z.object({
  value: amount,
  agency: agencyName.describe('whose it is'),
  own: z.boolean(),
  setAt: instant,
  by: z
    .string()
    .nullable()
    .describe('name of who set it; null: a job, or a partner’s system reads it'),
});
export type HeldTarget = z.infer<typeof heldTarget>;

const forecast = z.object({ value: amount, low: amount, high: amount });
export type IndicatorForecast = z.infer<typeof forecast>;

/**
 * Why there is none: the year is over, or to come; fewer than three of its months are over; too few
 * complaints; how long things take is not known yet.
 */
export const noForecastReasons = ['over', 'to_come', 'early', 'few', 'unknown_times'] as const;
export type NoForecast = (typeof noForecastReasons)[number];

/**
 * `reached` and `missed`: of a year that is over. `on_course`: all of the forecast's range is as good as the
 * target; `at_risk`: the target lies within it; `off_course`: none of it is. `open`: no forecast yet;
 * `no_target`: nothing to compare with.
 */
export const indicatorStates = [
  'reached',
  'missed',
  'on_course',
  'at_risk',
  'off_course',
  'open',
  'no_target',
] as const;
export type IndicatorState = (typeof indicatorStates)[number];

/** An agency beside its target. */
const measured = z.object({
  now: counted.describe('so far; of a year that is over, all of it'),
  target: heldTarget.nullable(),
  gap: amount
    .nullable()
    .describe('by how much it is better than the target; less than nothing: worse'),
  forecast: forecast.nullable().describe('at the end of the year; the range holds four of five'),
  noForecast: z.enum(noForecastReasons).nullable(),
  state: z.enum(indicatorStates),
});
export type Measured = z.infer<typeof measured>;

export const indicatorReading = measured.extend({
  indicator,
  above: heldTarget.nullable().describe('what would hold without a target of its own'),
  lastYear: counted,
  months: z.array(
    counted.extend({
      from: day,
      over: z.boolean().describe('the month is over'),
      before: counted.describe('the same month of the year before'),
    }),
  ),
});
export type IndicatorReading = z.infer<typeof indicatorReading>;

export const indicatorPage = z.object({
  agency: agencyName,
  above: z.array(agencyName).describe('those above it that the reader reaches, the highest first'),
  below: z.boolean().describe('what lies below the agency is in it'),
  year: count,
  today: day,
  countedUntil: instant.nullable(),
  whole: z.boolean().describe('false while what was done in the past is still being counted'),
  can: z.object({ set: z.boolean(), define: z.boolean() }),
  indicators: z.array(indicatorReading),
});
export type IndicatorPage = z.infer<typeof indicatorPage>;

const rowBelow = measured.extend({ agency: agencyName, kind: agencyKind, branches: z.boolean() });
export const indicatorBelow = z.object({
  indicator,
  rows: z.array(rowBelow).describe('one level below: the furthest behind its target first'),
});
export type IndicatorBelow = z.infer<typeof indicatorBelow>;

const targetLine = z.object({
  at: instant,
  by: z.string().nullable(),
  from: amount.nullable().describe('null: it had none of its own'),
  to: amount.nullable().describe('null: it was taken back'),
});
export type IndicatorTargetLine = z.infer<typeof targetLine>;

export const newIndicatorTarget = z.strictObject({
  indicator: indicatorCode,
  agency: agencyCode,
  kind: agencyKind
    .optional()
    .describe('for every agency of this kind below the one named, and not for itself'),
  year: z.number().int().min(firstIndicatorYear).max(2100),
  value: z
    .number()
    .min(0)
    .max(1_000_000_000)
    .nullable()
    .describe('a share of 1 or a number; null takes it back'),
});
export type NewIndicatorTarget = z.input<typeof newIndicatorTarget>;

const asked = z.strictObject({
  agency: agencyCode.optional().describe('with all below it; else the highest the reader reaches'),
  year: year.optional().describe('this year, unless given'),
});
export type IndicatorsAsked = z.infer<typeof asked>;

export const indicatorRoutes = {
  readIndicators: route({
    method: 'GET',
    path: '/indicators',
    access: 'readFigures',
    byKey: true,
    summary: 'The annual indicators of an agency: value, target, course and forecast',
    query: asked,
    replies: { 200: indicatorPage },
  }),
  readIndicatorBelow: route({
    method: 'GET',
    path: '/indicators/:code/agencies',
    access: 'readFigures',
    byKey: true,
    summary: 'One indicator of the agencies right below one, beside their targets',
    params: z.strictObject({ code: indicatorCode }),
    query: asked,
    replies: { 200: indicatorBelow },
  }),
  readIndicatorTargets: route({
    method: 'GET',
    path: '/indicators/:code/targets',
    access: 'readFigures',
    summary: 'Every target that an agency had for a year, and who set it',
    params: z.strictObject({ code: indicatorCode }),
    query: asked,
    replies: { 200: z.object({ lines: z.array(targetLine).describe('the latest first') }) },
  }),
  setIndicatorTargets: route({
    method: 'POST',
    path: '/indicators/targets',
    access: 'manageIndicators',
    summary: 'Sets the target of an agency, or of every one of a kind below it, for a year',
    body: newIndicatorTarget,
    replies: { 200: z.object({ changed: count.describe('agencies whose target is another now') }) },
  }),
  createIndicator: route({
    method: 'POST',
    path: '/indicators',
    access: 'manageIndicators',
    summary: 'Adds an indicator; what it counts stays as it is',
    body: newIndicator,
    replies: { 201: indicator },
  }),
  exportIndicatorsCsv: route({
    method: 'GET',
    path: '/indicators.csv',
    access: 'readFigures',
    byKey: true,
    summary: 'The same as a list: a line for each month of each indicator, and one for the year',
    query: asked,
    replies: { 200: z.string() },
    produces: 'text/csv; charset=utf-8',
  }),
  exportIndicatorsXlsx: route({
    method: 'GET',
    path: '/indicators.xlsx',
    access: 'readFigures',
    summary: 'The same as a workbook, in the reader’s language and direction',
    query: asked.extend({ language: z.enum(languages).optional() }),
    replies: { 200: z.unknown() },
    produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  }),
} as const;
