import { type ExpressionBuilder, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { DB } from '../../../platform/db/tables.generated.ts';
import type { DeskReach } from '../../callers/index.ts';
import { type Acting, endOfPath } from '../../rights/index.ts';
import type { CallCursor } from '../rules/call-cursor.ts';

type Builder = ExpressionBuilder<DB, 'complaints' | 'satisfaction_questions'>;

/**
 * Calls that a desk may make now: of what is held in its part of the tree and was not answered by an agency
 * that the one at the desk works for, and that nobody else is making.
 */
function callsFor(db: Db, acting: Acting & { kind: 'staff' }, reach: DeskReach, now: Date) {
  return db
    .selectFrom('satisfaction_questions')
    .innerJoin('complaints', 'complaints.number', 'satisfaction_questions.complaint_number')
    .where('satisfaction_questions.state', '=', 'asked')
    .where('satisfaction_questions.way', '=', 'call')
    .where('satisfaction_questions.closes_at', '>', now)
    .where('complaints.erased_at', 'is', null)
    .where((eb) => eb.or([eb('call_after', 'is', null), eb('call_after', '<=', now)]))
    .where((eb) =>
      eb.or([
        eb('claimed_until', 'is', null),
        eb('claimed_until', '<=', now),
        eb('claimed_by', '=', acting.staffId),
      ]),
    )
    .where('satisfaction_questions.agency_id', '<>', sql<number>`ALL(${reach.ownAgencies}::int[])`)
    .where((eb) => inParts(eb, reach));
}

function inParts(eb: Builder, { parts }: DeskReach) {
  const column = 'complaints.holder_path';
  return eb.or(
    parts.map(({ path, below }) =>
      below
        ? eb.and([eb(column, '>=', path), eb(column, '<', endOfPath(path))])
        : eb(column, '=', path),
    ),
  );
}

export type CallRow = Awaited<ReturnType<typeof listCalls>>[number];

/** A page of them, the longest waiting first. */
export function listCalls(
  db: Db,
  acting: Acting & { kind: 'staff' },
  {
    reach,
    now,
    after,
    limit,
    number,
  }: {
    reach: DeskReach;
    now: Date;
    after: CallCursor | null;
    limit: number;
    number?: string;
  },
) {
  return callsFor(db, acting, reach, now)
    .innerJoin('history_entries', (join) =>
      join
        .onRef('history_entries.complaint_number', '=', 'satisfaction_questions.complaint_number')
        .onRef('history_entries.seq', '=', 'satisfaction_questions.seq'),
    )
    .select([
      'satisfaction_questions.complaint_number as number',
      'satisfaction_questions.seq',
      'satisfaction_questions.agency_id',
      'complaints.category_id',
      'history_entries.at as settled_at',
      'call_since',
      'closes_at',
      'tries',
      'claimed_by',
      'claimed_until',
      'complainant_no',
    ])
    .$if(number !== undefined, (query) => query.where('complaints.number', '=', number!))
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(date_trunc('milliseconds', call_since), satisfaction_questions.complaint_number)
          > (${new Date(after?.since ?? 0)}, ${after?.number ?? '0'})`,
      ),
    )
    .orderBy('call_since')
    .orderBy('satisfaction_questions.complaint_number')
    .limit(limit)
    .execute();
}
