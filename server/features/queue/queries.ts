import { expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { executePrepared } from '../../platform/db/prepared.ts';
import { readTogether } from '../../platform/db/read-together.ts';
import type { DB } from '../../platform/db/tables.generated.ts';
import { inReach, visibleTo } from '../complaints/index.ts';
import { risesBy } from '../escalation/index.ts';
import { type Acting, actsByHolding, endOfPath, holdingsWith } from '../rights/index.ts';
import { besides, linesOf, type QueueComplaint, withBesides } from './queries/lines.ts';
import type { Way } from './rules/cheapest-way.ts';
import type { Phase } from './rules/phases.ts';
import type { Selection } from './rules/selection.ts';

/*
 * One set of conditions makes a list and its count, so the two cannot disagree. Around them stands the way
 * in which the rows are found (rules/cheapest-way.ts), which changes how long it takes and nothing else:
 * the acting person's reach is a condition of every one of them.
 */

/** Where a page ended, within its part. `turnAt` is text to the microsecond, which no Date can hold. */
export type Place = { readonly turnAt: string; readonly number: string };

export type Part = { readonly selection: Selection; readonly phase: Phase; readonly way: Way };

type Condition = RawBuilder<SqlBool>;

/** Lines of a page of the desk, and one to know whether there is another. */
const usualPage = 51;

/**
 * A condition that holds or does not, and that no index is looked for: which index finds the rows is said by
 * the way, and a plan made for every reader would take that of paths, as if each reached one agency.
 */
const asCondition = (condition: unknown): Condition => sql<SqlBool>`(${condition}) IS TRUE`;

/** What the acting person is shown of a selection: whose it is, and how far they reach. */
function scopeOf(acting: Acting, { scope, done }: Selection): Condition {
  const eb = expressionBuilder<DB, 'complaints'>();
  if (!actsByHolding(acting)) return sql<SqlBool>`false`;
  const held = () =>
    asCondition(inReach(eb, 'complaints.holder_path', holdingsWith(acting, 'readComplaints')));
  if (acting.kind === 'partner') return scope === 'held' ? held() : sql<SqlBool>`false`;
  switch (scope) {
    case 'registered':
      return sql<SqlBool>`complaints.registered_by = ${acting.staffId}`;
    case 'mentioned':
      return sql<SqlBool>`complaints.number IN (
        SELECT complaint_number FROM note_mentions
        WHERE staff_id = ${acting.staffId} AND read_at IS NULL) AND ${visibleTo(eb, acting)}`;
    case 'done':
      return sql<SqlBool>`complaints.number IN (
        SELECT complaint_number FROM history_entries
        WHERE actor = 'staff' AND staff_id = ${acting.staffId} AND verb = ${done!.verb}
          AND at >= ${done!.from}) AND ${visibleTo(eb, acting)}`;
    case 'risen': {
      const told = acting.holdings.flatMap(({ agencyId, permissions }) =>
        permissions
          .filter((permission) => risesBy.includes(permission))
          .map((permission) => ({ agencyId, permission })),
      );
      return sql<SqlBool>`complaints.number IN (
        SELECT complaint_number FROM risings
        JOIN unnest(${told.map(({ agencyId }) => agencyId)}::int[],
          ${told.map(({ permission }) => permission)}::text[]) AS told (agency_id, permission)
          USING (agency_id, permission)
        WHERE ended_at IS NULL) AND ${visibleTo(eb, acting)}`;
    }
    case 'judged':
      return asCondition(inReach(eb, 'complaints.judge_path', holdingsWith(acting, 'settle')));
    case 'held':
      return held();
  }
}

function oneOf(column: string, ids: readonly number[]): Condition {
  return sql<SqlBool>`${sql.ref(column)} = ANY(${ids}::int[])`;
}

/** Everything a row has to be, besides its status and what its way already says. */
function conditions(acting: Acting, { selection, phase, way }: Part): Condition {
  const all: Condition[] = [
    // Written out, so that the indexes of what is not finished are known to hold these.
    sql<SqlBool>`complaints.status IN (${sql.join(phase.statuses.map((each) => sql.lit(each)))})`,
    scopeOf(acting, selection),
  ];
  const { heldWithin, heldBy, categoryIds, placeIds, words } = selection;
  if (heldWithin !== undefined) {
    all.push(
      asCondition(
        sql`complaints.holder_path >= ${heldWithin} AND complaints.holder_path < ${endOfPath(heldWithin)}`,
      ),
    );
  }
  if (heldBy !== undefined) all.push(oneOf('complaints.holder_id', heldBy));
  if (categoryIds !== undefined && way.by !== 'category') {
    all.push(oneOf('complaints.category_id', categoryIds));
  }
  if (placeIds !== undefined && way.by !== 'place') {
    all.push(oneOf('complaints.place_id', placeIds));
  }
  if (selection.initiativeId !== undefined && way.by !== 'initiative') {
    all.push(sql`complaints.initiative_id = ${selection.initiativeId}`);
  }
  if (selection.channel) all.push(sql`complaints.channel = ${selection.channel}`);
  if (selection.kind) all.push(sql`complaints.kind = ${selection.kind}`);
  if (selection.dueFrom) all.push(sql`complaints.turn_at >= ${selection.dueFrom}`);
  if (selection.dueBefore) all.push(sql`complaints.turn_at < ${selection.dueBefore}`);
  // Where nothing is due its turn is its receipt, and the days are a range of what the list is read in order of.
  const received = sql.ref(phase.no === 3 ? 'complaints.turn_at' : 'complaints.received_at');
  if (selection.receivedFrom) all.push(sql`${received} >= ${selection.receivedFrom}`);
  if (selection.receivedBefore) all.push(sql`${received} < ${selection.receivedBefore}`);
  if (selection.appealed) all.push(sql`complaints.appeals > 0`);
  if (selection.handedBack) all.push(sql`complaints.hand_backs > 0`);
  if (selection.urgent) all.push(sql`complaints.priority <> 'ordinary'`);
  if (selection.promised) {
    all.push(sql`complaints.reply_no > 0 AND complaints.promised_for IS NOT NULL`);
  }
  if (selection.obstructed) all.push(sql`complaints.obstacle_id IS NOT NULL`);
  if (selection.gathered) all.push(sql`complaints.cause_id IS NOT NULL`);
  if (selection.silentOn) {
    all.push(sql`complaints.obstacle_id IS NULL AND (complaints.promised_for IS NULL
      OR complaints.promised_for < ${selection.silentOn}::date)`);
  }
  if (selection.returned) {
    all.push(sql`complaints.reply_no > 0 AND (
      SELECT verdict FROM replies WHERE replies.complaint_number = complaints.number
      AND replies.reply_no = complaints.reply_no) = 'returned'`);
  }
  if (words !== undefined) {
    const asked = words.map((word) => `'${word.replaceAll("'", "''")}':*`).join(' & ');
    all.push(
      sql`to_tsvector('simple', fold_arabic(complaints.text)) @@ to_tsquery('simple', ${asked})`,
      nothingHidden,
    );
  }
  return sql.join(all, sql` AND `) as Condition;
}

/** Whoever found a complaint by a word that is hidden from them would know that it stands there. */
const nothingHidden: Condition = sql`NOT EXISTS (
  SELECT FROM (
    SELECT marks FROM redactions r WHERE r.complaint_number = complaints.number
      AND r.subject = 'text' ORDER BY r.redaction_no DESC LIMIT 1) hidden
  WHERE hidden.marks <> '[]')`;

/** Numbers of one part, in order when a place in it matters. */
function numbersOf(
  acting: Acting,
  part: Part,
  { after, limit, ordered }: { after?: Place | undefined; limit: number; ordered: boolean },
): RawBuilder<unknown> {
  const { phase, way, selection } = part;
  const direction = directionOf(part);
  const order = ordered ? sql`ORDER BY turn_at ${direction}, number ${direction}` : sql``;
  const beyond =
    after === undefined
      ? sql``
      : sql` AND (complaints.turn_at, complaints.number) ${phase.descending ? sql`<` : sql`>`}
          (${after.turnAt}::timestamptz, ${after.number}::bigint)`;
  const rows = sql`SELECT number, turn_at FROM complaints
    WHERE ${conditions(acting, part)}${beyond}`;
  if (way.by === 'found') return sql`${rows} ${order} LIMIT ${sql.lit(limit)}`;
  const statuses = sql`unnest(${phase.statuses}::text[]) AS probe_status (status)`;
  const column = { agency: selection.scope === 'judged' ? 'judge_id' : 'holder_id' } as const;
  const [ids, key] =
    way.by === 'status'
      ? [sql``, sql``]
      : [
          sql`unnest(${way.ids}::int[]) AS probe (id) CROSS JOIN `,
          sql` AND complaints.${sql.ref(
            way.by === 'agency' ? column.agency : `${way.by}_id`,
          )} = probe.id`,
        ];
  return sql`SELECT found.number, found.turn_at FROM ${ids}${statuses} CROSS JOIN LATERAL (
      ${rows} AND complaints.status = probe_status.status${key}
      ${order} LIMIT ${sql.lit(limit)}) AS found ${order} LIMIT ${sql.lit(limit)}`;
}

const cursorAt = sql`to_char(page.turn_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS cursor_at`;
const directionOf = ({ phase }: Part) => (phase.descending ? sql`DESC` : sql`ASC`);

/** A page of one part of a list, as a statement. */
export function pageStatement(
  acting: Acting,
  part: Part,
  page: { after?: Place | undefined; limit: number },
): RawBuilder<QueueComplaint> {
  const direction = directionOf(part);
  return sql<QueueComplaint>`
    SELECT complaints.*, ${besides},
      ${cursorAt}
    FROM (${numbersOf(acting, part, { ...page, ordered: true })}) AS page
    JOIN complaints ON complaints.number = page.number ${withBesides}
    ORDER BY page.turn_at ${direction}, page.number ${direction}`;
}

/**
 * A page of one part of a list. What many ask for is one prepared statement; of what is narrowed the numbers are
 * found first, and the lines then read by them: planned for what it asks is only what depends on it, for
 * planning the whole takes longer than finding it.
 */
export async function listPart(
  db: Db,
  acting: Acting,
  part: Part,
  page: { after?: Place | undefined; limit: number },
): Promise<QueueComplaint[]> {
  if (page.limit === usualPage && isOften(part)) {
    return executePrepared(db, pageStatement(acting, part, page));
  }
  const places = sql<Pick<QueueComplaint, 'number' | 'cursor_at'>>`
    SELECT number, ${cursorAt} FROM (${numbersOf(acting, part, { ...page, ordered: true })}) AS page
    ORDER BY page.turn_at ${directionOf(part)}, page.number ${directionOf(part)}`;
  const { rows } = await places.execute(db);
  if (rows.length === 0) return [];
  const lines = await linesOf(db, rows);
  const byNumber = new Map(lines.map((line) => [line.number, line]));
  return rows.map(({ number, cursor_at }) => ({ ...byNumber.get(number)!, cursor_at }));
}

/**
 * Whether many ask for this: then it is prepared. What is narrowed by what has an index of its own is planned
 * for what it asks, and so is what nobody asks for twice.
 */
function isOften({ selection, way }: Part): boolean {
  const { categoryIds, placeIds, initiativeId, words, receivedFrom, receivedBefore } = selection;
  const narrowed = [categoryIds, placeIds, initiativeId, words, receivedFrom, receivedBefore];
  return (
    (way.by === 'status' || way.by === 'agency') && narrowed.every((each) => each === undefined)
  );
}

/** The counts of several lists, each up to a cap, as one statement of `key` and `count`. */
export function countStatement(
  acting: Acting,
  lists: readonly { readonly key: string; readonly parts: readonly Part[] }[],
  cap: number,
): RawBuilder<{ key: string; count: number }> {
  const limit = sql.lit(cap + 1);
  const counts = lists.map(({ key, parts }) => {
    const found = parts.map(
      (part) => sql`(${numbersOf(acting, part, { limit: cap + 1, ordered: false })})`,
    );
    return sql`SELECT ${key}::text AS key, count(*)::int AS count
      FROM (SELECT FROM (${sql.join(found, sql` UNION ALL `)}) AS part LIMIT ${limit}) AS list`;
  });
  return sql<{ key: string; count: number }>`${sql.join(counts, sql` UNION ALL `)}`;
}

/**
 * How many there are in each of several lists, none counted beyond the cap and one. What many ask for is
 * prepared, each by itself and all in one journey: to plan thirty lists takes longer than to count them.
 */
export async function countLists(
  db: Db,
  acting: Acting,
  lists: readonly { readonly key: string; readonly parts: readonly Part[] }[],
  cap: number,
): Promise<Map<string, number>> {
  const often = lists.filter(({ parts }) => parts.every(isOften));
  const rare = lists.filter((list) => !often.includes(list));
  const counts = await readTogether(db, (within) =>
    Promise.all(often.map((list) => executePrepared(within, countStatement(acting, [list], cap)))),
  );
  if (rare.length > 0) counts.push((await countStatement(acting, rare, cap).execute(db)).rows);
  return new Map(counts.flat().map(({ key, count }) => [key, count]));
}

export { complaintsByNumber, type QueueComplaint } from './queries/lines.ts';

export { type Branch, type LateBranch, lateIn, lateStatement } from './queries/overdue.ts';

export { deleteView, insertView, lockViews, updateView, viewsOf } from './queries/views.ts';
