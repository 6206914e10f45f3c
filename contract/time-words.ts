type Say = (key: string, params: Readonly<Record<string, number>>) => string;

/**
 * So much working time, as people say it: minutes, then hours, then days.
 *
 * @param minutes whole working minutes
 * @param dayMinutes how many of them make a day
 */
export function timeWords(say: Say, minutes: number, dayMinutes: number): string {
  if (minutes < 1) return say('desk-queue.time.now', {});
  if (minutes < 60) return say('desk-queue.time.minutes', { count: minutes });
  if (minutes < dayMinutes) {
    return say('desk-queue.time.hours', { count: Math.floor(minutes / 60) });
  }
  return say('desk-queue.time.days', { count: Math.floor(minutes / dayMinutes) });
}
