import { expressionBuilder, type Insertable, type Selectable, sql, type Updateable } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { DB, ObstacleSteps, Obstacles } from '../../platform/db/tables.generated.ts';
import { visibleTo } from '../complaints/index.ts';
import type { Acting } from '../rights/index.ts';
import type { Cursor } from './rules/cursor.ts';

export { addToDay, sumObstacles } from './queries/figures.ts';
export { type OutlinedObstacle, openObstacles } from './queries/outline.ts';

export type Obstacle = Selectable<Obstacles>;
export type StepRow = Selectable<ObstacleSteps> & { officer: string | null };
/** A line of a list: with what was written first, and how many complaints it holds. */
export type Listed = Obstacle & {
  needed: string | null;
  outside: string | null;
  held: number;
  cursor_at: string;
};

/** Of these agencies those at which somebody can decide about obstacles. */
export async function decidersAmong(db: Db, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .selectFrom('held_roles')
    .select('agency_id')
    .distinct()
    .where('agency_id', '=', sql<number>`ANY(${[...ids]}::int[])`)
    .where(sql<boolean>`permissions @> '{decideObstacle}'`)
    .where('lent_by', 'is', null)
    .execute();
  return new Set(rows.flatMap(({ agency_id: id }) => id ?? []));
}

export function insertObstacle(db: Db, row: Insertable<Obstacles>): Promise<Obstacle> {
  return db.insertInto('obstacles').values(row).returningAll().executeTakeFirstOrThrow();
}

