import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { type ComplaintRow, visibleTo } from '../queries.ts';

/* Complaints that follow a leading one, which they were joined to. */

/** Numbers of the complaints that follow a leading one. */
export async function followersOf(db: Db, acting: Acting, leading: string): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints')
    .select('number')
    .where('leading_number', '=', leading)
    .where('status', '=', 'joined')
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .execute();
  return rows.map((row) => row.number);
}

/** What follows any of these leading complaints, by the number of the leading one. */
export async function followersByLeading(
  db: Db,
  acting: Acting & { kind: 'system' },
  leading: readonly string[],
): Promise<Map<string, string[]>> {
  if (leading.length === 0) return new Map();
  const rows = await db
    .selectFrom('complaints')
    .select(['number', 'leading_number'])
    .where('leading_number', '=', sql<string>`ANY(${leading}::bigint[])`)
    .where('status', '=', 'joined')
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .execute();
  const byLeading = Map.groupBy(rows, ({ leading_number }) => leading_number!);
  return new Map(
    [...byLeading].map(([number, following]) => [number, following.map((each) => each.number)]),
  );
}

/** How many people complain of what a complaint is about: its own, and those of all that follow it. */
export async function peopleBehind(
  db: Db,
  acting: Acting & { kind: 'system' },
  leading: Pick<ComplaintRow, 'number' | 'complainants'>,
): Promise<number> {
  const { following } = await db
    .selectFrom('complaints')
    .select(sql<string>`coalesce(sum(greatest(complainants, 1)), 0)`.as('following'))
    .where('leading_number', '=', leading.number)
    .where('status', '=', 'joined')
    .where((eb) => visibleTo(eb, acting))
    .executeTakeFirstOrThrow();
  return Math.max(leading.complainants, 1) + Number(following);
}

/**
 * The complaints that follow a leading one; nobody else moves them until the transaction ends. One that
 * moved while this waited for it no longer follows, and is left out.
 */
export function lockFollowers(db: Db, acting: Acting, leading: string): Promise<ComplaintRow[]> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('leading_number', '=', leading)
    .where('status', '=', 'joined')
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .forUpdate()
    .execute();
}
