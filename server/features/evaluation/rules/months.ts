import { monthsCounted } from '@insaf/contract/evaluation.ts';

/** Months are named by their first day, `2026-10-01`. */

/** How far back counting begins where nothing was counted before. */
const pastMonths = 11;

/** The month of a day. */
export const monthOfDay = (day: string): string => `${day.slice(0, 7)}-01`;

/** The first day of the month as many months later. */
export function monthAfter(month: string, months = 1): string {
  const at = new Date(`${month}T00:00:00Z`);
  at.setUTCMonth(at.getUTCMonth() + months);
  return at.toISOString().slice(0, 10);
}

/**
 * Months that are counted tonight, the oldest first: those that can still change, and at the very beginning
 * those of the year before.
 *
 * @param first the first month that was counted, if any was
 */
export function monthsToCount(today: string, first: string | null): string[] {
  const running = monthOfDay(today);
  const back = first === null ? pastMonths : monthsCounted;
  return Array.from({ length: back + 1 }, (_, each) => monthAfter(running, each - back));
}

/** Whether a month is not counted anew any more. */
export const stays = (month: string, today: string): boolean =>
  monthAfter(month, monthsCounted) < monthOfDay(today);
