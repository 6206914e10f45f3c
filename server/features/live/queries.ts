import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';

/**
 * Which of these sessions are still valid, each with the roles of the person as they are now: a row for
 * each role, own or lent, or one without for whoever has none. Sessions end by the database's clock, as
 * sign-in has it. `until`: when time alone ends the session or the role, in milliseconds since 1970.
 */
export function validSessions(
  db: Db,
  sessionIds: readonly string[],
  now: Date,
  since: { signedIn: Date; used: Date },
) {
  return db
    .selectFrom('staff_sessions')
    .innerJoin('staff', 'staff.id', 'staff_sessions.staff_id')
    .leftJoin('held_roles', (join) =>
      join
        .onRef('held_roles.staff_id', '=', 'staff.id')
        .on('held_roles.from_at', '<=', now)
        .on('held_roles.until_at', '>', now),
    )
    .select(['staff_sessions.id as session_id', 'staff.id as staff_id', 'staff.name'])
    .select(['held_roles.role', 'held_roles.permissions', 'held_roles.reach'])
    .select(['held_roles.agency_id', 'held_roles.path', 'held_roles.lent_by'])
    .select(
      sql<number>`extract(epoch FROM least(held_roles.until_at,
        staff_sessions.signed_in_at + (${now}::timestamptz - ${since.signedIn}::timestamptz),
        staff_sessions.used_at + (${now}::timestamptz - ${since.used}::timestamptz)))::float8 * 1000`.as(
        'until',
      ),
    )
    .where('staff_sessions.id', '=', sql<string>`ANY(${[...sessionIds]}::text[])`)
    .where('staff_sessions.expires_at', '>', sql<Date>`now()`)
    .where('staff_sessions.signed_in_at', '>', since.signedIn)
    .where('staff_sessions.used_at', '>', since.used)
    .where('staff.active', '=', true)
    .execute();
}
