import { cohortFigures, dismissedFigures, eventFigures } from '@insaf/contract/figures.ts';
import { type Basis, dismissed } from '@insaf/contract/review.ts';
import { expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { DB } from '../../../platform/db/tables.generated.ts';
import { visibleTo } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import type { SumRow } from '../rules/figures.ts';
import type { Filters, ReviewPart } from '../rules/filters.ts';
import type { Stretch } from '../rules/period.ts';
import type { Cell } from '../rules/scope.ts';

/*
 * What the kept sums cannot tell, because more parts have to be known at once than they are kept by, is counted
 * from what was counted of each complaint. Each is looked at once for all that it is told apart by; what is
 * alike is counted first, and only then is it looked where in the tree that counts. A stand is the path of an
 * agency with the id of a category, as migration 0038 says.
 */

type Condition = RawBuilder<SqlBool>;

/** What a complaint is of each part: the category of an event is that of its day. */
const cohortParts = {
  category: sql`coalesce(f.category_id::text, '')`,
  channel: sql`f.channel`,
  kind: sql`f.kind`,
  place: sql`coalesce(f.place_id::text, '')`,
  initiative: sql`coalesce(f.initiative_id::text, '')`,
} as const;
const categoryOf = (stand: RawBuilder<unknown>) => sql`split_part(${stand}, '/', -1)`;
const eventParts = { ...cohortParts, category: categoryOf(sql`event.stand`) } as const;
const partsOf = { cohort: cohortParts, events: eventParts } as const;

/** Whether complaints, or events, are among those that the filters leave. */
function narrowed(basis: Basis, filters: Filters): Condition {
  const all = (Object.keys(filters) as ReviewPart[]).map(
    (part) => sql`${partsOf[basis][part]} = ANY(${[...filters[part]!]}::text[])`,
  );
  return sql<SqlBool>`${sql.join([sql`true`, ...all], sql` AND `)}`;
}

const agencyOf = (path: RawBuilder<unknown>) => sql`split_part(${path}, '/', -2)::int`;
/** Whether a path leads through a cell's agency, or ends there. */
const through = (path: RawBuilder<unknown>) =>
  sql`strpos(${path}, '/' || cell.agency_id || '/') > 0`;

/** Whether a complaint stands at a cell's agency, or below it. */
const standsIn: Condition = sql<SqlBool>`
  CASE cell.reach WHEN 'own' THEN f.agency_id = cell.agency_id
  ELSE ${through(sql`f.path`)} AND f.agency_id <> cell.agency_id END`;

/**
 * How often an event counts at a cell, as the kept sums have it (figures/rules/spread.ts): what came from
 * within a branch came to its agency and not to the branch, so it is taken off again below.
 *
 * @param byCategory whether only what has the same category comes from somewhere
 */
function weightOf(byCategory: boolean): RawBuilder<number> {
  const stand = sql`event.stand`;
  const other = byCategory
    ? sql`CASE WHEN ${categoryOf(sql`event.other`)} = ${categoryOf(stand)} THEN event.other END`
    : sql`event.other`;
  return sql<number>`CASE
    WHEN cell.reach = 'own' THEN (${agencyOf(stand)} = cell.agency_id
      AND coalesce(${agencyOf(other)} <> cell.agency_id, true))::int
    WHEN ${agencyOf(stand)} = cell.agency_id THEN
      -coalesce(${through(other)} AND ${agencyOf(other)} <> cell.agency_id, false)::int
    ELSE (${through(stand)} AND NOT coalesce(${through(other)}, false))::int END`;
}

const cellTable = (cells: readonly Cell[]) => sql`
  unnest(${cells.map(({ key }) => key)}::text[], ${cells.map(({ agencyId }) => agencyId)}::int[],
    ${cells.map(({ reach }) => reach)}::text[]) AS cell (key, agency_id, reach)`;

/** So many agencies are looked up in the index of agencies; of more, each complaint is looked at. */
const agenciesLookedUp = 200;

/** Whether anything of a complaint can count in these cells; null: of the root everything does. */
async function concerning(db: Db, cells: readonly Cell[]): Promise<Condition | null> {
  const ids = [...new Set(cells.map(({ agencyId }) => agencyId))];
  const root = await db
    .selectFrom('agencies')
    .select('id')
    .where('parent_id', 'is', null)
    .execute();
  const all = root.some(({ id }) => ids.includes(id)) || ids.length > agenciesLookedUp;
  if (all) return null;
  return sql<SqlBool>`counted_agencies(f.path, f.stands) && ${ids}::int[]`;
}

export type Scan = {
  readonly basis: Basis;
  readonly cells: readonly Cell[];
  readonly stretches: readonly Stretch[];
  readonly filters: Filters;
  /** The parts of which each value stands by itself, each apart from the others; null: the whole. */
  readonly bys: readonly (ReviewPart | null)[];
  readonly byStart: boolean;
};

/** A sum with the place among `bys` of what it is told apart by. */
export type ScannedRow = SumRow & { readonly by_no: number };

/** The same sums as sumFigures gives, for any number of parts at once. */
export async function scanFigures(db: Db, scan: Scan): Promise<ScannedRow[]> {
  if (scan.cells.length === 0 || scan.stretches.length === 0 || scan.bys.length === 0) return [];
  const concerned = await concerning(db, scan.cells);
  return scan.basis === 'cohort'
    ? scanCohort(db, scan, concerned)
    : scanEvents(db, scan, concerned);
}

async function scanCohort(db: Db, scan: Scan, concerned: Condition | null) {
  const { cells, stretches, filters, byStart } = scan;
  const sums = cohortFigures.map(
    (name, bit) => sql`sum((marks >> ${sql.lit(bit)} & 1) * times)::int AS ${sql.ref(name)}`,
  );
  const { rows } = await sql<ScannedRow>`
    SELECT cell.key, label, ${valueAndBy(scan)}, ${sql.join(sums)}
    FROM (
      SELECT f.path, f.marks, ${byStart ? sql`f.received_day::text` : sql`stretch.label`} AS label,
        count(*) AS times${valuesOf(scan)}
      FROM ${stretchTable(stretches)}
      JOIN complaint_figures f ON ${dayOf(concerned, 'received_day')} BETWEEN stretch.first AND stretch.last
      WHERE ${concerned ?? sql`true`} AND ${narrowed('cohort', filters)}
      GROUP BY f.path, f.marks, 3${groupedBy(scan)}) AS alike
    ${cellsOn(sql`alike.path`, cells)}
    WHERE (cell.reach = 'own') = (cell.agency_id = ${agencyOf(sql`alike.path`)})
    ${groupingSets(scan)}`.execute(db);
  return rows;
}

async function scanEvents(db: Db, scan: Scan, concerned: Condition | null) {
  // Where something came from is another matter within a category: that is looked at by itself.
  const byCategory = scan.bys.filter((by) => by === 'category');
  const narrowedByIt = scan.filters.category !== undefined;
  const others = scan.bys.filter((by) => by !== 'category');
  if (narrowedByIt || byCategory.length === 0) {
    return eventsOfOne(db, scan, concerned, narrowedByIt);
  }
  const within = await eventsOfOne(db, { ...scan, bys: byCategory }, concerned, true);
  const rest =
    others.length === 0 ? [] : await eventsOfOne(db, { ...scan, bys: others }, concerned, false);
  const placed = (rows: ScannedRow[], bys: Scan['bys']) =>
    rows.map((row) => ({ ...row, by_no: scan.bys.indexOf(bys[row.by_no]!) }));
  return [...placed(within, byCategory), ...placed(rest, others)];
}

async function eventsOfOne(db: Db, scan: Scan, concerned: Condition | null, byCategory: boolean) {
  const { cells, stretches, filters, byStart } = scan;
  const { category, ...ofComplaint } = filters;
  const about =
    category === undefined
      ? sql`true`
      : sql`EXISTS (SELECT FROM unnest(f.stands) AS stand
          WHERE ${categoryOf(sql`stand`)} = ANY(${[...category]}::text[]))`;
  const sums = eventFigures.map(
    (name, at) =>
      sql`(sum(times * weight) FILTER (WHERE figure = ${sql.lit(at)}))::int AS ${sql.ref(name)}`,
  );
  const { rows } = await sql<ScannedRow>`
    SELECT cell.key, label, ${valueAndBy(scan)}, ${sql.join(sums)}
    FROM (
      SELECT event.figure, event.stand, event.other,
        ${byStart ? sql`event.day::text` : sql`stretch.label`} AS label,
        count(*) AS times${valuesOf(scan)}
      FROM complaint_figures f CROSS JOIN LATERAL (
        SELECT date '2000-01-01' + f.events[no] / 64 AS day, f.events[no] % 64 AS figure,
          f.stands[f.events[no + 1] / 32768] AS stand,
          f.stands[nullif(f.events[no + 1] % 32768, 0)] AS other
        FROM generate_series(1, cardinality(f.events), 2) AS no) AS event
      JOIN ${stretchTable(stretches)} ON event.day BETWEEN stretch.first AND stretch.last
      WHERE ${dayOf(concerned, 'received_day')} <= (SELECT max(last) FROM ${stretchTable(stretches)})
        AND ${dayOf(concerned, 'last_day')} >= (SELECT min(first) FROM ${stretchTable(stretches)})
        AND ${concerned ?? sql`true`} AND ${narrowed('cohort', ofComplaint)} AND ${about}
        AND ${narrowed('events', category === undefined ? {} : { category })}
      GROUP BY event.figure, event.stand, event.other, 4${groupedBy(scan)}) AS event
    ${cellsOn(sql`event.stand`, cells)}
    CROSS JOIN LATERAL (SELECT ${weightOf(byCategory)} AS weight) AS weighed
    WHERE weight <> 0
    ${groupingSets(scan)}`.execute(db);
  return rows;
}

/**
 * A day of a complaint. Those of a branch are found by its agencies alone: looked for by days too, whole blocks
 * would be searched for them once more.
 */
const dayOf = (concerned: Condition | null, column: 'received_day' | 'last_day') =>
  concerned === null ? sql.ref(`f.${column}`) : sql`(${sql.ref(`f.${column}`)} + 0)`;

/** What an event is about is told by where it stood. */
const partOf = ({ basis }: Scan, by: ReviewPart) =>
  basis === 'events' && by === 'category' ? categoryOf(sql`event.stand`) : cohortParts[by];

const namedParts = ({ bys }: Scan) =>
  bys.flatMap((by, no) => (by === null ? [] : [{ by, column: sql.ref(`value_${no}`), no }]));

const valuesOf = (scan: Scan) => {
  const values = namedParts(scan).map(({ by, column }) => sql`, ${partOf(scan, by)} AS ${column}`);
  return sql.join(values, sql``);
};

const groupedBy = (scan: Scan) =>
  sql.join(
    namedParts(scan).map(({ column }) => sql`, ${column}`),
    sql``,
  );

/** The value of a sum, and by which part it is told apart: of all those parts just one is not NULL. */
function valueAndBy(scan: Scan) {
  const parts = namedParts(scan);
  const whole = scan.bys.indexOf(null);
  if (parts.length === 0) return sql`''::text AS value, ${sql.lit(whole)}::int AS by_no`;
  const values = parts.map(({ column }) => column);
  const numbers = parts.map(
    ({ column, no }) => sql`WHEN grouping(${column}) = 0 THEN ${sql.lit(no)}::int`,
  );
  return sql`coalesce(${sql.join(values)}, '') AS value,
    CASE ${sql.join(numbers, sql` `)} ELSE ${sql.lit(whole)}::int END AS by_no`;
}

/** One set for each part, or for the whole. */
function groupingSets(scan: Scan) {
  const columns = scan.bys.map((by, no) =>
    by === null ? sql`` : sql`, ${sql.ref(`value_${no}`)}`,
  );
  const sets = columns.map((column) => sql`(cell.key, label${column})`);
  return sql`GROUP BY GROUPING SETS (${sql.join(sets)})`;
}

/** The cells of the agencies on a path. */
const cellsOn = (path: RawBuilder<unknown>, cells: readonly Cell[]) => sql`
  CROSS JOIN LATERAL unnest(string_to_array(trim(LEADING '/' FROM
    regexp_replace(${path}, '[^/]*$', '')), '/')) AS on_path (id)
  JOIN ${cellTable(cells)} ON cell.agency_id = nullif(on_path.id, '')::int`;

/** Stretches as days: a month ends with its last day. */
const stretchTable = (stretches: readonly Stretch[]) => sql`(
  SELECT label, first, CASE span WHEN 'month' THEN (last + interval '1 month')::date - 1 ELSE last END AS last
  FROM unnest(${stretches.map(({ label }) => label)}::text[],
    ${stretches.map(({ span }) => span)}::text[], ${stretches.map(({ first }) => first)}::date[],
    ${stretches.map(({ last }) => last)}::date[]) AS given (label, span, first, last)) AS stretch`;

/** One number, as what makes a complaint count in it. */
export type Sought = {
  readonly cells: readonly Cell[];
  readonly filters: Filters;
  readonly number:
    | {
        readonly basis: 'cohort' | 'events';
        readonly figure: string;
        readonly from: string;
        readonly to: string;
      }
    | { readonly basis: 'standing'; readonly endOf: string };
};

/** A complaint behind a number; `seen`: the reader may open it. */
export type Behind = {
  readonly number: string;
  readonly received: string;
  readonly times: number;
  readonly seen: boolean;
};

/** The events of so many days are looked up in the index of events; of more, each complaint is looked at. */
const daysLookedUp = 400;

type Place = { readonly received: string; readonly number: string };

/**
 * The complaints behind a number, the latest received first, each with how often it is counted there. Those
 * that the reader may not open are among them as numbers alone, so that a page says how many it hides.
 */
export async function behind(
  db: Db,
  acting: Acting,
  sought: Sought,
  page: { readonly after: Place | null; readonly limit: number },
): Promise<Behind[]> {
  const { after, limit } = page;
  const beyond =
    after === null
      ? sql``
      : sql` AND (f.received_day, f.complaint_number) < (${after.received}::date, ${after.number}::bigint)`;
  const concerned = (await concerning(db, sought.cells)) ?? sql<SqlBool>`true`;
  const { rows } = await sql<Behind>`
    SELECT found.complaint_number::text AS number, found.received_day::text AS received, found.times,
      ${visibleTo(expressionBuilder<DB, 'complaints'>(), acting)} AS seen
    FROM (
      SELECT f.complaint_number, f.received_day, counted.times
      FROM complaint_figures f CROSS JOIN LATERAL (${timesOf(sought)}) AS counted
      WHERE ${within(sought)} AND ${concerned} AND counted.times > 0${beyond}
      ORDER BY f.received_day DESC, f.complaint_number DESC LIMIT ${sql.lit(limit)}) AS found
    JOIN complaints ON complaints.number = found.complaint_number
    ORDER BY found.received_day DESC, found.complaint_number DESC`.execute(db);
  return rows;
}

/** The days on which what counts can have been received. */
function within({ number }: Sought): RawBuilder<SqlBool> {
  if (number.basis === 'standing') return sql<SqlBool>`f.received_day <= ${number.endOf}::date`;
  const { basis, figure, from, to } = number;
  if (basis === 'cohort') return sql<SqlBool>`f.received_day BETWEEN ${from}::date AND ${to}::date`;
  const received = sql<SqlBool>`f.received_day <= ${to}::date`;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days > daysLookedUp) return received;
  return sql<SqlBool>`${received} AND f.events && ARRAY(
    SELECT (day::date - date '2000-01-01') * 64 + figure
    FROM generate_series(${from}::date, ${to}::date, interval '1 day') AS day,
      unnest(${figuresOf(figure)}::int[]) AS figure)`;
}

