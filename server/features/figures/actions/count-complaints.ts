import { setImmediate } from 'node:timers/promises';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import {
  addSums,
  type CountedRow,
  countedOf,
  forgetSetAside,
  journeysOf,
  putCounted,
  readTree,
  setAside,
  treeVersion,
} from '../queries.ts';
import { type Contributions, contributionsOf } from '../rules/contributions.ts';
import { dayOfNumber, daysIn, numberOfDay } from '../rules/days.ts';
import { decodeEvents, encodeEvents } from '../rules/encode-events.ts';
import { agencyOf, type Journey } from '../rules/journey.ts';
import { spread } from '../rules/spread.ts';
import { Sums } from '../rules/sums.ts';
import type { TreeHistory } from '../rules/tree-history.ts';

/**
 * Counts complaints anew: what each contributes now is added, and what was counted of it before is taken off.
 * Only for who holds the lock of counting.
 *
 * @param asOf until when time that ran out is counted
 * @returns how many of them, from the first one on: where they make too many sums to hold, not all
 */
export async function countComplaints(
  ctx: Ctx,
  db: Db,
  numbers: readonly string[],
  asOf: Date,
): Promise<number> {
  if (numbers.length === 0) return 0;
  await forgetSetAside(db, numbers);
  const tree = await treeOf(ctx, db);
  const sums = { events: new Sums(), cohorts: new Sums() };
  const read = (from: number) => readPage(db, numbers.slice(from, from + page));
  let done = 0;
  let kept: Promise<void> | undefined;
  // While one page is counted, the one before is written and the next is read.
  for (let next = read(0); done < numbers.length && !isFull(sums); done += page) {
    const given = await next;
    next = read(done + page);
    next.catch(() => undefined);
    const counted = await countPage(ctx, { ...given, tree, asOf, sums });
    await kept;
    kept = keep(db, counted);
    kept.catch(() => undefined);
  }
  await kept;
  await addSums(db, 'event_figures', sums.events);
  await addSums(db, 'cohort_figures', sums.cohorts);
  return Math.min(done, numbers.length);
}

/** What is held is bounded by sums, not by complaints: these make few or many. */
const mostSums = 400_000;
const isFull = ({ events, cohorts }: Page['sums']) => events.size + cohorts.size > mostSums;

/** How many complaints are read at once. */
const page = 1000;

/** Histories, and what was counted of them before. */
async function readPage(db: Db, numbers: readonly string[]) {
  if (numbers.length === 0) return { before: [], journeys: [] };
  const [before, journeys] = await Promise.all([countedOf(db, numbers), journeysOf(db, numbers)]);
  return { before, journeys };
}

type Page = {
  readonly before: readonly CountedRow[];
  readonly journeys: readonly Journey[];
  readonly tree: TreeHistory;
  readonly asOf: Date;
  readonly sums: { readonly events: Sums; readonly cohorts: Sums };
};

/** So many are counted before whatever else waits in this process has its turn. */
const inARow = 50;

type Counted = {
  /** Of which something else is counted than before. */
  readonly changed: CountedRow[];
  /** Of which it cannot be told what they contribute; they are logged and left as they are. */
  readonly failed: string[];
};

/** Counts each complaint, and adds to sums by what that is more than before. */
async function countPage(ctx: Ctx, page: Page): Promise<Counted> {
  const { before, journeys, tree, asOf, sums } = page;
  const dayOf = daysIn((at) => localDay(at, ctx.config.TIME_ZONE));
  const now = ctx.clock();
  const known = new Map(before.map((row) => [row.complaint_number, row]));
  const changed: CountedRow[] = [];
  const failed: string[] = [];
  for (const [at, journey] of journeys.entries()) {
    if (at % inARow === 0) await setImmediate();
    let contributions: Contributions;
    try {
      contributions = contributionsOf(journey, tree, dayOf, asOf.getTime());
    } catch (err) {
      ctx.log.error({ err, complaint: journey.number }, 'a complaint cannot be counted: set aside');
      failed.push(journey.number);
      continue;
    }
    const row = rowOf(contributions, now);
    const old = known.get(row.complaint_number);
    if (old !== undefined && isSame(old, row)) continue;
    changed.push(row);
    if (old !== undefined) spread(contributionsIn(old), -1, sums);
    spread(contributions, 1, sums);
  }
  return { changed, failed };
}

async function keep(db: Db, { changed, failed }: Counted): Promise<void> {
  await putCounted(db, changed);
  await setAside(db, failed);
}

type Known = { readonly version: string; readonly tree: TreeHistory };
const trees = new WeakMap<object, Known>();

/** The tree as it was at any time, read again when it was changed. */
async function treeOf(ctx: Ctx, db: Db): Promise<TreeHistory> {
  const { agencies, changeId } = await treeVersion(db);
  const version = `${agencies} ${changeId}`;
  let known = trees.get(ctx.db);
  if (known?.version !== version) {
    known = { version, tree: await readTree(db) };
    trees.set(ctx.db, known);
  }
  return known.tree;
}

function rowOf(of: Contributions, countedAt: Date): CountedRow {
  const { path, categoryId } = of.stand;
  return {
    ...{ complaint_number: of.number, received_day: dayOfNumber(of.receivedDay) },
    ...{ agency_id: agencyOf(path), path, category_id: categoryId, place_id: of.placeId },
    ...{ initiative_id: of.initiativeId, last_day: dayOfNumber(lastDayOf(of)) },
    ...{ channel: of.channel, kind: of.kind, marks: of.marks, counted_at: countedAt },
    ...encodeEvents(of.events),
  };
}

/** The last day on which anything counts of a complaint. */
const lastDayOf = ({ receivedDay, events }: Contributions) =>
  events.reduce((last, { day }) => Math.max(last, day), receivedDay);

function contributionsIn(row: CountedRow): Contributions {
  return {
    ...{ number: row.complaint_number, receivedDay: numberOfDay(row.received_day) },
    stand: { path: row.path, categoryId: row.category_id },
    ...{ channel: row.channel, kind: row.kind, placeId: row.place_id, marks: row.marks },
    initiativeId: row.initiative_id,
    events: decodeEvents(row),
  };
}

/** Whether two rows say the same; when they were counted does not matter. */
function isSame(a: CountedRow, b: CountedRow): boolean {
  const texts = [a, b].map(({ counted_at: _, ...row }) =>
    JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))),
  );
  return texts[0] === texts[1];
}
