import {
  daysOf,
  hoursOf,
  layersOf,
  type OwnCalendar,
  type OwnCalendars,
  reckonDays,
  type Stretch,
  unusualDays,
} from '../../deadlines/index.ts';
import type { Directory } from '../../directory/index.ts';
import { isWithin } from '../../rights/index.ts';

/**
 * The agencies at and below a path whose working time differs between two states of all calendars,
 * within some days: who has other days of its own, or works round the clock, is not concerned.
 */
export async function affectedAgencies(
  { agencies }: Directory,
  path: string,
  [before, after]: readonly [OwnCalendars, OwnCalendars],
  stretch: Stretch,
): Promise<number[]> {
  const known = new Map<string, boolean>();
  const affected: number[] = [];
  for (const agency of agencies) {
    if (!isWithin(agency.path, path)) continue;
    const was = layersOf(agency.path, before);
    const is = layersOf(agency.path, after);
    const key = `${was.at(-1)?.agencyId} ${is.at(-1)?.agencyId}`;
    const differs = known.get(key) ?? (await timeIn(was, stretch)) !== (await timeIn(is, stretch));
    known.set(key, differs);
    if (differs) affected.push(agency.id);
  }
  return affected;
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
