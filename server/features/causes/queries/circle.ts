import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import { type ComplaintRow, visibleTo } from '../../complaints/index.ts';
import type { Acting } from '../../rights/index.ts';

/** How many people complain of what a cause made: of its complaints that wait for a reply, and of all that follow these. */
export async function peopleOf(
  db: Db,
  acting: Acting & { kind: 'system' },
  id: string,
): Promise<number> {
  const { people } = await db
    .selectFrom('complaints')
    .select(
      sql<string>`coalesce(sum(greatest(complaints.complainants, 1) + (
        SELECT coalesce(sum(greatest(following.complainants, 1)), 0) FROM complaints AS following
        WHERE following.leading_number = complaints.number AND following.status = 'joined')), 0)`.as(
        'people',
      ),
    )
    .where('cause_id', '=', id)
    .where('status', 'in', ['received', 'incomplete', 'referred', 'in_progress'])
    .where((eb) => visibleTo(eb, acting))
    .executeTakeFirstOrThrow();
  return Number(people);
}

/**
 * Complaints of a cause with one of these priorities that can become more urgent, from one number on; none
 * that somebody moves at this moment. They stay as they are until the transaction ends.
 */
export function lockLessUrgent(
  db: Db,
  acting: Acting & { kind: 'system' },
  id: string,
  priorities: readonly string[],
  page: { readonly after: string; readonly limit: number },
): Promise<ComplaintRow[]> {
  return db
    .selectFrom('complaints')
    .selectAll()
    .where('cause_id', '=', id)
    .where('number', '>', page.after)
    .where('status', 'in', ['received', 'referred', 'in_progress'])
    .where('priority', 'in', priorities)
    .where((eb) => visibleTo(eb, acting))
    .orderBy('number')
    .limit(page.limit)
    .forUpdate()
    .skipLocked()
    .execute();
}

/** The causes of these complaints. */
export async function causesCarried(
  db: Db,
  acting: Acting & { kind: 'system' },
  numbers: readonly string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('complaints')
    .select('cause_id')
    .distinct()
    .where('number', '=', sql<string>`ANY(${[...numbers]}::bigint[])`)
    .where('cause_id', 'is not', null)
    .where((eb) => visibleTo(eb, acting))
    .execute();
  return rows.flatMap(({ cause_id: id }) => id ?? []);
}
