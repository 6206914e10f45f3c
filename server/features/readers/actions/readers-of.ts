import type { Db } from '../../../platform/context.ts';
import { holdingOf, type Staff } from '../../rights/index.ts';
import { type Audience, staffAt, staffMember } from '../queries.ts';
import { actsAs, agenciesOnTheWay, mayRead } from '../rules/may-read.ts';

/** A member of staff who may read a complaint, and the agency they do so for. */
export type Reader = { readonly id: string; readonly name: string; readonly agencyId: number };

/**
 * Everybody who may read a complaint: whose role reaches it, and who registered it. Roles that reach it
 * are held at an agency that stands in one of its paths, so few people are looked at, however many there are.
 */
export async function readersOf(
  { db, now }: { readonly db: Db; readonly now: Date },
  audience: Audience,
): Promise<Reader[]> {
  const onTheWay = await staffAt(db, agenciesOnTheWay(audience), now);
  const { registeredBy } = audience;
  const own = registeredBy === null ? [] : await staffMember(db, registeredBy, now);
  const others = onTheWay.filter(({ id }) => id !== registeredBy);
  const readers: Reader[] = [];
  for (const [id, held] of Map.groupBy([...others, ...own], (row) => row.id)) {
    const [{ name }] = held as [(typeof held)[0]];
    const acting: Staff = { kind: 'staff', staffId: id, name, holdings: held.flatMap(holdingOf) };
    const agencyId = actsAs(acting, audience);
    if (agencyId !== null && mayRead(acting, audience)) readers.push({ id, name, agencyId });
  }
  return readers;
}
