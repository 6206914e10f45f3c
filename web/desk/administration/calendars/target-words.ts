import { say } from '../../words.ts';

/** An amount of time in hours and minutes, of working time or on end. */
export function allowanceWords(allowance: { minutes: number; roundTheClock: boolean }): string {
  const { minutes, roundTheClock } = allowance;
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  const hours = say('desk-calendars.targets.hours', { count: whole });
  const some = say('desk-calendars.targets.minutes', { count: rest });
  const both = say('desk-calendars.targets.hours_minutes', { hours, minutes: some });
  const time = rest === 0 ? hours : whole === 0 ? some : both;
  return say(`desk-calendars.targets.${roundTheClock ? 'always' : 'working'}`, { time });
}

export const daysOfTarget = (days: number): string =>
  say('desk-calendars.targets.days', { count: days });
