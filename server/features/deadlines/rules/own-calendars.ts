import type { Selectable } from 'kysely';
import type { CalendarDays, Calendars } from '../../../platform/db/tables.generated.ts';
import type { Stretch } from './reckoned-days.ts';
import type { WorkingWindow } from './working-time.ts';

/*
 * What agencies said of their working time, as it was known at an instant. Lines are only ever added: the
 * latest hours of an agency count, and of its days those that no later line replaced.
 */

export type Windows = readonly WorkingWindow[];

/** Null is what the agency above has. */
export type OwnHours = {
  readonly id: number;
  readonly week: readonly Windows[] | null;
  readonly roundTheClock: boolean;
  readonly country: string | null;
  readonly ramadan: Windows | null;
};

export type DeclaredDays = Stretch & {
  readonly id: number;
  readonly kind: 'holiday' | 'closure' | 'working_day' | 'hours' | 'ramadan';
  readonly windows: Windows | null;
  readonly name: { readonly ar: string; readonly en: string };
};

export type OwnCalendar = {
  readonly agencyId: number;
  readonly hours: OwnHours | null;
  /** In the order in which they were declared. */
  readonly days: readonly DeclaredDays[];
};

/** Rows of the tables; the database sees to it that what is JSON in them are windows. */
export type HoursRow = Omit<Selectable<Calendars>, 'week' | 'ramadan'> & {
  readonly week: unknown;
  readonly ramadan: unknown;
};
export type DaysRow = Omit<Selectable<CalendarDays>, 'windows'> & { readonly windows: unknown };

/** By agency; one that never said anything is not there. */
export type OwnCalendars = ReadonlyMap<number, OwnCalendar>;

/**
 * @param knownAt what was declared after this instant is left out; null for all
 */
export function ownCalendars(
  { hours, days }: { readonly hours: readonly HoursRow[]; readonly days: readonly DaysRow[] },
  knownAt: Date | null = null,
): OwnCalendars {
  const known = (row: { declared_at: Date }) => knownAt === null || row.declared_at <= knownAt;
  const said = days.filter(known);
  const replaced = new Set(said.map(({ replaces_id }) => replaces_id));
  const inForce = said.filter(({ id, kind }) => kind !== 'withdrawal' && !replaced.has(id));
  const hoursOf = Map.groupBy(hours.filter(known), ({ agency_id }) => agency_id);
  const daysOf = Map.groupBy(inForce, ({ agency_id }) => agency_id);
  const own = new Map<number, OwnCalendar>();
  for (const agencyId of new Set([...hoursOf.keys(), ...daysOf.keys()])) {
    const latest = hoursOf.get(agencyId)?.toSorted(byId).at(-1);
    own.set(agencyId, {
      agencyId,
      hours: latest === undefined ? null : hoursOfRow(latest),
      days: (daysOf.get(agencyId) ?? []).toSorted(byId).map(daysOfRow),
    });
  }
  return own;
}

/**
 * What the agencies from the root down to one said, in this order.
 * @param path ids from the root down, `/1/4/19/`
 */
export function layersOf(path: string, own: OwnCalendars): OwnCalendar[] {
  return idsOf(path).flatMap((id) => own.get(id) ?? []);
}

/** The ids of a path from the root down. */
export function idsOf(path: string): number[] {
  return path.split('/').filter(Boolean).map(Number);
}

const byId = (one: { id: number }, other: { id: number }) => one.id - other.id;

function hoursOfRow(row: HoursRow): OwnHours {
  return {
    id: row.id,
    week: row.week as Windows[] | null,
    roundTheClock: row.round_the_clock,
    country: row.country,
    ramadan: row.ramadan as Windows | null,
  };
}

function daysOfRow(row: DaysRow): DeclaredDays {
  return {
    id: row.id,
    kind: row.kind as DeclaredDays['kind'],
    firstDay: row.first_day,
    lastDay: row.last_day,
    windows: row.windows as Windows | null,
    name: { ar: row.name_ar, en: row.name_en },
  };
}
