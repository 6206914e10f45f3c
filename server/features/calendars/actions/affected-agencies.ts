import { differingTime, layersOf, type OwnCalendars, type Stretch } from '../../deadlines/index.ts';
import type { Directory } from '../../directory/index.ts';
import { isWithin } from '../../rights/index.ts';

/**
 * The agencies at and below a path whose working time differs between two states of all calendars,
 * within some days: who has other days of its own, or works round the clock, is not concerned.
 */
export function affectedAgencies(
  { agencies }: Directory,
  path: string,
  [before, after]: readonly [OwnCalendars, OwnCalendars],
  stretch: Stretch,
): Promise<number[]> {
  const lines = agencies
    .filter((agency) => isWithin(agency.path, path))
    .map((agency) => ({
      id: agency.id,
      was: layersOf(agency.path, before),
      is: layersOf(agency.path, after),
    }));
  return differingTime(lines, stretch);
}
