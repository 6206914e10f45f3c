import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import {
  type Acting,
  type Holding,
  holdingFor,
  holdingsWith,
  isWithin,
} from '../../rights/index.ts';
import { allPeriods, type PeriodRow, standingsPage } from '../queries.ts';

type Asked = {
  readonly period?: string | undefined;
  readonly agency?: string | undefined;
  readonly peers?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

/**
 * The index of the agencies that the reader reaches, and how that of their groups is spread.
 *
 * @throws Refusal `unknown_agency`, `not_permitted`, `invalid_input` for a period that is not computed or a
 *   page that follows none
 */
export async function readStandings(ctx: Ctx, acting: Acting, asked: Asked) {
  const directory = await readDirectory(ctx.db);
  const branches = branchesFor(directory, acting, asked.agency);
  const periods = await allPeriods(ctx.db);
  const names = periods.map(({ period }) => period);
  const period = periodAsked(periods, asked.period);
  const data = readsAll(directory, acting);
  if (period === null) {
    return { periods: names, period: null, data, groups: [], standings: [], next: null };
  }
  const { peers, limit } = asked;
  const after = placeAfter(asked.after);
  const rows = await standingsPage(ctx.db, period.period, branches, {
    ...{ peers, after, limit: limit + 1 },
  });
  const shown = rows.slice(0, limit);
  const groups = new Set(shown.map(({ result }) => `${result.peers} ${result.size}`));
  return {
    ...{ periods: names, data },
    period: {
      ...{ name: period.period, from: period.from_day, to: period.to_day, until: period.until_day },
      computedAt: period.computed_at.toISOString(),
    },
    groups: period.groups.filter((group) => groups.has(`${group.peers} ${group.size}`)),
    standings: shown.map(({ agency_id, result }) => ({
      agency: named(directory, agency_id),
      ...result,
    })),
    next: rows.length > limit ? String(shown.at(-1)!.place) : null,
  };
}

/** Whether somebody reads the figures of every agency. */
export function readsAll(directory: Directory, acting: Acting): boolean {
  const [root] = directory.childrenOf(null);
  return holdingsWith(acting, 'readFigures').some(
    ({ path, reach }) => reach === 'below' && path === root?.path,
  );
}

/** @throws Refusal `invalid_input` for one that is not computed; null before any is */
export function periodAsked(
  periods: readonly PeriodRow[],
  name: string | undefined,
): PeriodRow | null {
  if (name === undefined) return periods[0] ?? null;
  const period = periods.find((each) => each.period === name);
  if (period === undefined) throw new Refusal('invalid_input', { field: 'period' });
  return period;
}

function branchesFor(
  directory: Directory,
  acting: Acting,
  code: string | undefined,
): readonly Pick<Holding, 'path' | 'reach'>[] {
  const held = holdingsWith(acting, 'readFigures');
  if (code === undefined) {
    if (held.length === 0) throw new Refusal('not_permitted');
    return held;
  }
  const agency = directory.agencyByCode(code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  if (holdingFor(acting, 'readFigures', agency.path) === null) {
    throw new Refusal('not_permitted', { field: 'agency' });
  }
  const below = held.some(({ path, reach }) => reach === 'below' && isWithin(agency.path, path));
  return [{ path: agency.path, reach: below ? 'below' : 'alone' }];
}

function placeAfter(after: string | undefined): number {
  if (after === undefined) return -1;
  if (!/^\d{1,8}$/.test(after)) throw new Refusal('invalid_input', { field: 'after' });
  return Number(after);
}

function named(directory: Directory, id: number) {
  const { code, name_ar: ar, name_en: en } = directory.agency(id);
  return { code, name: { ar, en } };
}
