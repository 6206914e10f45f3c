import type { Progress } from './progress.ts';

/* What filling says at its end: how long each part of it took. */

/** Complaints a minute with all, and the share of each part of the work, a line each. */
export function ratesOf(complaints: number, { ended }: Progress): string[] {
  const all = ended.reduce((sum, { seconds }) => sum + seconds, 0);
  const rate = Math.round((complaints / all) * 60).toLocaleString('en');
  return [
    `${rate} complaints a minute, with all:`,
    ...ended.map(({ what, seconds }) => `  ${((100 * seconds) / all).toFixed(1)} % ${what}`),
  ];
}
