import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { DB } from '../../platform/db/tables.generated.ts';
import { endOfPath, type Holding } from '../rights/index.ts';

/** One move to be counted: on the day of `at`, for the agency that held the complaint after it. */
export type FigureDelta = {
  readonly at: Date | string;
  readonly agency_id: number;
  readonly category_id: number | null;
  readonly channel: string;
  readonly verb: string;
};

export async function insertDeltas(db: Db, deltas: readonly FigureDelta[]): Promise<void> {
  await insertRows(db, 'figure_deltas', deltas);
}

/**
 * Takes up to `limit` deltas that no other worker is taking, and adds them to their days. One statement:
 * they are gone and counted, or still there and not. Rows are added in the order of their key, so that
 * two workers never wait for each other crosswise.
 *
 * @param zone in which a day begins and ends
 * @returns how many were taken
 */
export async function foldSome(db: Db, zone: string, limit: number): Promise<number> {
  const { rows } = await sql<{ taken: number }>`
    WITH taken AS (
      DELETE FROM figure_deltas WHERE id IN (
        SELECT id FROM figure_deltas ORDER BY id LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      RETURNING at, agency_id, category_id, channel, verb
    ), folded AS (
      INSERT INTO daily_figures (day, agency_id, verb, category_id, channel, count)
      SELECT (at AT TIME ZONE ${zone}::text)::date AS day, agency_id, verb,
             coalesce(category_id, 0) AS category, channel, count(*)
      FROM taken GROUP BY day, agency_id, verb, category, channel
      ORDER BY day, agency_id, verb, category, channel
      ON CONFLICT (day, agency_id, verb, category_id, channel)
      DO UPDATE SET count = daily_figures.count + excluded.count
    )
    SELECT count(*)::integer AS taken FROM taken`.execute(db);
  return rows[0]!.taken;
}

/**
 * Counts all of history again, in place of what was counted. For a transaction of its own in repeatable
 * read: the lock keeps folding out until the end, and is taken before the transaction's one view of the
 * data is, so history and waiting deltas are those of a single moment. Moves that commit meanwhile are
 * in neither, and are folded afterwards. Figures can be read throughout.
 *
 * @returns how many moves history holds
 */
export async function countAgain(db: Db, zone: string): Promise<number> {
  await sql`SET LOCAL statement_timeout = 0`.execute(db);
  await sql`LOCK TABLE daily_figures IN EXCLUSIVE MODE`.execute(db);
  await db.deleteFrom('figure_deltas').execute();
  await db.deleteFrom('daily_figures').execute();
  const { rows } = await sql<{ moves: number }>`
    WITH counted AS (
      INSERT INTO daily_figures (day, agency_id, verb, category_id, channel, count)
      SELECT (h.at AT TIME ZONE ${zone}::text)::date AS day, h.holder_id, h.verb,
             coalesce(h.category_id, 0) AS category, c.channel, count(*)
      FROM history_entries h JOIN complaints c ON c.number = h.complaint_number
      GROUP BY day, h.holder_id, h.verb, category, c.channel
      RETURNING count
    )
    SELECT coalesce(sum(count), 0)::integer AS moves FROM counted`.execute(db);
  return rows[0]!.moves;
}

/** An agency, with all below it or alone. */
export type Branch = Pick<Holding, 'path' | 'reach'>;

/**
 * How often each verb happened from one day to another, both included, at agencies of any of the
 * branches; each agency counts once, however many branches it is in. What waits to be folded counts too.
 *
 * @param zone in which a day begins and ends
 */
export async function sumByVerb(
  db: Db,
  zone: string,
  period: { readonly from: string; readonly to: string },
  branches: readonly Branch[],
): Promise<{ verb: string; count: number }[]> {
  const { from, to } = period;
  const folded = db
    .selectFrom('daily_figures')
    .innerJoin('agencies', 'agencies.id', 'daily_figures.agency_id')
    .select(['verb', 'count'])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where((eb) => inAny(eb, branches));
  const day = sql<string>`(at AT TIME ZONE ${zone}::text)::date`;
  const waiting = db
    .selectFrom('figure_deltas')
    .innerJoin('agencies', 'agencies.id', 'figure_deltas.agency_id')
    .select(['verb', sql<number>`1`.as('count')])
    .where(day, '>=', from)
    .where(day, '<=', to)
    .where((eb) => inAny(eb, branches));
  return db
    .selectFrom(folded.unionAll(waiting).as('counted'))
    .select(['verb', sql<number>`sum(count)::integer`.as('count')])
    .groupBy('verb')
    .orderBy('verb')
    .execute();
}

function inAny(
  eb: ExpressionBuilder<DB, 'agencies'>,
  branches: readonly Branch[],
): Expression<SqlBool> {
  return eb.or(
    branches.map(({ path, reach }) =>
      reach === 'below'
        ? eb.and([eb('agencies.path', '>=', path), eb('agencies.path', '<', endOfPath(path))])
        : eb('agencies.path', '=', path),
    ),
  );
}
