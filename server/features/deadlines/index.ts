export { calendarOf, compileLayers } from './actions/calendar-of.ts';
export { closedDays } from './actions/closed-days.ts';
export { differingTime } from './actions/differing-time.ts';
export { knownCalendars } from './actions/known-calendars.ts';
export { ladderFor } from './actions/ladder-for.ts';
export { reckonDays } from './actions/reckon-days.ts';
export { targetsFor } from './actions/targets-for.ts';
export { type TimedSubject, timetableFor } from './actions/timetable-for.ts';
export { type Calendars, clockAcross, dueAcross } from './rules/across.ts';
export { allowances } from './rules/allowances.ts';
export {
  type Clock,
  clockAfter,
  daysAfter,
  noClock,
  type Timetable,
  waitLeft,
} from './rules/clock.ts';
export { dayEnd } from './rules/day-end.ts';
export { hoursBetween } from './rules/hours-between.ts';
export {
  type Climbing,
  type Ladder,
  lineOf,
  nextRung,
  nextStepAt,
  passedWarnings,
  type Rung,
  rungsDue,
  stepsOf,
  type Told,
} from './rules/ladder.ts';
export {
  idsOf,
  layersOf,
  type OwnCalendar,
  type OwnCalendars,
  ownCalendars,
} from './rules/own-calendars.ts';
export type { Stretch } from './rules/reckoned-days.ts';
export { type Allowance, strictness, type TargetSubject, type Targets } from './rules/targets.ts';
export { minutesOfDay, workingMinutesLeft } from './rules/time-left.ts';
export { daysConcerned, hoursOf, unusualDays } from './rules/working-days.ts';
export {
  addWithinDays,
  addWorkingTime,
  type CompiledCalendar,
  workingMinutesBetween,
} from './rules/working-time.ts';
