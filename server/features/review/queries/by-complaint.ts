import type { Basis } from '@insaf/contract/review.ts';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Filters, ReviewPart } from '../rules/filters.ts';
import type { Cell } from '../rules/scope.ts';

/*
 * What the kept sums cannot tell, because more parts have to be known at once than they are kept by, is counted
 * from what was counted of each complaint. Each is looked at once for all that it is told apart by. A stand is
 * the path of an agency with the id of a category, as migration 0038 says.
 */

export type Condition = RawBuilder<SqlBool>;

/** What a complaint is of each part: the category of an event is that of its day. */
export const cohortParts = {
  category: sql`coalesce(f.category_id::text, '')`,
  channel: sql`f.channel`,
  kind: sql`f.kind`,
  place: sql`coalesce(f.place_id::text, '')`,
  initiative: sql`coalesce(f.initiative_id::text, '')`,
} as const;
export const categoryOf = (stand: RawBuilder<unknown>) => sql`split_part(${stand}, '/', -1)`;
const eventParts = { ...cohortParts, category: categoryOf(sql`event.stand`) } as const;
const partsOf = { cohort: cohortParts, events: eventParts } as const;

/** Whether complaints, or events, are among those that the filters leave. */
export function narrowed(basis: Basis, filters: Filters): Condition {
  const all = (Object.keys(filters) as ReviewPart[]).map(
    (part) => sql`${partsOf[basis][part]} = ANY(${[...filters[part]!]}::text[])`,
  );
  return sql<SqlBool>`${sql.join([sql`true`, ...all], sql` AND `)}`;
}

export const agencyOf = (path: RawBuilder<unknown>) => sql`split_part(${path}, '/', -2)::int`;
/** Whether a path leads through a cell's agency, or ends there. */
const through = (path: RawBuilder<unknown>) =>
  sql`strpos(${path}, '/' || cell.agency_id || '/') > 0`;

/** Whether a complaint stands at a cell's agency, or below it. */
export const standsIn: Condition = sql<SqlBool>`
  CASE cell.reach WHEN 'own' THEN f.agency_id = cell.agency_id
  ELSE ${through(sql`f.path`)} AND f.agency_id <> cell.agency_id END`;

/**
 * How often an event counts at a cell, as the kept sums have it (figures/rules/spread.ts): what came from
 * within a branch came to its agency and not to the branch, so it is taken off again below.
 *
 * @param byCategory whether only what has the same category comes from somewhere
 */
export function weightOf(byCategory: boolean): RawBuilder<number> {
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

export const cellTable = (cells: readonly Cell[]) => sql`
  unnest(${cells.map(({ key }) => key)}::text[], ${cells.map(({ agencyId }) => agencyId)}::int[],
    ${cells.map(({ reach }) => reach)}::text[]) AS cell (key, agency_id, reach)`;

/** So many agencies are looked up in the index of agencies; of more, each complaint is looked at. */
const agenciesLookedUp = 200;

/** Whether anything of a complaint can count in these cells; null: of the root everything does. */
export async function concerning(db: Db, cells: readonly Cell[]): Promise<Condition | null> {
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
