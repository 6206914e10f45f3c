/* Days by the calendar, as `2026-02-18`: of no zone, so none has 23 or 25 hours. */

const dayMs = 86_400_000;

/** The day so many days after another; below zero, before it. */
export function dayLater(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
