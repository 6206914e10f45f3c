import type { ObstacleKind } from '@insaf/contract/obstacles.ts';
import type { Review } from '@insaf/contract/review.ts';
import { sumObstacles } from '../../obstacles/index.ts';
import { worstFirst } from '../rules/figures.ts';
import { stretchesBefore, stretchesOf, stretchesUntil } from '../rules/period.ts';
import { agencyNamed, cellsBelow, cellsOf } from '../rules/scope.ts';
import { countFigures, type Reviewing } from './count-figures.ts';

/**
 * The agency itself and each right below it, the one with the most complaints over their time first. One
 * that was closed is shown where something of it is counted.
 */
export async function countAgencies({
  db,
  directory,
  scope,
  filters,
  period,
}: Reviewing): Promise<Pick<Review, 'agencies'>> {
  if (!scope.below) return { agencies: [] };
  const counted = await countFigures(db, {
    cells: cellsBelow(scope, directory),
    stretches: [
      ...stretchesOf(period, 'now'),
      ...stretchesBefore(period.from, 'start'),
      ...stretchesUntil(period.to, 'end'),
    ],
    filters,
  });
  const byAgency = Map.groupBy(counted, ({ key }) => Number(key));
  const shown = [scope.agency, ...directory.childrenOf(scope.agency.id)].filter(
    ({ id, active }) => active || byAgency.has(id),
  );
  const agencies = shown.map((agency) => {
    const of = (label: string) => byAgency.get(agency.id)?.find((each) => each.label === label);
    const openAt = (label: string) => {
      const { came = 0, left = 0 } = of(label)?.events ?? {};
      return came - left;
    };
    const { events = {}, cohort = {} } = of('now') ?? {};
    const itself = agency.id === scope.agency.id;
    return {
      ...{ agency: agencyNamed(agency), itself, events, cohort },
      branches: !itself && directory.childrenOf(agency.id).length > 0,
      standing: { open_at_start: openAt('start'), open_at_end: openAt('end') },
    };
  });
  return { agencies: agencies.sort(worstFirst) };
}

/** The agencies whose obstacles count: all that are asked for, by the tree of today. */
export function obstructedAgencies({
  directory,
  scope,
}: Pick<Reviewing, 'directory' | 'scope'>): number[] {
  return scope.tree === 'today' || !scope.below
    ? cellsOf(scope, directory).map(({ agencyId }) => agencyId)
    : directory.agencies
        .filter(({ path }) => path.startsWith(scope.agency.path))
        .map(({ id }) => id);
}

/** What stood in the way, by kind, the most that still do first. */
export async function countObstacles(reviewing: Reviewing): Promise<Review['obstacles']> {
  const { db, period } = reviewing;
  const rows = await sumObstacles(db, obstructedAgencies(reviewing), period);
  const kinds = [...Map.groupBy(rows, ({ kind }) => kind)].map(([kind, of]) => {
    const sum = (name: 'recorded' | 'decided' | 'removed' | 'open') =>
      of.reduce((total, row) => total + row[name], 0);
    const [oldest] = of.flatMap((row) => row.oldest?.toISOString() ?? []).sort();
    return {
      kind: kind as ObstacleKind,
      ...{ recorded: sum('recorded'), decided: sum('decided'), removed: sum('removed') },
      ...{ open: sum('open'), oldest: oldest ?? null },
    };
  });
  return kinds
    .filter(({ recorded, decided, removed, open }) => recorded + decided + removed + open > 0)
    .sort((one, other) => other.open - one.open || other.recorded - one.recorded);
}
