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
