import type { Ctx } from '../../../platform/context.ts';
import { type Directory, directoryAtHand } from '../../directory/index.ts';
import { everyHour } from '../rules/first-hours.ts';
import { layersOf, type OwnCalendar } from '../rules/own-calendars.ts';
import { hoursOf, unusualDays, workingCalendar } from '../rules/working-days.ts';
import {
  type CompiledCalendar,
  compileCalendar,
  workingMinutesBetween,
} from '../rules/working-time.ts';
import { knownCalendars } from './known-calendars.ts';
import { reckonDays } from './reckon-days.ts';

/** Working minutes of the longest target that is set by itself; categories may ask for more. */
const usualLongest = 60_000;
/** Years ahead, tried one after the other; what would end later is due at their end. */
const usualAhead = 2;
const furtherAhead = [8, 20];

const always = new Map<string, CompiledCalendar>();
const compiled = new WeakMap<Directory, Map<string, CompiledCalendar>>();

/**
 * The working time of an agency, from the year before an instant to two years after it, or to as many as the
 * longest clock needs. It comes from the
 * directory that was last read and asks nothing of the database then, so it may be called within a
 * transaction, and for each of many complaints.
 *
 * @param roundTheClock every minute counts, whatever the agency's hours
 * @param knownAt as it was known at this instant, for what has to be explained later; null for now
 * @param given the directory to go by, such as one whose tree is as it was; otherwise the one at hand
 * @throws Error for an agency that the directory does not have
 */
export async function calendarOf(
  ctx: Pick<Ctx, 'db' | 'config'>,
  agencyId: number,
  roundTheClock: boolean,
  now: Date,
  knownAt: Date | null = null,
  given?: Directory,
): Promise<CompiledCalendar> {
  const directory = given ?? (await directoryAtHand(ctx.db));
  const zone = ctx.config.TIME_ZONE;
  const { calendars } = knownCalendars(directory, knownAt);
  const layers = layersOf(directory.agency(agencyId).path, calendars);
  const year = now.getUTCFullYear();
  const longest = longestClock(directory);
  if (roundTheClock || hoursOf(layers).roundTheClock) return everyMinute(zone, year, longest);

  const kept = compiled.get(directory) ?? new Map<string, CompiledCalendar>();
  compiled.set(directory, kept);
  const nearest = layers.at(-1)?.agencyId ?? 'nobody';
  const key = `${zone} ${year} ${longest} ${nearest} ${knownAt?.getTime() ?? 'now'}`;
  const calendar = kept.get(key) ?? (await compileLayers(layers, zone, year, longest));
  kept.set(key, calendar);
  return calendar;
}

/** Working minutes of the longest clock there can be, which may be given as much again in the end. */
function longestClock({ categories }: Directory): number {
  const asked = categories.map(({ target_working_minutes: minutes }) => 2 * minutes);
  return Math.max(usualLongest, ...asked);
}

const minutesOfYear = 365 * 24 * 60;

function everyMinute(zone: string, year: number, longest: number): CompiledCalendar {
  const ahead = Math.max(usualAhead, 1 + Math.ceil(longest / minutesOfYear));
  const key = `${zone} ${year} ${ahead}`;
  const known = always.get(key);
  if (known !== undefined) return known;
  const calendar = { zone, week: everyHour, exceptions: new Map() };
  const made = compileCalendar(calendar, `${year - 1}-01-01`, `${year + ahead}-12-31`);
  always.set(key, made);
  return made;
}

/**
 * Of hours so few that the longest clock would not find its end in two years, more are compiled.
 *
 * @param longest working minutes of that clock
 */
export async function compileLayers(
  layers: readonly OwnCalendar[],
  zone: string,
  year: number,
  longest = usualLongest,
): Promise<CompiledCalendar> {
  const hours = hoursOf(layers);
  const compileAhead = async (ahead: number) => {
    const years = Array.from({ length: ahead + 2 }, (_, each) => year - 1 + each);
    const days = unusualDays(layers, await reckonDays(hours.country, years), years);
    const calendar = workingCalendar(zone, hours, days);
    return compileCalendar(calendar, `${year - 1}-01-01`, `${year + ahead}-12-31`);
  };
  const nextYear = new Date(`${year + 1}-01-02T00:00:00Z`);
  let calendar = await compileAhead(usualAhead);
  for (const ahead of furtherAhead) {
    const left = workingMinutesBetween(calendar, nextYear, new Date(calendar.to));
    if (left >= longest) break;
    calendar = await compileAhead(ahead);
  }
  return calendar;
}
