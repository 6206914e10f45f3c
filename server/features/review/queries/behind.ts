import { cohortFigures, dismissedFigures, eventFigures } from '@insaf/contract/figures.ts';
import { dismissed } from '@insaf/contract/review.ts';
import { expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { DB } from '../../../platform/db/tables.generated.ts';
import { visibleTo } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';
import type { Filters } from '../rules/filters.ts';
import type { Cell } from '../rules/scope.ts';
import { cellTable, concerning, narrowed, standsIn, weightOf } from './by-complaint.ts';

/* The complaints behind a number. */

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
