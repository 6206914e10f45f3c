import type { GamingFlag, StandingGroup } from '@insaf/contract/standing.ts';
import { type ExpressionBuilder, type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { DB, StandingPeriods } from '../../platform/db/tables.generated.ts';
import { endOfPath, type Holding } from '../rights/index.ts';
import type { Counts } from './rules/cell.ts';
import type { Period } from './rules/periods.ts';
import type { Result } from './rules/result.ts';

/** What was counted of a complaint; events and stands as figures keep them. */
export type FiguresRow = {
  readonly complaint_number: string;
  readonly received_day: string;
  readonly agency_id: number;
  readonly category_id: number | null;
  readonly marks: number;
  readonly events: number[];
  readonly stands: string[];
};

/** The next complaints of a period, in the order of their days and numbers. */
export async function figuresPage(
  db: Db,
  { from, to }: Period,
  after: Pick<FiguresRow, 'received_day' | 'complaint_number'> | null,
  limit: number,
): Promise<FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`
    SELECT complaint_number, received_day, agency_id, category_id, marks, events, stands
    FROM complaint_figures
    WHERE received_day BETWEEN ${from} AND ${to}
      AND (received_day, complaint_number)
        > (${after?.received_day ?? from}::date, ${after?.complaint_number ?? '0'}::bigint)
    ORDER BY received_day, complaint_number LIMIT ${limit}`.execute(db);
  return rows;
}

/** What is counted of an agency's replies to complaints of one category. */
export type RepliesRow = {
  readonly agencyId: number;
  readonly categoryId: number;
} & Pick<Counts, 'replies' | 'one_text' | 'judged' | 'proven'>;

/**
 * The replies to a period's complaints, but for interim ones and those that came with joining. Texts are
 * compared without spaces, signs and digits; those given to many at once for one cause, and those that were
 * erased, are nobody's one text. For a job: it reads every reply of the period.
 *
 * @param sameFrom how many may have one text
 */
export async function countReplies(
  db: Db,
  { from, to }: Period,
  sameFrom: number,
): Promise<RepliesRow[]> {
  const { rows } = await sql<RepliesRow>`
    WITH given AS (
      SELECT r.agency_id, coalesce(f.category_id, 0) AS category_id, r.verdict, r.complaint_number,
        r.reply_no, md5(regexp_replace(r.text, '[[:space:][:punct:]0-9٠-٩]+', '', 'g')) AS print,
        r.text = '' OR EXISTS (SELECT FROM gatherings g
          WHERE g.complaint_number = r.complaint_number) AS apart
      FROM complaint_figures f JOIN replies r ON r.complaint_number = f.complaint_number
      WHERE f.received_day BETWEEN ${from} AND ${to}
        AND r.claim <> 'planned' AND r.copied_from IS NULL
    ), compared AS (
      SELECT *, count(*) OVER (PARTITION BY agency_id, apart, print) AS alike,
        verdict = 'settled' AND NOT EXISTS (SELECT FROM evidence_items e
          WHERE e.complaint_number = given.complaint_number AND e.reply_no = given.reply_no
            AND e.accepted_at IS NOT NULL) AS known
      FROM given
    )
    SELECT agency_id AS "agencyId", category_id AS "categoryId", count(*)::integer AS replies,
      count(*) FILTER (WHERE alike > ${sameFrom} AND NOT apart)::integer AS one_text,
      count(*) FILTER (WHERE verdict = 'settled')::integer AS judged,
      count(*) FILTER (WHERE known)::integer AS proven
    FROM compared GROUP BY agency_id, category_id`.execute(db);
  return rows;
}

export type StoredCell = {
  readonly agency_id: number;
  readonly category_id: number;
  readonly kind: string;
  readonly counts: Counts;
  readonly settled_after: string;
  readonly unsettled_after: string;
};

