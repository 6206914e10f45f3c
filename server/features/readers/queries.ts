import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import type { Holders } from './rules/may-read.ts';

/** Who may read a complaint, as it is now. */
export type Audience = Holders & { readonly number: string };

/**
 * Who may read each of these complaints. One that is not there is left out. All of it is seen at one moment:
 * between two statements a complaint may leave an agency, which then would be in neither.
 */
export async function audiencesOf(
  db: Db,
  numbers: readonly string[],
): Promise<Map<string, Audience>> {
  if (numbers.length === 0) return new Map();
  const rows = await db
    .selectFrom('complaints')
    .select(['number', 'holder_path', 'judge_path', 'registered_by'])
    .select(
      sql<string[]>`ARRAY(SELECT agencies.path FROM earlier_holders
        JOIN agencies ON agencies.id = earlier_holders.agency_id
        WHERE earlier_holders.complaint_number = complaints.number)`.as('earlier_paths'),
    )
    .where('number', 'in', numbers)
    .execute();
  return new Map(
    rows.map((row) => [
      row.number,
      {
        number: row.number,
        holderPath: row.holder_path,
        judgePath: row.judge_path,
        earlierPaths: row.earlier_paths,
        registeredBy: row.registered_by,
      },
    ]),
  );
}

const heldAt = (db: Db, now: Date) =>
  db
    .selectFrom('held_roles')
    .innerJoin('staff', 'staff.id', 'held_roles.staff_id')
    .select(['staff.id', 'staff.name', 'held_roles.role', 'held_roles.permissions'])
    .select(['held_roles.reach', 'held_roles.agency_id', 'held_roles.path', 'held_roles.lent_by'])
    .where('held_roles.from_at', '<=', now)
    .where('held_roles.until_at', '>', now)
    .where('staff.active', '=', true);

/** Active staff with a role to read complaints at one of these agencies, a row for each of them. */
export function staffAt(db: Db, agencyIds: readonly number[], now: Date) {
  return heldAt(db, now)
    .where('held_roles.agency_id', 'in', agencyIds)
    .where(sql<boolean>`'readComplaints' = ANY (held_roles.permissions)`)
    .execute();
}

/** What one active member of staff holds, a row for each role. */
export function staffMember(db: Db, staffId: string, now: Date) {
  return heldAt(db, now).where('staff.id', '=', staffId).execute();
}
