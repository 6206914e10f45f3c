import { z } from 'zod';
import { agencyCode } from './agencies.ts';
import { route } from './route.ts';
import { bilingual, day, instant, writing } from './text.ts';
import { dayHours, ownHours } from './working-hours.ts';

export * from './working-hours.ts';

/** What is declared of days · عطلة، إغلاق، يوم عمل، مواعيد أخرى، رمضان. `withdrawal` takes a line back. */
export const dayKinds = [
  'holiday',
  'closure',
  'working_day',
  'hours',
  'ramadan',
  'withdrawal',
] as const;
const declarable = z.enum(dayKinds).exclude(['withdrawal']);
export type DeclaredKind = z.infer<typeof declarable>;

const someDays = { firstDay: day, lastDay: day };
const inOrder = ({ firstDay, lastDay }: { firstDay: string; lastDay: string }) =>
  firstDay <= lastDay && Date.parse(lastDay) - Date.parse(firstDay) < 366 * 86_400_000;
const outOfOrder = { path: ['lastDay'], message: 'days_out_of_order' };

export const newDays = z
  .strictObject({
    kind: declarable,
    ...someDays,
    windows: dayHours
      .refine((windows) => windows.length > 0)
      .optional()
      .describe('of `hours`, and of a working day with hours of its own'),
    nameAr: writing(120),
    nameEn: writing(120),
    decree: writing(300, 3).describe('by which it is declared, or why'),
    insteadOf: z
      .strictObject(someDays)
      .refine(inOrder, outOfOrder)
      .optional()
      .describe('days that are worked instead: the holiday is moved from there'),
  })
  .refine(inOrder, outOfOrder)
  .refine(({ kind, windows }) => kind !== 'hours' || windows !== undefined, {
    path: ['windows'],
    message: 'hours_needed',
  })
  .refine(({ kind, windows }) => windows === undefined || ['hours', 'working_day'].includes(kind), {
    path: ['windows'],
    message: 'hours_of_no_work',
  })
  .refine(({ kind, insteadOf }) => insteadOf === undefined || kind === 'holiday', {
    path: ['insteadOf'],
    message: 'only_of_holidays',
  });
export type NewDays = z.infer<typeof newDays>;

export const namedAgency = z.object({ code: z.string(), name: bilingual });

/** How far the recounting of what was open is, and how many due times it moved. */
const recount = z.object({
  lookedAt: z.number().int(),
  moved: z.number().int(),
  finishedAt: instant.nullable(),
});

export const declaredDays = z.object({
  id: z.number().int(),
  kind: declarable,
  ...someDays,
  windows: dayHours.nullable(),
  name: bilingual,
  decree: z.string(),
  agency: namedAgency,
  own: z.boolean().describe('of this agency, and not of one above it'),
  declaredAt: instant,
  by: z.string().nullable().describe('name of who declared it; null for the program itself'),
  withdrawnAt: instant.nullable(),
  recount: recount.nullable(),
});
export type DeclaredDaysView = z.infer<typeof declaredDays>;

export const unusualDay = z.object({
  day,
  kind: z.enum(['public', ...declarable.options]),
  windows: dayHours,
  name: bilingual.nullable(),
  agency: namedAgency.nullable().describe('who declared it; null for what was reckoned'),
  line: z.number().int().nullable().describe('the declaration'),
});
export type UnusualDayView = z.infer<typeof unusualDay>;

export const agencyCalendar = z.object({
  agency: namedAgency,
  year: z.number().int(),
  today: day,
  hours: z
    .object({
      week: z.array(dayHours),
      weekFrom: namedAgency.nullable(),
      roundTheClock: z.boolean(),
      country: z.string(),
      countryFrom: namedAgency.nullable(),
      ramadan: dayHours,
      ramadanFrom: namedAgency.nullable(),
    })
    .describe('as they count, and which agency each part is from; null where nobody said'),
  own: ownHours.nullable().describe('what the agency said itself'),
  days: z.array(unusualDay).describe('days of the year that are not as the week says'),
  declared: z.array(declaredDays).describe('that touch the year, the latest first'),
  can: z.object({ declare: z.boolean() }),
});
export type AgencyCalendar = z.infer<typeof agencyCalendar>;

/** A count that is not counted further than it is useful. */
const countUpTo = z.object({ count: z.number().int(), capped: z.boolean() });
export const daysEffect = z.object({
  agencies: z.number().int().describe('whose days it changes'),
  complaints: countUpTo.describe('open ones whose clock runs over these days'),
});
export type DaysEffect = z.infer<typeof daysEffect>;

const code = z.object({ code: agencyCode });
export const lineId = z.coerce.number().int().min(1).max(2_147_483_647);

export const calendarRoutes = {
  readCalendar: route({
    method: 'GET',
    path: '/agencies/:code/calendar',
    access: 'manageCalendars',
    summary: 'When an agency works in a year: its hours, its days, and who said so',
    params: code,
    query: z.strictObject({ year: z.coerce.number().int().min(2000).max(2075).optional() }),
    replies: { 200: agencyCalendar },
  }),
  editCalendar: route({
    method: 'PUT',
    path: '/agencies/:code/calendar',
    access: 'manageCalendars',
    summary: 'The hours of an agency and of those below it that have none of their own',
    params: code,
    body: ownHours,
    replies: { 200: agencyCalendar },
  }),
  foreseeDays: route({
    method: 'POST',
    path: '/agencies/:code/calendar/effect',
    access: 'manageCalendars',
    summary: 'How many open complaints a declaration of days would move, told before it is made',
    params: code,
    body: newDays,
    replies: { 200: daysEffect },
  }),
  declareDays: route({
    method: 'POST',
    path: '/agencies/:code/calendar/days',
    access: 'manageCalendars',
    summary: 'Days that are not as the week says, for an agency and all below it',
    params: code,
    body: newDays,
    replies: { 201: agencyCalendar },
  }),
  withdrawDays: route({
    method: 'DELETE',
    path: '/agencies/:code/calendar/days/:days',
    access: 'manageCalendars',
    summary: 'Takes a declaration of days back; what it was stays known',
    params: code.extend({ days: lineId }),
    replies: { 200: agencyCalendar },
  }),
} as const;
