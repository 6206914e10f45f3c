import type { newIndicatorTarget } from '@insaf/contract/indicators.ts';
import type { z } from 'zod';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, actorIdOf, holdingFor } from '../../rights/index.ts';
import { allIndicators, holdTargets, insertTargets, targetsOf } from '../queries.ts';

type Given = z.output<typeof newIndicatorTarget>;

/**
 * Sets the target of an agency for a year, or of every agency of a kind below it; null takes it back, and
 * what stands above holds again. What it was stays known, with who set it; where nothing changes, nothing is
 * written. A year that is over keeps its targets.
 *
 * @returns of how many agencies it is another now
 * @throws Refusal `unknown_agency`, `not_permitted`, each naming the agency; `invalid_input` naming the
 *   indicator, the kind, the year or the value
 */
export async function setTargets(
  ctx: Ctx,
  acting: Acting,
  given: Given,
): Promise<{ changed: number }> {
  const directory = await readDirectory(ctx.db);
  const agency = directory.agencyByCode(given.agency);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  if (!maySet(acting, agency)) {
    throw new Refusal('not_permitted', { field: 'agency' });
  }
  const indicator = (await allIndicators(ctx.db)).find(({ code }) => code === given.indicator);
  if (indicator === undefined) throw new Refusal('invalid_input', { field: 'indicator' });
  const { year, value } = given;
  const thisYear = Number(localDay(ctx.clock(), ctx.config.TIME_ZONE).slice(0, 4));
  if (year < thisYear || year > thisYear + 1) throw new Refusal('invalid_input', { field: 'year' });
  if (value !== null && !isPossible(value, indicator.denominator !== null)) {
    throw new Refusal('invalid_input', { field: 'value' });
  }
  const agencies = agenciesFor(directory, acting, agency, given.kind);
  if (agencies.length === 0) throw new Refusal('invalid_input', { field: 'kind' });
  return ctx.db.transaction().execute(async (db) => {
    await holdTargets(db);
    const lines = await targetsOf(
      db,
      agencies.map(({ id }) => id),
      year,
    );
    const now = new Map(
      lines
        .filter(({ indicator_id }) => indicator_id === indicator.id)
        .map((line) => [line.agency_id, line.value]),
    );
    const changed = agencies.filter(({ id }) => (now.get(id) ?? null) !== value);
    await insertTargets(
      db,
      changed.map(({ id }) => ({
        ...{ indicator_id: indicator.id, agency_id: id, year, value, set_at: ctx.clock() },
        staff_id: acting.kind === 'staff' ? actorIdOf(acting) : null,
      })),
    );
    return { changed: changed.length };
  });
}

/** Who administers the targets of an agency; a job, as for trying the system out. */
function maySet(acting: Acting, { path }: Pick<AgencyRow, 'path'>): boolean {
  return acting.kind === 'system' || holdingFor(acting, 'manageIndicators', path) !== null;
}

/** A share is of 1; a number is whole. */
function isPossible(value: number, isShare: boolean): boolean {
  return isShare ? value <= 1 : Number.isInteger(value);
}

function agenciesFor(
  { agencies }: Directory,
  acting: Acting,
  agency: AgencyRow,
  kind: Given['kind'],
): readonly AgencyRow[] {
  if (kind === undefined) return [agency];
  return agencies.filter(
    (each) =>
      each.active &&
      each.kind === kind &&
      each.id !== agency.id &&
      each.path.startsWith(agency.path) &&
      maySet(acting, each),
  );
}
