import {
  addWithinDays,
  allowances,
  type CompiledCalendar,
  daysAfter,
  workingMinutesBetween,
} from '../../deadlines/index.ts';

/** How an installation asks: working days after the settling, and after the question; and days it is open. */
export type Manner = {
  readonly SATISFACTION_AFTER_DAYS: number;
  readonly SATISFACTION_REMIND_DAYS: number;
  readonly SATISFACTION_OPEN_DAYS: number;
};

/** When somebody is asked about what was settled at an instant: within working time by itself. */
export function askAt(calendar: CompiledCalendar, settledAt: Date, manner: Manner): Date {
  return workingDaysAfter(calendar, settledAt, manner.SATISFACTION_AFTER_DAYS);
}

/** When a question is over, and when its one reminder is due; null where it would come too late. */
export function timesOf(
  calendar: CompiledCalendar,
  askedAt: Date,
  manner: Manner,
): { closesAt: Date; remindAt: Date | null } {
  const closesAt = daysAfter(askedAt, manner.SATISFACTION_OPEN_DAYS);
  const remindAt = workingDaysAfter(calendar, askedAt, manner.SATISFACTION_REMIND_DAYS);
  return { closesAt, remindAt: remindAt < closesAt ? remindAt : null };
}

/** Whether offices are at work: at other hours nobody is asked anything. */
export function isWorkedAt(calendar: CompiledCalendar, now: Date): boolean {
  return workingMinutesBetween(calendar, now, new Date(now.getTime() + 60_000)) > 0;
}

function workingDaysAfter(calendar: CompiledCalendar, from: Date, days: number): Date {
  return addWithinDays(calendar, from, days * allowances.workingDay);
}
