import { dismissedFigures } from '@insaf/contract/figures.ts';
import {
  type PublicCounts,
  type PublicYear,
  publicFigures,
  publicParts,
} from '@insaf/contract/public-figures.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { words } from '../../../platform/words.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import { firstMonth, monthSums, monthsAsked } from '../queries.ts';
import { dayOfNumber, monthOf, numberOfDay } from '../rules/days.ts';
import { leastTold, type MonthSum, type Named, publishRows, sumOf } from '../rules/publish.ts';
import { publishSatisfaction } from '../rules/publish-satisfaction.ts';
import { figuresUntil } from './figures-until.ts';

/**
 * What anyone may read of a year: only months that are over, so that looking twice does not tell who came in
 * between.
 *
 * @param year null for the latest of which a month is over
 * @returns null where there is nothing of that year, and while all of history is counted again: what is told of
 *   a month must not grow while people look
 */
export async function readPublicYear(ctx: Ctx, year: number | null): Promise<PublicYear | null> {
  const { countedUntil, whole } = await figuresUntil(ctx.db);
  if (!whole || countedUntil === null) return null;
  const directory = await readDirectory(ctx.db);
  const root = directory.agencies.find(({ parent_id }) => parent_id === null)!.id;
  const first = await firstMonth(ctx.db, root);
  const last = lastMonthOver(ctx.clock(), ctx.config.TIME_ZONE);
  if (first === null || first > last) return null;
  const years = yearsBetween(first, last);
  const chosen = year ?? years[0]!;
  if (!years.includes(chosen)) return null;
  const range = { from: `${chosen}-01-01`, to: minOf(`${chosen}-12-01`, last) };
  const all = await sumsOf(ctx, root, 'all', range);
  const told = all.filter(({ counts }) => counts.received >= leastTold);
  const months = told.map(({ month }) => month);
  const rowsOf = async (part: (typeof publicParts)[number]) =>
    publishRows(await sumsOf(ctx, root, part, range), months, (key) => named[part](directory, key));
  const course = told.map(({ counts }) => counts);
  const rows = await Promise.all(publicParts.map(async (part) => [part, await rowsOf(part)]));
  const openDays = ctx.config.SATISFACTION_OPEN_DAYS * 86_400_000;
  const asked = publishSatisfaction(
    await monthsAsked(ctx.db, { agencyId: root, ...range }),
    monthAfter(lastMonthOver(new Date(ctx.clock().getTime() - openDays), ctx.config.TIME_ZONE)),
  );
  return {
    ...{ year: chosen, years, months, course },
    ...{ whole: sumOf(course), countedUntil },
    satisfaction: asked,
    rows: Object.fromEntries(rows) as PublicYear['rows'],
  };
}

async function sumsOf(
  ctx: Ctx,
  root: number,
  part: 'all' | (typeof publicParts)[number],
  range: { from: string; to: string },
): Promise<MonthSum[]> {
  const rows = await monthSums(ctx.db, { agencyId: root, part, ...range });
  return rows.map(({ value, start, counted }) => ({
    ...{ key: value, month: start },
    counts: publicOf(counted),
  }));
}

function publicOf(counted: Readonly<Record<string, number>>): PublicCounts {
  const dismissed = [...dismissedFigures, 'lapsed'].reduce(
    (sum, name) => sum + (counted[name] ?? 0),
    0,
  );
  return {
    ...(Object.fromEntries(
      publicFigures.map((figure) => [figure, counted[figure] ?? 0]),
    ) as PublicCounts),
    dismissed,
  };
}

const none = (): Named => ({ code: 'none', name: said('portal-figures.none'), position: null });

const named: Readonly<
  Record<(typeof publicParts)[number], (directory: Directory, key: string) => Named>
> = {
  place: (directory, key) => {
    if (key === '') return none();
    const { path } = directory.place(Number(key));
    const above = path
      .split('/')
      .filter(Boolean)
      .map((id) => directory.place(Number(id)));
    const at = above.find(({ kind }) => kind === 'governorate') ?? above[0]!;
    return {
      ...{ code: at.code, name: { ar: at.name_ar, en: at.name_en } },
      position: at.lat === null || at.lon === null ? null : { lat: at.lat, lon: at.lon },
    };
  },
  category: (directory, key) => {
    if (key === '') return none();
    const { code, name_ar, name_en } = directory.category(Number(key));
    return { code, name: { ar: name_ar, en: name_en }, position: null };
  },
  channel: (_directory, key) => ({
    ...{ code: key, position: null },
    name: said(`lifecycle.channel.${key}`),
  }),
};

function said(key: string) {
  return { ar: words('ar')(key), en: words('en')(key) };
}

/** First day of the month before the one that an instant falls in. */
function lastMonthOver(now: Date, zone: string): string {
  const [year, month] = localDay(now, zone).split('-').map(Number) as [number, number];
  return month === 1 ? `${year - 1}-12-01` : `${year}-${String(month - 1).padStart(2, '0')}-01`;
}

function monthAfter(month: string): string {
  return dayOfNumber(monthOf(numberOfDay(month) + 31));
}

function yearsBetween(first: string, last: string): number[] {
  const [from, to] = [first, last].map((month) => Number(month.slice(0, 4))) as [number, number];
  return Array.from({ length: to - from + 1 }, (_, back) => to - back);
}

function minOf(one: string, other: string): string {
  return one < other ? one : other;
}