function timesOf({ cells, filters, number }: Sought) {
  if (number.basis === 'cohort') {
    return sql`SELECT count(*)::int AS times FROM ${cellTable(cells)}
      WHERE ${standsIn} AND f.marks & ${sql.lit(marksOf(number.figure))} <> 0
        AND ${narrowed('cohort', filters)}`;
  }
  const happened = sql`FROM counted_events(f) AS event CROSS JOIN ${cellTable(cells)}
    CROSS JOIN LATERAL (SELECT ${weightOf(filters.category !== undefined)} AS weight) AS weighed
    WHERE ${narrowed('events', filters)}`;
  if (number.basis !== 'standing') {
    return sql`SELECT coalesce(sum(weight), 0)::int AS times ${happened}
      AND event.figure = ANY(${figuresOf(number.figure)}::int[])
      AND event.day BETWEEN ${number.from}::date AND ${number.to}::date`;
  }
  const [came, left] = [eventFigures.indexOf('came'), eventFigures.indexOf('left')];
  return sql`SELECT coalesce(sum(CASE event.figure WHEN ${sql.lit(came)} THEN weight ELSE -weight END), 0)::int
      AS times ${happened}
    AND event.figure IN (${sql.lit(came)}, ${sql.lit(left)}) AND event.day <= ${number.endOf}::date`;
}

const namesOf = (figure: string): readonly string[] =>
  figure === dismissed ? dismissedFigures : [figure];

const marksOf = (figure: string): number =>
  namesOf(figure).reduce((bits, name) => bits | (1 << cohortFigures.indexOf(name as never)), 0);

const figuresOf = (figure: string): number[] =>
  namesOf(figure).map((name) => eventFigures.indexOf(name as never));
