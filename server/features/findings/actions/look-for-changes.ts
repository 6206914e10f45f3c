import { dayOfNumber, numberOfDay } from '../../figures/index.ts';
import {
  type Counted,
  cellsBelow,
  cellsOf,
  countFigures,
  stretchesBefore,
  stretchesOf,
} from '../../review/index.ts';
import { countWaits, type WaitRow } from '../queries.ts';
import type { About, Found } from '../rules/about.ts';
import { type Compared, type ComparedWaits, changesOf } from '../rules/changed.ts';
import { sampleOf } from '../rules/sample.ts';
import { type Waited, type Window, windowOf } from '../rules/waiting.ts';
import type { Looking } from './looking.ts';
import { categoryNamed, partsOfStand } from './subjects.ts';

/** Agencies and categories whose shares or times changed from the days before. */
export async function lookForChanges(
  looking: Looking,
): Promise<{ readonly found: readonly Found[]; readonly looked: number }> {
  const { over, before, today } = looking;
  if (over === null || before === null) return { found: [], looked: 0 };
  const days = { ...over, beforeFrom: before.from, beforeTo: before.to };
  const compared = [...(await comparedAgencies(looking)), ...(await comparedCategories(looking))];
  const window = windowOf(
    [numberOfDay(over.from), numberOfDay(over.to)],
    numberOfDay(before.from),
    numberOfDay(today),
  );
  const waits = window === null ? null : await comparedWaits(looking, window);
  if (window === null || waits === null) return changesOf(compared, days, [], null);
  const received = {
    ...{ from: dayOfNumber(window.now[0]), to: dayOfNumber(window.now[1]) },
    ...{ beforeFrom: dayOfNumber(window.before[0]), beforeTo: dayOfNumber(window.before[1]) },
  };
  return changesOf(compared, days, waits, { within: window.within, days: received });
}

const stretchesFor = ({ over, before }: Looking) => [
  ...stretchesOf(over!, 'now'),
  ...stretchesOf(before!, 'before'),
  ...stretchesBefore(before!.from, 'start'),
];

/** Of an agency with others below it, those; it is seen as a whole in the figures above the findings. */
async function comparedAgencies(looking: Looking): Promise<Compared[]> {
  const { db, scope, filters, subjects } = looking;
  const counted = await countFigures(db, {
    ...{ cells: agencyCells(looking), stretches: stretchesFor(looking), filters, only: 'events' },
  });
  const alone = isAlone(looking);
  return [...Map.groupBy(counted, ({ key }) => Number(key))]
    .filter(([id]) => alone || id !== scope.agency.id)
    .map(([id, of]) => comparedOf({ agency: subjects.named(id) }, of));
}

export function isAlone({ scope, directory }: Pick<Looking, 'scope' | 'directory'>): boolean {
  return !scope.below || directory.childrenOf(scope.agency.id).length === 0;
}

/** The cells of each agency that a review speaks of, under its id. */
export function agencyCells({ scope, directory }: Pick<Looking, 'scope' | 'directory'>) {
  if (scope.below) return cellsBelow(scope, directory);
  return cellsOf(scope, directory).map((cell) => ({ ...cell, key: String(scope.agency.id) }));
}

async function comparedCategories(looking: Looking): Promise<Compared[]> {
  const { db, directory, scope, filters } = looking;
  if (filters.category !== undefined) return [];
  const counted = await countFigures(db, {
    ...{ cells: cellsOf(scope, directory), stretches: stretchesFor(looking), filters },
    ...{ by: 'category', only: 'events' },
  });
  return [...Map.groupBy(counted, ({ value }) => value)].flatMap(([value, of]) => {
    const category = categoryNamed(directory, value);
    return category === undefined ? [] : [comparedOf({ category }, of)];
  });
}

function comparedOf(about: About, counted: readonly Counted[]): Compared {
  const events = (label: string) => counted.find((each) => each.label === label)?.events ?? {};
  const { came = 0, left = 0 } = events('start');
  return { about, now: events('now'), before: events('before'), openAtStart: came - left };
}

/** How soon complaints were settled, in equal days; null where there are too many to go through. */
async function comparedWaits(looking: Looking, window: Window): Promise<ComparedWaits[] | null> {
  const { db, branch, over, before } = looking;
  const everySo = sampleOf(await cameIn(looking), await receivedIn(looking));
  if (over === null || before === null || everySo === null) return null;
  const rowsOf = ([from, to]: Window['now']) =>
    countWaits(db, branch, {
      ...{ from: dayOfNumber(from), to: dayOfNumber(to), days: window.within, everySo },
    });
  const [now, earlier] = [await rowsOf(window.now), await rowsOf(window.before)];
  return [
    ...waitsBy(now, earlier, agencyOfStand(looking)),
    ...(looking.filters.category === undefined
      ? waitsBy(now, earlier, categoryOfStand(looking))
      : []),
  ];
}

function agencyOfStand(looking: Looking) {
  const { scope, subjects } = looking;
  const alone = isAlone(looking);
  return (stand: string): About | null => {
    const id = subjects.ofPath(partsOfStand(stand).path);
    if (id === null || (id === scope.agency.id && !alone)) return null;
    return { agency: subjects.named(id) };
  };
}

function categoryOfStand({ directory, subjects }: Looking) {
  return (stand: string): About | null => {
    const { path, categoryId } = partsOfStand(stand);
    const category = categoryNamed(directory, categoryId);
    return subjects.ofPath(path) === null || category === undefined ? null : { category };
  };
}

function waitsBy(
  now: readonly WaitRow[],
  before: readonly WaitRow[],
  aboutOf: (stand: string) => About | null,
): ComparedWaits[] {
  const all = new Map<string, { about: About; now: Adding; before: Adding }>();
  const add = (rows: readonly WaitRow[], to: 'now' | 'before') => {
    for (const { stand, after, count } of rows) {
      const about = aboutOf(stand);
      if (about === null) continue;
      const code = (about.agency ?? about.category)!.code;
      const known = all.get(code) ?? { about, now: none(), before: none() };
      all.set(code, known);
      known[to].of += count;
      if (after === null) continue;
      known[to].settledAfter.set(after, (known[to].settledAfter.get(after) ?? 0) + count);
    }
  };
  add(now, 'now');
  add(before, 'before');
  return [...all.values()];
}

type Adding = { of: number; settledAfter: Map<number, number> };
const none = (): Adding & Waited => ({ of: 0, settledAfter: new Map() });

/** How many came to the branch in both periods. */
async function cameIn({ db, directory, scope, filters, over, before }: Looking): Promise<number> {
  const counted = await countFigures(db, {
    cells: cellsOf(scope, directory),
    stretches: [...stretchesOf(over!, 'both'), ...stretchesOf(before!, 'both')],
    ...{ filters, only: 'events' },
  });
  return counted.reduce((sum, { events }) => sum + (events.came ?? 0), 0);
}

/** How many were received in both periods wherever it was: all of them are looked at. */
async function receivedIn({ db, directory, over, before }: Looking): Promise<number> {
  const roots = directory
    .childrenOf(null)
    .flatMap(({ id }) =>
      (['own', 'under'] as const).map((reach) => ({ key: 'all', agencyId: id, reach })),
    );
  const counted = await countFigures(db, {
    cells: roots,
    stretches: [...stretchesOf(over!, 'both'), ...stretchesOf(before!, 'both')],
    ...{ filters: {}, only: 'events' },
  });
  return counted.reduce((sum, { events }) => sum + (events.received ?? 0), 0);
}
