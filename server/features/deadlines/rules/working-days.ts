import { dayLater } from '@insaf/contract/days.ts';
import { everyHour, firstHours, type Hours } from './first-hours.ts';
import type { DeclaredDays, OwnCalendar, Windows } from './own-calendars.ts';
import type { ReckonedHoliday, Stretch } from './reckoned-days.ts';
import type { WorkingCalendar } from './working-time.ts';

/*
 * The working days of an agency, from what it and the agencies above it said. Hours are those of the
 * nearest that has any. Day by day, what comes later here takes the place of what comes before:
 *
 *   the week · shorter hours in Ramadan · public holidays · what the root declared · what the next below
 *   it declared … · what the agency declared itself
 *
 * Within one agency the later declaration counts. Other hours are for days that are worked: they make no
 * working day of a Friday or a feast; `working_day` does.
 */

/** A day that is not as the week says, and why. */
export type UnusualDay = {
  readonly day: string;
  readonly kind: 'public' | DeclaredDays['kind'];
  readonly windows: Windows;
  readonly name: { readonly ar: string; readonly en: string } | null;
  /** Who declared it, and in which line; null for what was reckoned. */
  readonly agencyId: number | null;
  readonly lineId: number | null;
};

export type Reckoned = {
  /** Of the country of the hours. */
  readonly holidays: readonly ReckonedHoliday[];
  readonly ramadans: readonly Stretch[];
};

/** How near another beginning has to be to be the same Ramadan, in days. */
const sameRamadan = 15;

type Origin = { readonly [name in 'week' | 'country' | 'ramadan']: number | null };

/**
 * The hours that the layers give, from the root down, and which agency each part is from; null where
 * nobody said.
 */
export function hoursOf(layers: readonly OwnCalendar[]): Hours & { readonly from: Origin } {
  const nearest = layers.toReversed();
  const says = nearest.find(({ hours }) => hours?.week || hours?.roundTheClock);
  const country = nearest.find(({ hours }) => typeof hours?.country === 'string');
  const ramadan = nearest.find(({ hours }) => Array.isArray(hours?.ramadan));
  const roundTheClock = says?.hours?.roundTheClock ?? false;
  return {
    week: roundTheClock ? everyHour : (says?.hours?.week ?? firstHours.week),
    roundTheClock,
    country: country?.hours?.country ?? firstHours.country,
    ramadan: ramadan?.hours?.ramadan ?? firstHours.ramadan,
    from: {
      week: says?.agencyId ?? null,
      country: country?.agencyId ?? null,
      ramadan: ramadan?.agencyId ?? null,
    },
  };
}

/**
 * Every day that is not as the week says, in order.
 *
 * @param years whole years; days outside them are left out
 */
export function unusualDays(
  layers: readonly OwnCalendar[],
  reckoned: Reckoned,
  years: readonly number[],
): UnusualDay[] {
  const hours = hoursOf(layers);
  if (hours.roundTheClock) return [];
  const days = new Map<string, UnusualDay>();
  const worked = (day: string) => (days.get(day)?.windows ?? usual(hours, day)).length > 0;
  const put = (day: string, unusual: Omit<UnusualDay, 'day'>) => {
    if (years.includes(Number(day.slice(0, 4)))) days.set(day, { day, ...unusual });
  };

  const fasting = new Set<string>();
  for (const { stretch, agencyId, lineId } of ramadansOf(layers, reckoned.ramadans)) {
    if (hours.ramadan.length === 0) break;
    for (const day of daysOf(stretch)) {
      fasting.add(day);
      if (!worked(day)) continue;
      put(day, { kind: 'ramadan', windows: hours.ramadan, name: null, agencyId, lineId });
    }
  }
  for (const { day, name } of reckoned.holidays) {
    put(day, { kind: 'public', windows: [], name, agencyId: null, lineId: null });
  }
  for (const { agencyId, days: declared } of layers) {
    for (const { id: lineId, kind, name, windows, ...stretch } of declared) {
      if (kind === 'ramadan') continue;
      for (const day of daysOf(stretch)) {
        if (kind === 'hours' && !worked(day)) continue;
        const shorter = fasting.has(day) ? hours.ramadan : ordinary(hours, day);
        const worksIn = kind === 'working_day' ? (windows ?? shorter) : (windows ?? []);
        put(day, { kind, windows: worksIn, name, agencyId, lineId });
      }
    }
  }
  return [...days.values()].sort((one, other) => (one.day < other.day ? -1 : 1));
}

/** What is counted with: the week, and the days that are otherwise. */
export function workingCalendar(
  zone: string,
  { week }: Pick<Hours, 'week'>,
  days: readonly UnusualDay[],
): WorkingCalendar {
  return { zone, week, exceptions: new Map(days.map(({ day, windows }) => [day, windows])) };
}

/** Every day of a stretch, `2026-07-23`. */
export function* daysOf({ firstDay, lastDay }: Stretch): Generator<string> {
  for (let day = firstDay; day <= lastDay; day = dayLater(day, 1)) yield day;
}

type Ramadan = { stretch: Stretch; agencyId: number | null; lineId: number | null };

/** What was declared of a Ramadan takes the place of what was reckoned, and of what was declared above. */
function ramadansOf(layers: readonly OwnCalendar[], reckoned: readonly Stretch[]): Ramadan[] {
  let known: Ramadan[] = reckoned.map((stretch) => ({ stretch, agencyId: null, lineId: null }));
  for (const { agencyId, days } of layers) {
    for (const { id: lineId, kind, firstDay, lastDay } of days) {
      if (kind !== 'ramadan') continue;
      const [early, late] = [dayLater(firstDay, -sameRamadan), dayLater(firstDay, sameRamadan)];
      known = known.filter(({ stretch }) => stretch.firstDay < early || stretch.firstDay > late);
      known.push({ stretch: { firstDay, lastDay }, agencyId, lineId });
    }
  }
  return known;
}

/**
 * The days that become others by lines of a calendar: of a Ramadan also those of the one in whose place it
 * comes, or that comes in its place when it is taken back.
 */
export function daysConcerned(
  lines: readonly {
    readonly kind: string;
    readonly first_day: string;
    readonly last_day: string;
  }[],
): Stretch {
  const stretches = lines.map(({ kind, first_day: firstDay, last_day: lastDay }) =>
    kind === 'ramadan' || kind === 'withdrawal'
      ? { firstDay: dayLater(firstDay, -sameRamadan), lastDay: dayLater(lastDay, sameRamadan) }
      : { firstDay, lastDay },
  );
  return {
    firstDay: stretches.map(({ firstDay }) => firstDay).sort()[0]!,
    lastDay: stretches
      .map(({ lastDay }) => lastDay)
      .sort()
      .at(-1)!,
  };
}

function usual({ week }: Hours, day: string): Windows {
  return week[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
}

/** The hours a day would have if it were worked: its own, or those of the first day that is. */
function ordinary(hours: Hours, day: string): Windows {
  const own = usual(hours, day);
  return own.length > 0 ? own : (hours.week.find((windows) => windows.length > 0) ?? []);
}
