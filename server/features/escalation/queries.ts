import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { ComplaintLadder } from '@insaf/contract/ladders.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { insertRows } from '../../platform/db/insert-rows.ts';
import type { ComplaintRow } from '../complaints/index.ts';
import type { LastAct } from './rules/step-record.ts';

type Complaint = Pick<ComplaintRow, 'number'>;

/** The last thing that somebody, and not the program, did to each of these complaints, by number. */
export async function lastActs(
  db: Db,
  complaints: readonly Complaint[],
): Promise<Map<string, LastAct>> {
  const numbers = complaints.map(({ number }) => number);
  const { rows } = await sql<{ number: string; verb: Verb; at: Date; agency_id: number | null }>`
    SELECT asked.number::text AS number, last.verb, last.at, last.agency_id
    FROM unnest(${numbers}::bigint[]) AS asked (number)
    CROSS JOIN LATERAL (
      SELECT verb, at, agency_id FROM history_entries
      WHERE complaint_number = asked.number AND actor <> 'system'
      ORDER BY seq DESC LIMIT 1) AS last`.execute(db);
  return new Map(
    rows.map(({ number, verb, at, agency_id: agencyId }) => [number, { verb, at, agencyId }]),
  );
}

export type NewRising = {
  readonly complaint_number: string;
  readonly seq: number;
  readonly told: string;
  readonly agency_id: number;
  readonly permission: string;
  readonly clock: ComplaintLadder;
  readonly at: Date;
};

/** Whom complaints rose to, in one statement. */
export function insertRisings(db: Db, risings: readonly NewRising[]): Promise<void> {
  return insertRows(db, 'risings', risings);
}

/** Ends all that rose of these complaints. */
export async function endAllOf(db: Db, complaints: readonly Complaint[], at: Date): Promise<void> {
  const numbers = complaints.map(({ number }) => number);
  await sql`UPDATE risings SET ended_at = ${at}
    WHERE ended_at IS NULL AND complaint_number = ANY(${numbers}::bigint[])`.execute(db);
}

/** Ends what rose of these complaints by one of their ladders. */
export async function endOfLadder(
  db: Db,
  complaints: readonly Complaint[],
  ladder: ComplaintLadder,
  at: Date,
): Promise<void> {
  const numbers = complaints.map(({ number }) => number);
  await sql`UPDATE risings SET ended_at = ${at}
    WHERE ended_at IS NULL AND clock = ${ladder} AND complaint_number = ANY(${numbers}::bigint[])`.execute(
    db,
  );
}

/** Ends what rose to agencies that are neither the holder nor stand above it. */
export async function endBeside(
  db: Db,
  complaint: Pick<ComplaintRow, 'number' | 'holder_path'>,
  at: Date,
): Promise<void> {
  const { number, holder_path } = complaint;
  await sql`UPDATE risings SET ended_at = ${at} FROM agencies
    WHERE risings.ended_at IS NULL AND risings.complaint_number = ${number}
      AND agencies.id = risings.agency_id AND agencies.parent_id IS NOT NULL
      AND risings.told <> 'central_office' AND NOT starts_with(${holder_path}, agencies.path)`.execute(
    db,
  );
}

/** What rose to an agency that is merged rises to its successor. */
export async function handOverRisings(db: Db, fromId: number, toId: number): Promise<void> {
  await sql`DELETE FROM risings WHERE agency_id = ${fromId} AND EXISTS (
    SELECT FROM risings AS same WHERE same.agency_id = ${toId} AND same.told = risings.told
      AND same.complaint_number = risings.complaint_number AND same.seq = risings.seq)`.execute(db);
  await sql`UPDATE risings SET agency_id = ${toId} WHERE agency_id = ${fromId}`.execute(db);
}
