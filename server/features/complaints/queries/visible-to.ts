import { type Expression, type ExpressionBuilder, type SqlBool, sql } from 'kysely';
import type { DB } from '../../../platform/db/tables.generated.ts';
import { type Acting, endOfPath, type Holding, holdingsWith, seesOwn } from '../../rights/index.ts';

type Builder = ExpressionBuilder<DB, 'complaints'>;

/** A column that holds an agency's path lies in the reach of one of the roles. */
export function inReach(
  eb: Builder,
  column: 'complaints.holder_path' | 'complaints.judge_path',
  holdings: readonly Holding[],
): Expression<SqlBool> {
  return eb.or(
    holdings.map((holding) =>
      holding.reach === 'below'
        ? eb.and([eb(column, '>=', holding.path), eb(column, '<', endOfPath(holding.path))])
        : eb(column, '=', holding.path),
    ),
  );
}

/**
 * What somebody may see: staff what their role's reach holds, held before, or judges, and what they
 * registered themselves, or, with a complainant on the line, that one complaint; a complainant the one
 * whose code they showed; a job everything.
 */
export function visibleTo(eb: Builder, acting: Acting): Expression<SqlBool> {
  if (acting.kind === 'system') return eb.lit(true);
  if (acting.kind === 'complainant') return eb('complaints.number', '=', acting.number);
  if (acting.kind === 'anyone' || acting.kind === 'telephone') return eb.lit(false);
  if (acting.kind === 'staff' && acting.callerOf !== undefined) {
    return eb('complaints.number', '=', acting.callerOf);
  }
  const holdings = holdingsWith(acting, 'readComplaints');
  const own =
    acting.kind === 'staff' && seesOwn(acting)
      ? [eb('complaints.registered_by', '=', acting.staffId)]
      : [];
  if (holdings.length === 0) return eb.or(own);
  return eb.or([
    ...own,
    inReach(eb, 'complaints.holder_path', holdings),
    inReach(eb, 'complaints.judge_path', holdings),
    eb.exists(
      eb
        .selectFrom('earlier_holders')
        .innerJoin('agencies', 'agencies.id', 'earlier_holders.agency_id')
        .select(sql`1`.as('one'))
        .whereRef('earlier_holders.complaint_number', '=', 'complaints.number')
        .where((on) =>
          on.or(
            holdings.map((holding) =>
              holding.reach === 'below'
                ? on.and([
                    on('agencies.path', '>=', holding.path),
                    on('agencies.path', '<', endOfPath(holding.path)),
                  ])
                : on('agencies.path', '=', holding.path),
            ),
          ),
        ),
    ),
  ]);
}
