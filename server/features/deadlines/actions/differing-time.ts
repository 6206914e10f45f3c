import type { OwnCalendar } from '../rules/own-calendars.ts';
import type { Stretch } from '../rules/reckoned-days.ts';
import { daysOf, hoursOf, unusualDays } from '../rules/working-days.ts';
import { reckonDays } from './reckon-days.ts';

/** An agency with what was said along the line above it, before a change and after it. */
export type LineChanged = {
  readonly id: number;
  readonly was: readonly OwnCalendar[];
  readonly is: readonly OwnCalendar[];
};

/** The agencies whose hours on some days are others after a change than before it. */
export async function differingTime(
  agencies: Iterable<LineChanged>,
  stretch: Stretch,
): Promise<number[]> {
  const known = new Map<string, boolean>();
  const differing: number[] = [];
  for (const { id, was, is } of agencies) {
    // Lines share all that is above the nearest agency that said anything.
    const key = `${was.at(-1)?.agencyId} ${is.at(-1)?.agencyId}`;
    const differs = known.get(key) ?? (await timeIn(was, stretch)) !== (await timeIn(is, stretch));
    known.set(key, differs);
    if (differs) differing.push(id);
  }
  return differing;
}

/** The hours of each of some days, as something to compare. */
async function timeIn(layers: readonly OwnCalendar[], stretch: Stretch): Promise<string> {
  const hours = hoursOf(layers);
  const [first, last] = [stretch.firstDay, stretch.lastDay].map((day) => Number(day.slice(0, 4)));
  const years = Array.from({ length: last! - first! + 1 }, (_, each) => first! + each);
  const unusual = unusualDays(layers, await reckonDays(hours.country, years), years);
  const otherwise = new Map(unusual.map(({ day, windows }) => [day, windows]));
  const usual = (day: string) => hours.week[new Date(`${day}T00:00:00Z`).getUTCDay()];
  return JSON.stringify([...daysOf(stretch)].map((day) => otherwise.get(day) ?? usual(day)));
}
