import type { Bilingual } from '@insaf/contract/text.ts';
import type { Ctx } from '../../../platform/context.ts';
import { directoryAtHand } from '../../directory/index.ts';
import { layersOf } from '../rules/own-calendars.ts';
import { hoursOf, unusualDays } from '../rules/working-days.ts';
import { knownCalendars } from './known-calendars.ts';
import { reckonDays } from './reckon-days.ts';

/**
 * Of these days those on which nobody works at an agency, each with the name of the holiday or closure;
 * null for a day that the week leaves free.
 *
 * @param days in order, `2026-07-23`
 */
export async function closedDays(
  ctx: Pick<Ctx, 'db'>,
  agencyId: number,
  days: readonly string[],
): Promise<Map<string, { name: Bilingual | null }>> {
  const directory = await directoryAtHand(ctx.db);
  const layers = layersOf(
    directory.agency(agencyId).path,
    knownCalendars(directory, null).calendars,
  );
  const hours = hoursOf(layers);
  const years = [...new Set(days.map((day) => Number(day.slice(0, 4))))];
  const unusual = new Map(
    unusualDays(layers, await reckonDays(hours.country, years), years).map((each) => [
      each.day,
      each,
    ]),
  );
  const closed = days.filter((day) => {
    const week = hours.week[new Date(`${day}T00:00:00Z`).getUTCDay()]!;
    return (unusual.get(day)?.windows ?? week).length === 0;
  });
  return new Map(closed.map((day) => [day, { name: unusual.get(day)?.name ?? null }]));
}