/** Puts what was computed of a period in place of what there was, in one transaction of its own. */
export async function putPeriod(
  db: Db,
  { name: period, from, to }: Period,
  {
    until,
    at,
    groups,
    cells,
    standings,
  }: {
    readonly until: string;
    readonly at: Date;
    readonly groups: readonly StandingGroup[];
    readonly cells: readonly StoredCell[];
    readonly standings: readonly { readonly agencyId: number; readonly result: Result }[];
  },
): Promise<void> {
  await db.deleteFrom('standing_periods').where('period', '=', period).execute();
  await db
    .insertInto('standing_periods')
    .values({
      ...{ period, from_day: from, to_day: to, until_day: until, computed_at: at },
      groups: JSON.stringify(groups),
    })
    .execute();
  await insertRows(
    db,
    'standing_cells',
    cells.map((cell) => ({ ...cell, period })),
  );
  const rows = standings.map(({ agencyId, result }, place) => ({
    ...{ period, agency_id: agencyId, place, peers: result.peers },
    result,
  }));
  await insertRows(db, 'standings', rows);
}

export type PeriodRow = Omit<Selectable<StandingPeriods>, 'groups'> & {
  readonly groups: readonly StandingGroup[];
};

/** All periods: years first, the newest of each first. */
export async function allPeriods(db: Db): Promise<PeriodRow[]> {
  const rows = await db
    .selectFrom('standing_periods')
    .selectAll()
    .orderBy(sql`length(period)`)
    .orderBy('period', 'desc')
    .execute();
  return rows as unknown as PeriodRow[];
}

/** The agencies of a period in any of the branches, in their places. */
export async function standingsPage(
  db: Db,
  period: string,
  branches: readonly Pick<Holding, 'path' | 'reach'>[],
  { peers, after, limit }: { peers?: string | undefined; after: number; limit: number },
): Promise<{ agency_id: number; place: number; result: Result }[]> {
  const rows = await db
    .selectFrom('standings')
    .innerJoin('agencies', 'agencies.id', 'standings.agency_id')
    .select(['agency_id', 'place', 'result'])
    .where('period', '=', period)
    .where('place', '>', after)
    .where((eb) => inAny(eb, branches))
    .$if(peers !== undefined, (query) => query.where('peers', '=', peers!))
    .orderBy('place')
    .limit(limit)
    .execute();
  return rows as unknown as { agency_id: number; place: number; result: Result }[];
}

/** The agencies of a period in a branch of which a flag is raised. */
export async function flaggedStandings(
  db: Db,
  period: string,
  branch: Pick<Holding, 'path' | 'reach'>,
  flag: GamingFlag,
): Promise<{ agency_id: number; result: Result }[]> {
  const rows = await db
    .selectFrom('standings')
    .innerJoin('agencies', 'agencies.id', 'standings.agency_id')
    .select(['agency_id', 'result'])
    .where('period', '=', period)
    .where((eb) => inAny(eb, [branch]))
    .where(sql<boolean>`result -> 'flags' @> ${JSON.stringify([{ flag }])}::jsonb`)
    .orderBy('place')
    .execute();
  return rows as unknown as { agency_id: number; result: Result }[];
}

/** What the index of a period was computed from. */
export async function cellsOf(db: Db, period: string): Promise<StoredCell[]> {
  const rows = await db
    .selectFrom('standing_cells')
    .select(['agency_id', 'category_id', 'kind', 'counts', 'settled_after', 'unsettled_after'])
    .where('period', '=', period)
    .execute();
  return rows as unknown as StoredCell[];
}

function inAny(
  eb: ExpressionBuilder<DB, 'agencies' | 'standings'>,
  branches: readonly Pick<Holding, 'path' | 'reach'>[],
) {
  return eb.or(
    branches.map(({ path, reach }) =>
      reach === 'below'
        ? eb.and([eb('agencies.path', '>=', path), eb('agencies.path', '<', endOfPath(path))])
        : eb('agencies.path', '=', path),
    ),
  );
}
