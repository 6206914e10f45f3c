import type { NewDays } from '@insaf/contract/calendars.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import {
  compileLayers,
  daysConcerned,
  knownCalendars,
  layersOf,
  type OwnCalendars,
  ownCalendars,
  type Stretch,
  workingMinutesBetween,
} from '../../deadlines/index.ts';
import type { AgencyRow, Directory } from '../../directory/index.ts';
import { affectedAgencies } from './affected-agencies.ts';

/*
 * What a change of calendars would be, worked out before anything is written: the lines, the calendars
 * with them, and the agencies whose working time is another then.
 */

type DaysLine = Directory['calendarDays'][number];
type HoursLine = Directory['calendars'][number];

/** A line that is not written yet: it comes after all that are. */
const notYet = 2_147_483_647;

const yearsBack = 1;
const yearsAhead = 2;

/** Fewer working minutes than these in two years, and what is asked of an agency cannot be done in time. */
const fewestMinutes = 30_000;

export type Proposal = {
  readonly affected: readonly number[];
  readonly stretch: Stretch;
};

/**
 * @throws Refusal `days_too_far` for days that no open complaint runs over, `too_little_working_time` where
 *   the agency would hardly work any more
 */
export async function proposeDays(
  ctx: Ctx,
  directory: Directory,
  agency: AgencyRow,
  lines: readonly Omit<DaysLine, 'id'>[],
): Promise<Proposal> {
  const year = Number(localDay(ctx.clock(), ctx.config.TIME_ZONE).slice(0, 4));
  const firstDay = lines.map(({ first_day }) => first_day).toSorted()[0]!;
  const lastDay = lines
    .map(({ last_day }) => last_day)
    .toSorted()
    .at(-1)!;
  if (firstDay < `${year - yearsBack}-01-01`) {
    throw new Refusal('days_too_far', { field: 'firstDay', year: year - yearsBack });
  }
  if (lastDay > `${year + yearsAhead}-12-31`) {
    throw new Refusal('days_too_far', { field: 'lastDay', year: year + yearsAhead });
  }
  const days = [...directory.calendarDays, ...lines.map((line) => ({ ...line, id: notYet }))];
  return proposed(
    ctx,
    directory,
    agency,
    { hours: directory.calendars, days },
    daysConcerned(lines),
  );
}

/** The same for other hours, which concern every day. */
export function proposeHours(
  ctx: Ctx,
  directory: Directory,
  agency: AgencyRow,
  line: Omit<HoursLine, 'id'>,
): Promise<Proposal> {
  const year = Number(localDay(ctx.clock(), ctx.config.TIME_ZONE).slice(0, 4));
  const hours = [...directory.calendars, { ...line, id: notYet }];
  return proposed(
    ctx,
    directory,
    agency,
    { hours, days: directory.calendarDays },
    { firstDay: `${year - yearsBack}-01-01`, lastDay: `${year + yearsAhead}-12-31` },
  );
}

async function proposed(
  ctx: Ctx,
  directory: Directory,
  agency: AgencyRow,
  lines: Parameters<typeof ownCalendars>[0],
  stretch: Stretch,
): Promise<Proposal> {
  const before = knownCalendars(directory, null).calendars;
  const after = ownCalendars(lines);
  await assertWorks(ctx, agency, after);
  const affected = await affectedAgencies(directory, agency.path, [before, after], stretch);
  return { affected, stretch };
}

async function assertWorks(ctx: Ctx, { path }: AgencyRow, after: OwnCalendars): Promise<void> {
  const now = ctx.clock();
  const compiled = await compileLayers(
    layersOf(path, after),
    ctx.config.TIME_ZONE,
    now.getUTCFullYear(),
  );
  const inTwoYears = new Date(now);
  inTwoYears.setUTCFullYear(now.getUTCFullYear() + 2);
  if (workingMinutesBetween(compiled, now, inTwoYears) < fewestMinutes) {
    throw new Refusal('too_little_working_time', { field: 'lastDay' });
  }
}

/** The lines of a declaration: the days themselves, and those that are worked in their place. */
export function linesOf(
  given: NewDays,
  said: { agencyId: number; at: Date; staffId: string | null },
): Omit<DaysLine, 'id'>[] {
  const { kind, firstDay, lastDay, windows = null, nameAr, nameEn, decree, insteadOf } = given;
  const line = {
    agency_id: said.agencyId,
    name_ar: nameAr.trim(),
    name_en: nameEn.trim(),
    decree: decree.trim(),
    replaces_id: null,
    declared_at: said.at,
    staff_id: said.staffId,
  };
  const days = { ...line, kind, first_day: firstDay, last_day: lastDay, windows };
  if (insteadOf === undefined) return [days];
  const { firstDay: first_day, lastDay: last_day } = insteadOf;
  // The later line counts: where the two overlap, the holiday.
  return [{ ...line, kind: 'working_day', first_day, last_day, windows: null }, days];
}
