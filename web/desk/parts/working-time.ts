import { say } from '../words.ts';

/**
 * Working time in words, by the two largest units that say something: days of work, hours, minutes.
 *
 * @param minutes of working time, not negative
 * @param dayMinutes of working time in a day; 1440 counts round the clock, and says plain hours
 */
export function timeInUnits(minutes: number, dayMinutes: number): string {
  const kind = dayMinutes >= 1440 ? 'plain' : 'work';
  const unit = (name: 'days' | 'hours' | 'minutes', count: number) =>
    say(`desk-complaint.time.${kind}.${name}`, { count });
  const days = Math.floor(minutes / dayMinutes);
  const rest = minutes - days * dayMinutes;
  const hours = Math.floor(rest / 60);
  const left = rest - hours * 60;
  if (days > 0)
    return joined(unit('days', days), days < 5 && hours > 0 ? plain('hours', hours) : '');
  if (hours > 0)
    return joined(unit('hours', hours), hours < 3 && left > 0 ? plain('minutes', left) : '');
  return unit('minutes', left);
}

const plain = (name: 'hours' | 'minutes', count: number) =>
  say(`desk-complaint.time.plain.${name}`, { count });

const joined = (first: string, second: string) =>
  second === '' ? first : say('desk-complaint.time.and', { first, second });
