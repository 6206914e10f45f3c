import { type ClockName, clocks, type Priority } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { allowances } from '../rules/allowances.ts';
import { calendarFor } from '../rules/calendar-for.ts';
import type { Timetable } from '../rules/clock.ts';
import type { CompiledCalendar } from '../rules/working-time.ts';

/** What decides how long a complaint may take, and by whose working time. */
export type TimedSubject = {
  readonly holderId: number;
  readonly judgeId: number | null;
  readonly categoryMinutes: number | null;
  readonly priority: Priority;
};

/** What is allowed for a complaint as it is known now. */
export async function timetableFor(
  ctx: Pick<Ctx, 'db' | 'config'>,
  subject: TimedSubject,
  now: Date,
): Promise<Timetable> {
  const roundTheClock = subject.priority === 'critical';
  const calendar = await calendarFor(ctx.config.TIME_ZONE, roundTheClock, now);
  const calendars = Object.fromEntries(clocks.map((name) => [name, calendar])) as Record<
    ClockName,
    CompiledCalendar
  >;
  const timed = (minutes: number) => ({ minutes, roundTheClock });
  return {
    examination: timed(roundTheClock ? allowances.urgentExamination : allowances.examination),
    acceptance: timed(allowances.workingDay),
    handling: timed(subject.categoryMinutes ?? allowances.handlingWithoutCategory),
    judging: timed(allowances.judging),
    supplyDays: allowances.supplyDays,
    supplyDaysInAll: 2 * allowances.supplyDays,
    calendarOf: (name) => calendars[name],
  };
}
