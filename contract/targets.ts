import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { lineId, namedAgency } from './calendars.ts';
import { route } from './route.ts';
import { bilingual, instant } from './text.ts';
import { complaintKinds, priorities } from './vocabulary.ts';

/** What has a time of its own: four steps of agencies, and four in which the complainant has the word. */
export const targetSteps = [
  'examination',
  'acceptance',
  'handling',
  'judging',
  'supply',
  'supply_cap',
  'objection',
  'appeal',
] as const;
export type TargetStep = (typeof targetSteps)[number];

/** The steps whose time is counted in working minutes; that of the others is calendar days. */
export const timedSteps = ['examination', 'acceptance', 'handling', 'judging'] as const;
export const isTimed = (step: TargetStep): boolean =>
  (timedSteps as readonly TargetStep[]).includes(step);

export const newTarget = z
  .strictObject({
    step: z.enum(targetSteps),
    initiative: z.string().max(60).optional(),
    category: z.string().max(60).optional(),
    kind: z.enum(complaintKinds).optional(),
    priority: z.enum(priorities).optional(),
    minutes: z.number().int().min(1).max(60_000).optional().describe('of a timed step'),
    roundTheClock: z.boolean().default(false),
    days: z.number().int().min(1).max(365).optional().describe('of the other steps'),
    openToo: z
      .boolean()
      .default(false)
      .describe('whether clocks that run already are counted anew; else only new ones'),
  })
  .refine(({ step, minutes }) => isTimed(step) === (minutes !== undefined), {
    path: ['minutes'],
    message: 'minutes_or_days',
  })
  .refine(({ step, days }) => isTimed(step) === (days === undefined), {
    path: ['days'],
    message: 'minutes_or_days',
  })
  .refine(({ roundTheClock, minutes }) => !roundTheClock || minutes !== undefined, {
    path: ['roundTheClock'],
    message: 'minutes_or_days',
  });
export type NewTarget = z.input<typeof newTarget>;

export const targetLine = z.object({
  id: z.number().int(),
  step: z.enum(targetSteps),
  agency: namedAgency,
  own: z.boolean(),
  initiative: z.object({ code: z.string(), name: bilingual }).nullable(),
  category: z.object({ code: z.string(), name: bilingual }).nullable(),
  kind: z.enum(complaintKinds).nullable(),
  priority: z.enum(priorities).nullable(),
  minutes: z.number().int().nullable(),
  roundTheClock: z.boolean(),
  days: z.number().int().nullable(),
  declaredAt: instant,
  by: z.string().nullable(),
});
export type TargetLine = z.infer<typeof targetLine>;

const allowance = z.object({ minutes: z.number().int(), roundTheClock: z.boolean() });
export const agencyTargets = z.object({
  agency: namedAgency,
  counts: z
    .array(
      z.object({
        priority: z.enum(priorities),
        examination: allowance,
        acceptance: allowance,
        handling: allowance.describe('where the category has no time of its own'),
        judging: allowance,
      }),
    )
    .describe('what counts here, for each priority'),
  days: z.object({
    supply: z.number().int(),
    supply_cap: z.number().int(),
    objection: z.number().int(),
    appeal: z.number().int(),
  }),
  lines: z.array(targetLine).describe('that count here, those of the agency itself first'),
  can: z.object({ set: z.boolean(), setDays: z.boolean() }),
});
export type AgencyTargets = z.infer<typeof agencyTargets>;

const code = z.object({ code: agencyCode });

export const targetRoutes = {
  readTargets: route({
    method: 'GET',
    path: '/agencies/:code/targets',
    access: 'manageCalendars',
    summary: 'How long each step may take at an agency, and who said so',
    params: code,
    replies: { 200: agencyTargets },
  }),
  setTarget: route({
    method: 'POST',
    path: '/agencies/:code/targets',
    access: 'manageCalendars',
    summary: 'How long a step may take; below the root only stricter than what stands above',
    params: code,
    body: newTarget,
    replies: { 201: agencyTargets },
  }),
  withdrawTarget: route({
    method: 'DELETE',
    path: '/agencies/:code/targets/:target',
    access: 'manageCalendars',
    summary: 'Takes a target of an agency back; what stands above it counts again',
    params: code.extend({ target: lineId }),
    replies: { 200: agencyTargets },
  }),
} as const;
