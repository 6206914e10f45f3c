import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Journey, Question } from '../rules/journey.ts';
import { type TreeChange, type TreeHistory, treeHistory } from '../rules/tree-history.ts';

/* What figures are counted from: histories of complaints and of the tree. Times in milliseconds. */

type Row = {
  complaint_number: string;
  channel: string;
  kind: string;
  place_id: number | null;
  initiative_id: number | null;
  seq: number;
  at: number;
  verb: Verb;
  to_status: string;
  holder_id: number;
  category_id: number | null;
  due_at: number | null;
  reason: string | null;
  claim: string | null;
  from_id: string | null;
};

/** The histories of these complaints, those that are there. */
export async function journeysOf(db: Db, numbers: readonly string[]): Promise<Journey[]> {
  const { rows } = await sql<Row>`
    SELECT h.complaint_number, c.channel, c.kind, c.place_id, c.initiative_id, h.seq, ${ms('h.at')} AS at, h.verb,
      h.to_status, h.holder_id, h.category_id, ${ms('h.due_at')} AS due_at,
      h.details ->> 'reason' AS reason, h.details ->> 'claim' AS claim,
      h.details ->> 'from' AS from_id
    FROM complaints c JOIN history_entries h ON h.complaint_number = c.number
    WHERE c.number = ANY(${numbers}::bigint[])
    ORDER BY h.complaint_number, h.seq`.execute(db);
  const journeys = new Map<string, Journey & { entries: Journey['entries'][number][] }>();
  for (const row of rows) {
    const { complaint_number: number, channel, kind, place_id: placeId } = row;
    let journey = journeys.get(number);
    if (journey === undefined) {
      const initiativeId = row.initiative_id;
      journey = { number, channel, kind, placeId, initiativeId, entries: [] };
      journeys.set(number, journey);
    }
    const { seq, at, verb, reason, claim } = row;
    journey.entries.push({
      ...{ seq, at, verb, reason, claim, to: row.to_status, dueAt: row.due_at },
      ...{ holderId: row.holder_id, categoryId: row.category_id },
      fromId: verb === 'handBack' && row.from_id !== null ? Number(row.from_id) : null,
    });
  }
  for (const { number, ...question } of await questionsOf(db, numbers)) {
    const journey = journeys.get(number);
    if (journey)
      journeys.set(number, { ...journey, questions: [...(journey.questions ?? []), question] });
  }
  return [...journeys.values()];
}

/** What the people of these complaints were asked about their settlements, and what they said. */
async function questionsOf(db: Db, numbers: readonly string[]) {
  const { rows } = await sql<Question & { number: string }>`
    SELECT complaint_number AS number, seq, ${ms('asked_at')} AS "askedAt",
      reached_at IS NOT NULL AS reached, grade
    FROM satisfaction_questions
    WHERE complaint_number = ANY(${numbers}::bigint[]) AND asked_at IS NOT NULL
    ORDER BY complaint_number, seq`.execute(db);
  return rows;
}

const ms = (column: string) =>
  sql`(extract(epoch FROM ${sql.ref(column)}) * 1000)::double precision`;

/** By what one can tell whether the tree is another than before, and what changed it last. */
export async function treeVersion(db: Db): Promise<{ agencies: number; changeId: string }> {
  const { rows } = await sql<{ agencies: number; changeId: string }>`
    SELECT coalesce((SELECT max(id) FROM agencies), 0) AS agencies,
      coalesce((SELECT max(id) FROM agency_changes), 0)::bigint AS "changeId"`.execute(db);
  return rows[0]!;
}

/** The tree as it was at any time. */
export async function readTree(db: Db): Promise<TreeHistory> {
  const agencies = await db.selectFrom('agencies').select(['id', 'parent_id']).execute();
  const { rows } = await sql<{ what: string; at: number; agency_id: number; other_id: number }>`
    SELECT c.what, ${ms('c.at')} AS at, c.agency_id, other.id AS other_id
    FROM agency_changes c JOIN agencies other ON other.code =
      CASE c.what WHEN 'moved' THEN c.before ->> 'parent' WHEN 'merged' THEN c.after ->> 'into' END
    ORDER BY c.id`.execute(db);
  const changes = rows.map(
    ({ what, at, agency_id: agencyId, other_id: other }): TreeChange =>
      what === 'moved'
        ? { what: 'moved', at, agencyId, from: other }
        : { what: 'merged', at, agencyId, into: other },
  );
  return treeHistory(new Map(agencies.map(({ id, parent_id }) => [id, parent_id])), changes);
}
