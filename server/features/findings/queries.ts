import { type EventFigure, eventFigures, type FigurePart } from '@insaf/contract/figures.ts';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';

/*
 * What kept sums do not tell, from what was counted of each complaint; bounded by a period, and counts only.
 * Whether the reader reads the figures of the branch was asked before (review/actions/scope-asked.ts). A stand
 * is the path of an agency with the id of a category, and days are numbers since 2000, as migration 0038 says.
 */

/** Of which complaints: those that were at an agency of the branch, as the filters leave them. */
export type Branch = {
  /** The path of its agency; null: all there are. */
  readonly path: string | null;
  readonly filters: { readonly [part in Exclude<FigurePart, 'all'>]?: readonly string[] };
};

/** What a complaint is of each part. */
const parts = {
  category: sql`coalesce(f.category_id::text, '')`,
  channel: sql`f.channel`,
  kind: sql`f.kind`,
  place: sql`coalesce(f.place_id::text, '')`,
  initiative: sql`coalesce(f.initiative_id::text, '')`,
} as const;

function within({ path, filters }: Branch): RawBuilder<SqlBool> {
  const chosen = Object.entries(filters).map(
    ([part, values]) => sql`${parts[part as keyof typeof parts]} = ANY(${[...values]}::text[])`,
  );
  const there =
    path === null
      ? []
      : [sql`EXISTS (SELECT FROM unnest(f.stands) AS stand WHERE stand LIKE ${`${path}%`})`];
  return sql<SqlBool>`${sql.join([sql`true`, ...there, ...chosen], sql` AND `)}`;
}

/** An event as one number, so that the first and the last are a minimum and a maximum: day, place, stand. */
const [dayBits, noBits, mostStands] = [sql.lit(36), sql.lit(16), sql.lit(65_535)];

const placeOf = (figure: EventFigure) => sql.lit(eventFigures.indexOf(figure));

/** The first day on which a complaint was received; null before any was. */
export async function firstReceived(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    SELECT received_day::text AS day FROM complaint_figures
    ORDER BY received_day, complaint_number LIMIT 1`.execute(db);
  return rows[0]?.day ?? null;
}

export type WaitRow = {
  readonly stand: string;
  /** Days from receipt to being settled; null: it was not, within those given. */
  readonly after: number | null;
  readonly count: number;
};

/**
 * Complaints received from one day to another by where they were when each had had its days: where it was
 * settled, else where it had come to last.
 *
 * @param everySo 1: all; 2, 4, 8, …: about one of so many, always the same ones
 */
export async function countWaits(
  db: Db,
  branch: Branch,
  { from, to, days, everySo }: { from: string; to: string; days: number; everySo: number },
): Promise<WaitRow[]> {
  const { rows } = await sql<WaitRow>`
    SELECT f.stands[(coalesce(event.settled, event.came) & ${mostStands})::int] AS stand,
      (event.settled >> ${dayBits})::int - event.received AS after, count(*)::int AS count
    FROM complaint_figures f CROSS JOIN LATERAL (
      SELECT f.received_day - date '2000-01-01' AS received,
        min(at) FILTER (WHERE figure = ${placeOf('verified')}) AS settled,
        max(at) FILTER (WHERE figure = ${placeOf('came')}) AS came
      FROM (
        SELECT f.events[no] % 64 AS figure, (f.events[no] / 64)::bigint << ${dayBits}
          | no::bigint << ${noBits} | f.events[no + 1] / 32768 AS at
        FROM generate_series(1, cardinality(f.events), 2) AS no
        WHERE f.events[no] / 64 <= f.received_day - date '2000-01-01' + ${days}::int
      ) AS happened
    ) AS event
    WHERE f.received_day BETWEEN ${from}::date AND ${to}::date
      AND hashint8(f.complaint_number) & ${everySo - 1}::int = 0 AND ${within(branch)}
    GROUP BY 1, 2`.execute(db);
  return rows.filter(({ stand }) => stand !== null);
}

/** Complaints received in a period by place and category, those that have both. */
export async function countCells(
  db: Db,
  branch: Branch,
  { from, to }: { from: string; to: string },
): Promise<{ placeId: number; categoryId: number; count: number }[]> {
  const { rows } = await sql<{ placeId: number; categoryId: number; count: number }>`
    SELECT f.place_id AS "placeId", f.category_id AS "categoryId", count(*)::int AS count
    FROM complaint_figures f
    WHERE f.received_day BETWEEN ${from}::date AND ${to}::date
      AND f.place_id IS NOT NULL AND f.category_id IS NOT NULL AND ${within(branch)}
    GROUP BY 1, 2`.execute(db);
  return rows;
}

/** What was reopened in a period at most so many days after it was settled, by who had settled it. */
export async function countReopened(
  db: Db,
  branch: Branch,
  { from, to, soon }: { from: string; to: string; soon: number },
): Promise<{ stand: string; count: number }[]> {
  const { rows } = await sql<{ stand: string; count: number }>`
    SELECT reopened.stand, count(*)::int AS count
    FROM complaint_figures f CROSS JOIN LATERAL counted_events(f) AS reopened
    WHERE f.received_day <= ${to}::date AND f.events && ARRAY(
        SELECT (day::date - date '2000-01-01') * 64 + ${placeOf('reopened')}
        FROM generate_series(${from}::date, ${to}::date, interval '1 day') AS day)
      AND reopened.figure = ${placeOf('reopened')}
      AND reopened.day BETWEEN ${from}::date AND ${to}::date
      AND EXISTS (SELECT FROM counted_events(f) AS settled
        WHERE settled.figure = ${placeOf('verified')}
          AND settled.day BETWEEN reopened.day - ${soon}::int AND reopened.day)
      AND ${within(branch)}
    GROUP BY 1`.execute(db);
  return rows;
}

/** Replies of a period with a photo that had been used for another complaint, by agency. */
export async function countPhotosReused(
  db: Db,
  branch: Branch,
  { from, to, zone }: { from: string; to: string; zone: string },
): Promise<{ agencyId: number; count: number }[]> {
  const { rows } = await sql<{ agencyId: number; count: number }>`
    SELECT r.agency_id AS "agencyId", count(DISTINCT (r.complaint_number, r.reply_no))::int AS count
    FROM evidence_items i
    JOIN replies r ON r.complaint_number = i.complaint_number AND r.reply_no = i.reply_no
    JOIN complaint_figures f ON f.complaint_number = i.complaint_number
    WHERE i.requirement = 'photo_unused' AND i.state = 'not_met'
      AND r.at >= ${from}::date::timestamp AT TIME ZONE ${zone}::text
      AND r.at < (${to}::date + 1)::timestamp AT TIME ZONE ${zone}::text AND ${within(branch)}
    GROUP BY 1`.execute(db);
  return rows;
}
