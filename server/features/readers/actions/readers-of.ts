import { type Permission, type Reach, type Role, roleNames, roles } from '@insaf/contract/roles.ts';
import type { Db } from '../../../platform/context.ts';
import type { Staff } from '../../rights/index.ts';
import { type Audience, staffAt, staffMember } from '../queries.ts';
import { actsAs, agenciesOnTheWay, mayRead } from '../rules/may-read.ts';

/** A member of staff who may read a complaint, and the agency they do so for. */
export type Reader = { readonly id: string; readonly name: string; readonly agencyId: number };

const readingRoles = roleNames.filter((role) =>
  (roles[role] as readonly Permission[]).includes('readComplaints'),
);

/**
 * Everybody who may read a complaint: whose role reaches it, and who registered it. Roles that reach it
 * are held at an agency that stands in one of its paths, so few people are looked at, however many there are.
 */
export async function readersOf(db: Db, audience: Audience): Promise<Reader[]> {
  const rows = await staffAt(db, agenciesOnTheWay(audience), readingRoles);
  const readers = new Map<string, Reader>();
  for (const [id, held] of Map.groupBy(rows, (row) => row.id)) {
    const [{ name }] = held as [(typeof held)[0]];
    const acting: Staff = {
      kind: 'staff',
      staffId: id,
      name,
      holdings: held.map((row) => ({
        role: row.role as Role,
        reach: row.reach as Reach,
        agencyId: row.agency_id,
        path: row.path,
      })),
    };
    const agencyId = actsAs(acting, audience);
    if (agencyId !== null && mayRead(acting, audience)) readers.set(id, { id, name, agencyId });
  }
  const { registeredBy } = audience;
  if (registeredBy !== null && !readers.has(registeredBy)) {
    const [member] = await staffMember(db, registeredBy);
    if (member !== undefined && member.agency_id !== null) {
      readers.set(member.id, { id: member.id, name: member.name, agencyId: member.agency_id });
    }
  }
  return [...readers.values()];
}
