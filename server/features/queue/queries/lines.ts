import type { Stretch } from '@insaf/contract/redaction.ts';
import { expressionBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { executePrepared } from '../../../platform/db/prepared.ts';
import type { DB } from '../../../platform/db/tables.generated.ts';
import { type ComplaintRow, visibleTo } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';

/** A line of the list as it is read, with the verdict on the last reply. */
export type QueueComplaint = ComplaintRow & {
  readonly last_verdict: string | null;
  /** Of what is in the way. */
  readonly obstacle_kind: string | null;
  /** Of what it has in common with others. */
  readonly cause_title: string | null;
  /** What is hidden of its text from whoever reads a list. */
  readonly text_marks: readonly Stretch[] | null;
  /** `turn_at` to the microsecond, for the next page. */
  readonly cursor_at: string;
};

/** What a line shows besides its complaint, and where that is read. */
export const besides = sql`replies.verdict AS last_verdict, obstacles.kind AS obstacle_kind,
  causes.title AS cause_title, hidden.marks AS text_marks`;
export const withBesides = sql`
  LEFT JOIN replies ON replies.complaint_number = complaints.number
    AND replies.reply_no = complaints.reply_no
  LEFT JOIN obstacles ON obstacles.id = complaints.obstacle_id
  LEFT JOIN causes ON causes.id = complaints.cause_id
  LEFT JOIN LATERAL (
    SELECT marks FROM redactions r WHERE r.complaint_number = complaints.number
      AND r.subject = 'text' ORDER BY r.redaction_no DESC LIMIT 1) AS hidden ON true`;

/** The lines of complaints that were found through the one who acts, in no order. */
export function linesOf(
  db: Db,
  complaints: readonly Pick<ComplaintRow, 'number'>[],
): Promise<QueueComplaint[]> {
  const numbers = complaints.map(({ number }) => number);
  return executePrepared(
    db,
    sql<QueueComplaint>`SELECT complaints.*, ${besides}, '' AS cursor_at FROM complaints ${withBesides}
      WHERE complaints.number = ANY(${numbers}::bigint[])`,
  );
}

/** Those of these complaints that the acting person may open, in no order. */
export function complaintsByNumber(
  db: Db,
  acting: Acting,
  numbers: readonly string[],
): Promise<QueueComplaint[]> {
  return executePrepared(
    db,
    sql<QueueComplaint>`
    SELECT complaints.*, ${besides}, '' AS cursor_at
    FROM complaints ${withBesides}
    WHERE complaints.number = ANY(${[...numbers]}::bigint[])
      AND ${visibleTo(expressionBuilder<DB, 'complaints'>(), acting)}`,
  );
}
