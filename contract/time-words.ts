type Say = (key: string, params: Readonly<Record<string, number | string>>) => string;

/**
 * Working time in words, the same everywhere: by the two largest units that say something, days of work,
 * hours, minutes.
 *
 * @param minutes of working time, not negative
 * @param dayMinutes how many of them make a day; 1440 counts round the clock, and says plain hours
 */
export function timeWords(say: Say, minutes: number, dayMinutes: number): string {
  const kind = dayMinutes >= 1440 ? 'plain' : 'work';
  const unit = (of: 'work' | 'plain', name: 'days' | 'hours' | 'minutes', count: number) =>
    say(`time.${of}.${name}`, { count });
  const joined = (first: string, second: string) =>
    second === '' ? first : say('time.and', { first, second });
  const days = Math.floor(minutes / dayMinutes);
  const rest = minutes - days * dayMinutes;
  const hours = Math.floor(rest / 60);
  const left = rest - hours * 60;
  if (days > 0) {
    const more = days < 5 && hours > 0 ? unit('plain', 'hours', hours) : '';
    return joined(unit(kind, 'days', days), more);
  }
  if (hours > 0) {
    const more = hours < 3 && left > 0 ? unit('plain', 'minutes', left) : '';
    return joined(unit(kind, 'hours', hours), more);
  }
  return unit(kind, 'minutes', left);
}