export function updateObstacle(
  db: Db,
  { id }: Pick<Obstacle, 'id'>,
  changes: Updateable<Obstacles>,
): Promise<Obstacle> {
  return db
    .updateTable('obstacles')
    .set(changes)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Adds a step with the next number; the obstacle is locked or new. */
export async function insertStep(
  db: Db,
  obstacle: Pick<Obstacle, 'id'>,
  step: Omit<Insertable<ObstacleSteps>, 'obstacle_id' | 'step_no'>,
): Promise<number> {
  const { step_no } = await db
    .insertInto('obstacle_steps')
    .values({
      ...step,
      obstacle_id: obstacle.id,
      step_no: sql<number>`(SELECT coalesce(max(step_no), 0) + 1 FROM obstacle_steps
        WHERE obstacle_id = ${obstacle.id})`,
    })
    .returning('step_no')
    .executeTakeFirstOrThrow();
  return step_no;
}

/** Keeps that an obstacle held a complaint, since the entry of its history that says so. */
export async function insertObstruction(
  db: Db,
  complaint: { readonly number: string; readonly version: number },
  obstacle: Pick<Obstacle, 'id'>,
): Promise<void> {
  await db
    .insertInto('obstructions')
    .values({
      complaint_number: complaint.number,
      seq: complaint.version + 1,
      obstacle_id: obstacle.id,
    })
    .execute();
}

export function obstacleById(db: Db, id: string): Promise<Obstacle | undefined> {
  return db.selectFrom('obstacles').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The same, and nobody else changes it until the transaction ends. */
export function lockObstacle(db: Db, id: string): Promise<Obstacle | undefined> {
  return db.selectFrom('obstacles').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Obstacles whose time is over, for the job that lets them rise; none that another takes. */
export function lockRising(db: Db, now: Date, limit: number): Promise<Obstacle[]> {
  return db
    .selectFrom('obstacles')
    .selectAll()
    .where('rises_at', '<=', now)
    .orderBy('rises_at')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

export function stepsOf(db: Db, { id }: Pick<Obstacle, 'id'>): Promise<StepRow[]> {
  return db
    .selectFrom('obstacle_steps')
    .leftJoin('staff', 'staff.id', 'obstacle_steps.staff_id')
    .selectAll('obstacle_steps')
    .select('staff.name as officer')
    .where('obstacle_id', '=', id)
    .orderBy('step_no')
    .execute();
}

/** Every complaint that an obstacle holds, locked in one order; for who may act on all of them with it. */
export function lockHeld(db: Db, acting: Acting, { id }: Pick<Obstacle, 'id'>) {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('obstacle_id', '=', id)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .forUpdate()
    .execute();
}

/** What an obstacle holds and the one who acts may open, the first of them. */
export function heldBy(db: Db, acting: Acting, { id }: Pick<Obstacle, 'id'>, limit: number) {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('obstacle_id', '=', id)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .limit(limit)
    .execute();
}

/** The complaints that the one who acts may see, as a condition of a statement that has them. */
const seenBy = (acting: Acting) => visibleTo(expressionBuilder<DB, 'complaints'>(), acting);

/** The entries about an obstacle in complaints of which something is hidden, to hide it here too. */
export async function hiddenEntriesOf(
  db: Db,
  acting: Acting & { kind: 'system' },
  { id }: Pick<Obstacle, 'id'>,
) {
  const { rows } = await sql<{ number: string; seq: number; step: number }>`
    SELECT DISTINCT h.complaint_number::text AS number, h.seq, (h.details->>'step')::integer AS step
    FROM obstructions o
    JOIN complaints ON complaints.number = o.complaint_number AND ${seenBy(acting)}
    JOIN redactions r ON r.complaint_number = o.complaint_number AND r.subject LIKE 'obstacle/%'
    JOIN history_entries h ON h.complaint_number = o.complaint_number
      AND r.subject = 'obstacle/' || h.seq
    WHERE o.obstacle_id = ${id} AND h.details->>'obstacle' = ${id}
    ORDER BY 1, 2`.execute(db);
  return rows;
}

const micros = (column: string) =>
  sql<string>`(extract(epoch FROM ${sql.ref(column)}) * 1000000)::bigint::text`;

/** A page of obstacles of these agencies: open ones the oldest first, removed ones the latest first. */
export function listObstacles(
  db: Db,
  acting: Acting,
  filter: {
    readonly agencyIds: readonly number[];
    readonly levelIds?: readonly number[] | undefined;
    readonly state: 'open' | 'waiting' | 'decided' | 'removed';
    readonly kind?: string | undefined;
  },
  page: { readonly after: Cursor | null; readonly limit: number },
): Promise<Listed[]> {
  const { state, kind, agencyIds, levelIds } = filter;
  const isRemoved = state === 'removed';
  const column = isRemoved ? 'removed_at' : 'recorded_at';
  const { after, limit } = page;
  const moment = (at: string) => sql`to_timestamp(0) + ${at}::bigint * interval '1 microsecond'`;
  return db
    .selectFrom('obstacles as o')
    .innerJoin('obstacle_steps as first', (join) =>
      join.onRef('first.obstacle_id', '=', 'o.id').on('first.step_no', '=', 1),
    )
    .selectAll('o')
    .select(['first.words as needed', 'first.person as outside'])
    .select(micros(`o.${column}`).as('cursor_at'))
    .select(
      sql<number>`(SELECT count(*)::int FROM complaints
        WHERE complaints.obstacle_id = o.id AND ${seenBy(acting)})`.as('held'),
    )
    .where('o.removed_at', isRemoved ? 'is not' : 'is', null)
    .where('o.agency_id', '=', sql<number>`ANY(${[...agencyIds]}::int[])`)
    .$if(levelIds !== undefined, (query) =>
      query.where('o.level_id', '=', sql<number>`ANY(${[...levelIds!]}::int[])`),
    )
    .$if(state === 'waiting', (query) => query.where('o.decided_at', 'is', null))
    .$if(state === 'decided', (query) => query.where('o.decided_at', 'is not', null))
    .$if(kind !== undefined, (query) => query.where('o.kind', '=', kind!))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(${sql.ref(`o.${column}`)}, o.id) ${isRemoved ? sql`<` : sql`>`}
          (${moment(after!.at)}, ${after!.id}::uuid)`,
      ),
    )
    .orderBy(`o.${column}`, isRemoved ? 'desc' : 'asc')
    .orderBy('o.id', isRemoved ? 'desc' : 'asc')
    .limit(limit)
    .execute();
}

/**
 * What was written of obstacles goes with the first person whose complaint they held; where one still keeps
 * others from being worked on, when it is removed. What it was and how long it stood stays.
 */
export async function eraseObstacleWords(
  db: Db,
  complaint: { readonly number: string },
): Promise<void> {
  await sql`
    UPDATE obstacle_steps SET words = NULL, person = NULL
    WHERE obstacle_id IN (
      SELECT o.id FROM obstructions held JOIN obstacles o ON o.id = held.obstacle_id
      WHERE held.complaint_number = ${complaint.number}
        AND (o.removed_at IS NOT NULL OR NOT EXISTS (
          SELECT FROM complaints c WHERE c.obstacle_id = o.id AND c.number <> ${complaint.number})))
    `.execute(db);
}

/** The same for an obstacle that was just removed, where one of its complaints was erased before. */
export async function eraseWordsOfRemoved(
  db: Db,
  acting: Acting & { kind: 'system' },
  { id }: Pick<Obstacle, 'id'>,
): Promise<void> {
  await sql`
    UPDATE obstacle_steps SET words = NULL, person = NULL
    WHERE obstacle_id = ${id} AND EXISTS (
      SELECT FROM obstructions held
      JOIN complaints ON complaints.number = held.complaint_number AND ${seenBy(acting)}
      WHERE held.obstacle_id = ${id} AND complaints.erased_at IS NOT NULL)`.execute(db);
}
