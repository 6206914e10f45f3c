import { sameTextFrom } from '@insaf/contract/standing.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import {
  agencyOf,
  daysIn,
  decodeEvents,
  figuresUntil,
  monthOf,
  numberOfDay,
} from '../../figures/index.ts';
import { countReplies, type FiguresRow, figuresPage, putPeriod } from '../queries.ts';
import { type Counts, countNames } from '../rules/cell.ts';
import { cellsCsv, daysText } from '../rules/cells-csv.ts';
import { groupsOf, inOrder } from '../rules/groups.ts';
import { openCells } from '../rules/open-cells.ts';
import { openGroups } from '../rules/open-groups.ts';
import { type Period, periodsOn } from '../rules/periods.ts';
import { resultOf } from '../rules/result.ts';
import { standingsOf } from '../rules/standings.ts';
import { type Tallied, type Told, tallyOf } from '../rules/tally.ts';
import { cellsFrom, type NamedCell } from './cells-from.ts';
import { workedByAgency } from './worked-by-agency.ts';

const page = 5000;

/**
 * Computes the index of every period that is still open, from what figures hold of each complaint; not while
 * they are being counted from the beginning.
 *
 * @returns how many agencies have a place, of all periods together
 */
export async function computeStandings(ctx: Ctx): Promise<number> {
  const { whole } = await figuresUntil(ctx.db);
  if (!whole) {
    ctx.log.info('figures are being counted again: the index stays as it was');
    return 0;
  }
  const directory = await readDirectory(ctx.db);
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  let placed = 0;
  for (const period of periodsOn(today)) {
    placed += await computePeriod(ctx, directory, period, today);
  }
  return placed;
}

async function computePeriod(
  ctx: Ctx,
  directory: Directory,
  period: Period,
  today: string,
): Promise<number> {
  const cells = cellsFrom(directory, await tallied(ctx, period, today));
  const standings = inOrder(standingsOf(cells));
  const idOf = new Map(cells.map(({ agency, agencyId }) => [agency, agencyId]));
  await ctx.db.transaction().execute((db) =>
    putPeriod(db, period, {
      until: today,
      at: ctx.clock(),
      groups: groupsOf(standings),
      open: period.to < today ? openOf(cells) : null,
      cells: cells.map(storedCell),
      standings: standings.map((each) => ({
        agencyId: idOf.get(each.agency)!,
        result: resultOf(each),
      })),
    }),
  );
  return standings.length;
}

/** What anyone may read, computed from what is open alone, so that anyone computes the same. */
function openOf(cells: readonly NamedCell[]) {
  const open = openCells(cells);
  return { cells: cellsCsv(open), groups: openGroups(standingsOf(open)) };
}

/** Goes through the complaints of a period, a page at a time, and its replies. */
async function tallied(ctx: Ctx, period: Period, today: string): Promise<Tallied[]> {
  const dayOf = daysIn((at) => localDay(at, ctx.config.TIME_ZONE));
  const { learn, worked } = workedByAgency(ctx, dayOf);
  const tally = tallyOf({ today: numberOfDay(today), worked, monthEnd });
  for (let after: FiguresRow | null = null; ; ) {
    const rows: FiguresRow[] = await figuresPage(ctx.db, period, after, page);
    const complaints = rows.map(toldBy);
    await learn(complaints.flatMap(({ agencyId, events }) => [agencyId, ...events.map(placeOf)]));
    for (const complaint of complaints) tally.add(complaint);
    if (rows.length < page) break;
    after = rows.at(-1)!;
  }
  for (const { agencyId, categoryId, ...counts } of await countReplies(
    ctx.db,
    period,
    sameTextFrom,
  )) {
    tally.addReplies({ agencyId, categoryId, counts });
  }
  return [...tally.cells()];
}

const placeOf = ({ agencyId }: { agencyId: number }) => agencyId;
/** No month has more than 31 days. */
const monthEnd = (day: number) => monthOf(monthOf(day) + 31) - 1;

function toldBy(row: FiguresRow): Told {
  return {
    agencyId: row.agency_id,
    categoryId: row.category_id ?? 0,
    receivedDay: numberOfDay(row.received_day),
    marks: row.marks,
    events: decodeEvents(row).map(({ figure, day, stand }) => ({
      ...{ figure, day, agencyId: agencyOf(stand.path) },
      categoryId: stand.categoryId ?? 0,
    })),
  };
}

function storedCell(cell: NamedCell) {
  const counts = Object.fromEntries(countNames.map((name) => [name, cell[name]])) as Counts;
  return {
    ...{ agency_id: cell.agencyId, category_id: cell.categoryId, kind: cell.kind, counts },
    settled_after: daysText(cell.settled_after),
    unsettled_after: daysText(cell.unsettled_after),
  };
}
