import { type Selectable, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { Complaints } from '../../../platform/db/tables.generated.ts';

type Numbered = Pick<Selectable<Complaints>, 'number'>;

/** What follows any of these leading complaints, by the number of the leading one. */
export async function followersByLeading(
  db: Db,
  complaints: readonly Numbered[],
): Promise<Map<string, Numbered[]>> {
  if (complaints.length === 0) return new Map();
  const leading = complaints.map(({ number }) => number);
  const rows = await db
    .selectFrom('complaints')
    .select(['number', 'leading_number'])
    .where('leading_number', '=', sql<string>`ANY(${leading}::bigint[])`)
    .where('status', '=', 'joined')
    .orderBy('number')
    .execute();
  return Map.groupBy(rows, ({ leading_number }) => leading_number!);
}

/**
 * How many people complain of what a complaint that was loaded through the one who acts is about: its own, and
 * those of all that follow it.
 */
export async function peopleBehind(
  db: Db,
  leading: Pick<Selectable<Complaints>, 'number' | 'complainants'>,
): Promise<number> {
  const { following } = await db
    .selectFrom('complaints')
    .select(sql<string>`coalesce(sum(greatest(complainants, 1)), 0)`.as('following'))
    .where('leading_number', '=', leading.number)
    .where('status', '=', 'joined')
    .executeTakeFirstOrThrow();
  return Math.max(leading.complainants, 1) + Number(following);
}
