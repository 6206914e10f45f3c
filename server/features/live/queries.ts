import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';

/**
 * Which of these sessions are still valid, each with the roles of the person as they are now: a row for
 * each role, or one without for whoever has none. Sessions end by the database's clock, as sign-in has it.
 */
export function validSessions(db: Db, sessionIds: readonly string[]) {
  return db
    .selectFrom('staff_sessions')
    .innerJoin('staff', 'staff.id', 'staff_sessions.staff_id')
    .leftJoin('staff_roles', 'staff_roles.staff_id', 'staff.id')
    .leftJoin('agencies', 'agencies.id', 'staff_roles.agency_id')
    .select([
      'staff_sessions.id as session_id',
      'staff.id as staff_id',
      'staff.name',
      'staff_roles.role',
      'staff_roles.reach',
      'agencies.id as agency_id',
      'agencies.path',
    ])
    .where('staff_sessions.id', '=', sql<string>`ANY(${[...sessionIds]}::text[])`)
    .where('staff_sessions.expires_at', '>', sql<Date>`now()`)
    .where('staff.active', '=', true)
    .execute();
}
