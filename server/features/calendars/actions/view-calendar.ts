import type { AgencyCalendar, DeclaredDaysView } from '@insaf/contract/calendars.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import {
  hoursOf,
  idsOf,
  knownCalendars,
  layersOf,
  reckonDays,
  unusualDays,
} from '../../deadlines/index.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { namesOfStaff, recountsOfDays } from '../queries.ts';
import { mayDeclare, readableAgency } from '../rules/may-declare.ts';
import { agencyOrNobody, named, replacements } from '../rules/views.ts';

/**
 * When an agency works in a year: its hours, the days that are not as the week says, what was declared
 * for it and above it, and how far the recounting for each is.
 *
 * @param year the present one where none is given
 * @throws Refusal `not_found`, `not_permitted`
 */
export async function viewCalendar(
  ctx: Ctx,
  acting: Acting,
  code: string,
  year?: number,
): Promise<AgencyCalendar> {
  const directory = await readDirectory(ctx.db);
  const agency = readableAgency(directory, acting, code);
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const shown = year ?? Number(today.slice(0, 4));
  const layers = layersOf(agency.path, knownCalendars(directory, null).calendars);
  const { from, ...hours } = hoursOf(layers);
  const days = unusualDays(layers, await reckonDays(hours.country, [shown]), [shown]);
  const own = layers.find(({ agencyId }) => agencyId === agency.id)?.hours ?? null;
  return {
    agency: named(agency),
    year: shown,
    today,
    hours: {
      ...{ ...hours, week: hours.week.map((windows) => [...windows]), ramadan: [...hours.ramadan] },
      weekFrom: agencyOrNobody(directory, from.week),
      countryFrom: agencyOrNobody(directory, from.country),
      ramadanFrom: agencyOrNobody(directory, from.ramadan),
    },
    own:
      own === null
        ? null
        : {
            week: own.week?.map((windows) => [...windows]) ?? null,
            roundTheClock: own.roundTheClock,
            country: own.country,
            ramadan: own.ramadan === null ? null : [...own.ramadan],
          },
    days: days.map(({ agencyId, lineId, windows, ...day }) => ({
      ...day,
      windows: [...windows],
      agency: agencyOrNobody(directory, agencyId),
      line: lineId,
    })),
    declared: await declaredIn(ctx, directory, agency, shown),
    can: { declare: mayDeclare(directory, acting, agency) },
  };
}

/** What was declared of days of a year at an agency and above it, the latest first. */
async function declaredIn(
  ctx: Ctx,
  directory: Directory,
  agency: AgencyRow,
  year: number,
): Promise<DeclaredDaysView[]> {
  const path = new Set(idsOf(agency.path));
  const takenBy = replacements(directory.calendarDays);
  const rows = directory.calendarDays.filter(
    (row) =>
      path.has(row.agency_id) &&
      row.kind !== 'withdrawal' &&
      row.first_day <= `${year}-12-31` &&
      row.last_day >= `${year}-01-01` &&
      // What agencies above took back concerns nobody here any more.
      (row.agency_id === agency.id || !takenBy.has(row.id)),
  );
  const staffIds = rows.flatMap(({ staff_id }) => staff_id ?? []);
  const lineIds = rows.flatMap(({ id }) => [id, takenBy.get(id)?.id ?? id]);
  const [names, recounts] = await Promise.all([
    namesOfStaff(ctx.db, [...new Set(staffIds)]),
    recountsOfDays(ctx.db, lineIds),
  ]);
  const recountOf = new Map(recounts.map((recount) => [recount.calendar_day_id, recount]));
  return rows.toReversed().map((row) => {
    const taken = takenBy.get(row.id);
    const recount = recountOf.get(taken?.id ?? row.id);
    return {
      id: row.id,
      kind: row.kind as DeclaredDaysView['kind'],
      firstDay: row.first_day,
      lastDay: row.last_day,
      windows: row.windows as DeclaredDaysView['windows'],
      name: { ar: row.name_ar, en: row.name_en },
      decree: row.decree,
      agency: named(directory.agency(row.agency_id)),
      own: row.agency_id === agency.id,
      declaredAt: row.declared_at.toISOString(),
      by: row.staff_id === null ? null : (names.get(row.staff_id) ?? null),
      withdrawnAt: taken?.declared_at.toISOString() ?? null,
      recount:
        recount === undefined
          ? null
          : {
              lookedAt: recount.looked_at,
              moved: recount.moved,
              finishedAt: recount.finished_at?.toISOString() ?? null,
            },
    };
  });
}
