export { calendarOf } from './actions/calendar-of.ts';
export { targetsFor } from './actions/targets-for.ts';
export { type TimedSubject, timetableFor } from './actions/timetable-for.ts';
export { allowances } from './rules/allowances.ts';
export { calendarFor } from './rules/calendar-for.ts';
export {
  type Clock,
  clockAfter,
  daysAfter,
  noClock,
  type Timetable,
  waitLeft,
} from './rules/clock.ts';
export type { Allowance, TargetSubject, Targets } from './rules/targets.ts';
export { minutesOfDay, workingMinutesLeft } from './rules/time-left.ts';
export { addWorkingTime, type CompiledCalendar } from './rules/working-time.ts';
