import type { Role } from '@insaf/contract/roles.ts';
import type { Db } from '../../platform/context.ts';
import type { Holders } from './rules/may-read.ts';

/** Who may read a complaint, as it is now. */
export type Audience = Holders & { readonly number: string };

/** Who may read each of these complaints. One that is not there is left out. */
export async function audiencesOf(
  db: Db,
  numbers: readonly string[],
): Promise<Map<string, Audience>> {
  if (numbers.length === 0) return new Map();
  const [complaints, referrals] = await Promise.all([
    db
      .selectFrom('complaints')
      .select(['number', 'holder_path', 'judge_path', 'registered_by'])
      .where('number', 'in', numbers)
      .execute(),
    db
      .selectFrom('referrals')
      .innerJoin('agencies', (join) =>
        join.on((on) =>
          on.or([
            on('agencies.id', '=', on.ref('referrals.to_id')),
            on('agencies.id', '=', on.ref('referrals.from_id')),
          ]),
        ),
      )
      .select(['referrals.complaint_number', 'agencies.path'])
      .distinct()
      .where('referrals.complaint_number', 'in', numbers)
      .execute(),
  ]);
  const pathsOf = Map.groupBy(referrals, (row) => row.complaint_number);
  return new Map(
    complaints.map((row) => [
      row.number,
      {
        number: row.number,
        holderPath: row.holder_path,
        judgePath: row.judge_path,
        referralPaths: (pathsOf.get(row.number) ?? []).map(({ path }) => path),
        registeredBy: row.registered_by,
      },
    ]),
  );
}

/** Active staff with one of these roles at one of these agencies, a row for each role they hold there. */
export function staffAt(db: Db, agencyIds: readonly number[], roles: readonly Role[]) {
  return db
    .selectFrom('staff_roles')
    .innerJoin('staff', 'staff.id', 'staff_roles.staff_id')
    .innerJoin('agencies', 'agencies.id', 'staff_roles.agency_id')
    .select([
      'staff.id',
      'staff.name',
      'staff_roles.role',
      'staff_roles.reach',
      'staff_roles.agency_id',
      'agencies.path',
    ])
    .where('staff_roles.agency_id', 'in', agencyIds)
    .where('staff_roles.role', 'in', roles)
    .where('staff.active', '=', true)
    .execute();
}

/** One active member of staff with the agency of each role they hold. */
export function staffMember(db: Db, staffId: string) {
  return db
    .selectFrom('staff')
    .leftJoin('staff_roles', 'staff_roles.staff_id', 'staff.id')
    .select(['staff.id', 'staff.name', 'staff_roles.agency_id'])
    .where('staff.id', '=', staffId)
    .where('staff.active', '=', true)
    .execute();
}
