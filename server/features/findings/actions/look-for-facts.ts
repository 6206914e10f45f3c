import { localDay } from '../../../platform/clock.ts';
import { numberOfDay } from '../../figures/index.ts';
import { sumObstacles } from '../../obstacles/index.ts';
import {
  type Counted,
  cellsOf,
  countFigures,
  obstructedAgencies,
  type Period,
  stretchesOf,
} from '../../review/index.ts';
import { flaggedIn } from '../../standing/index.ts';
import { countCells, countPhotosReused, countReopened } from '../queries.ts';
import type { Found } from '../rules/about.ts';
import {
  appealsUpheld,
  clustersFound,
  obstaclesFound,
  oneText,
  photosReused,
  reopenedSoon,
  soonDays,
} from '../rules/facts.ts';
import { canBeTold } from '../rules/sample.ts';
import { agencyCells } from './look-for-changes.ts';
import { lookForLastDays } from './look-for-last-days.ts';
import type { Looking } from './looking.ts';
import { categoryNamed, partsOfStand, placeNamed } from './subjects.ts';

/** What is so in the period itself, whatever was before. */
export async function lookForFacts(
  looking: Looking,
): Promise<{ readonly found: readonly Found[]; readonly looked: number }> {
  const { over } = looking;
  if (over === null) return { found: await obstacles(looking, looking.period), looked: 0 };
  const counted = await countFigures(looking.db, {
    ...{ cells: agencyCells(looking), stretches: stretchesOf(over, 'now') },
    ...{ filters: looking.filters, only: 'events' },
  });
  const clusters = await lookForClusters(looking, over);
  return {
    found: [
      ...upheld(looking, counted, over),
      ...(await reopened(looking, counted, over)),
      ...(await lookForLastDays(looking, counted, over)),
      ...(await reused(looking, over)),
      ...(await obstacles(looking, over)),
      ...(await copied(looking, over)),
      ...clusters.found,
    ],
    looked: clusters.looked,
  };
}

function upheld({ subjects }: Looking, counted: readonly Counted[], over: Period): Found[] {
  const rows = counted.map(({ key, events }) => ({
    about: { agency: subjects.named(Number(key)) },
    ...{ upheld: events.upheld ?? 0, appealed: events.appealed ?? 0 },
  }));
  return appealsUpheld(rows, over);
}

/** Days after which an index of single days is no help. */
const mostDays = 400;

async function reopened(
  { db, branch, subjects }: Looking,
  counted: readonly Counted[],
  over: Period,
): Promise<Found[]> {
  if (numberOfDay(over.to) - numberOfDay(over.from) >= mostDays) return [];
  const rows = await countReopened(db, branch, { ...over, soon: soonDays });
  const byAgency = sumBy(rows, ({ stand }) => subjects.ofPath(partsOfStand(stand).path));
  const found = byAgency.map(([id, count]) => ({
    about: { agency: subjects.named(id) },
    reopened: count,
    settled: counted.find(({ key }) => key === String(id))?.events.verified ?? 0,
  }));
  return reopenedSoon(found, over);
}

async function reused({ db, ctx, branch, subjects }: Looking, over: Period): Promise<Found[]> {
  const rows = await countPhotosReused(db, branch, { ...over, zone: ctx.config.TIME_ZONE });
  const byAgency = sumBy(rows, ({ agencyId }) => subjects.ofAgency(agencyId));
  const found = byAgency.map(([id, replies]) => ({
    ...{ about: { agency: subjects.named(id) }, replies },
  }));
  return photosReused(found, over);
}

function sumBy<Row extends { readonly count: number }>(
  rows: readonly Row[],
  idOf: (row: Row) => number | null,
): [id: number, count: number][] {
  const sums = new Map<number, number>();
  for (const row of rows) {
    const id = idOf(row);
    if (id !== null) sums.set(id, (sums.get(id) ?? 0) + row.count);
  }
  return [...sums];
}

/** Obstacles are of agencies, so nothing but an agency narrows them. */
async function obstacles(looking: Looking, period: Period): Promise<Found[]> {
  const { db, ctx, subjects, filters, today } = looking;
  if (Object.keys(filters).length > 0) return [];
  const rows = await sumObstacles(db, obstructedAgencies(looking), period);
  const dayOf = (at: Date) => localDay(at, ctx.config.TIME_ZONE);
  const found = rows.map(({ agency_id: id, kind, open, removed, oldest }) => ({
    ...{ kind, agency: subjects.named(id), open, removed },
    oldest:
      oldest === null
        ? null
        : { day: dayOf(oldest), age: numberOfDay(today) - numberOfDay(dayOf(oldest)) },
  }));
  return obstaclesFound(found, period);
}

/** As the index has it, for the shortest of its periods that holds the one reviewed. */
async function copied({ db, scope, subjects, filters }: Looking, over: Period): Promise<Found[]> {
  if (Object.keys(filters).length > 0) return [];
  const { path } = scope.agency;
  const branch = { path, reach: scope.below ? ('below' as const) : ('alone' as const) };
  const index = await flaggedIn(db, branch, over, 'one_text');
  if (index === null) return [];
  const rows = index.flagged.map(({ agencyId, count, of }) => ({
    ...{ agency: subjects.named(agencyId), count, of },
  }));
  return oneText(rows, index);
}

async function lookForClusters(looking: Looking, over: Period) {
  const { db, directory, scope, filters, branch } = looking;
  const [of] = await countFigures(db, {
    ...{ cells: cellsOf(scope, directory), stretches: stretchesOf(over, 'now') },
    ...{ filters, only: 'events' },
  });
  if (!canBeTold(of?.events.came ?? 0)) return { found: [], looked: 0 };
  const cells = await countCells(db, branch, over);
  return clustersFound(cells, over, ({ placeId, categoryId }) => ({
    place: placeNamed(directory, placeId),
    category: categoryNamed(directory, categoryId),
  }));
}
