import { type Insertable, type Selectable, sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { microsOf, momentOf } from '../../platform/db/micros.ts';
import type { Erasures } from '../../platform/db/tables.generated.ts';
import { inReach } from '../complaints/index.ts';
import { type Acting, holdingsWith } from '../rights/index.ts';
import type { WaitingCursor } from './rules/waiting-cursor.ts';

export type ErasureRow = Selectable<Erasures>;

/** The last erasure that was asked for of a complaint that was loaded through the one who acts. */
export function lastErasure(
  db: Db,
  complaint: { readonly number: string },
): Promise<ErasureRow | undefined> {
  return db
    .selectFrom('erasures')
    .selectAll()
    .where('complaint_number', '=', complaint.number)
    .orderBy('erasure_no', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export type NewErasure = Omit<
  Insertable<Erasures>,
  'complaint_number' | 'erasure_no' | 'done_at' | 'refusal'
> & { readonly complaint_number: string };

/** Adds an erasure with the next number. @returns undefined where one stands already */
export function insertErasure(db: Db, row: NewErasure): Promise<ErasureRow | undefined> {
  return db
    .insertInto('erasures')
    .values((eb) => ({
      ...row,
      erasure_no: sql<number>`1 + coalesce(${eb
        .selectFrom('erasures as before')
        .select(({ fn }) => fn.max('before.erasure_no').as('last'))
        .where('before.complaint_number', '=', row.complaint_number)}, 0)`,
    }))
    .onConflict((conflict) => conflict.doNothing())
    .returningAll()
    .executeTakeFirst();
}

type Decision = Pick<ErasureRow, 'decided_at' | 'decided_by' | 'decided_agency_id' | 'refusal'>;

/** Decides about an erasure. @returns undefined when somebody did meanwhile */
export function decideErasure(
  db: Db,
  { complaint_number, erasure_no }: Pick<ErasureRow, 'complaint_number' | 'erasure_no'>,
  decision: Decision,
): Promise<ErasureRow | undefined> {
  return db
    .updateTable('erasures')
    .set(decision)
    .where('complaint_number', '=', complaint_number)
    .where('erasure_no', '=', erasure_no)
    .where('decided_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
}

/** Erasures that were granted or are due and not carried out, the oldest first, past another one. */
export function dueErasures(
  db: Db,
  after: Pick<ErasureRow, 'decided_at' | 'complaint_number'> | null,
  limit: number,
): Promise<ErasureRow[]> {
  return db
    .selectFrom('erasures')
    .selectAll()
    .where('decided_at', 'is not', null)
    .where('refusal', 'is', null)
    .where('done_at', 'is', null)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(decided_at, complaint_number) > (${after!.decided_at}, ${after!.complaint_number})`,
      ),
    )
    .orderBy('decided_at')
    .orderBy('complaint_number')
    .limit(limit)
    .execute();
}

/** The erasure of a complaint that is due, kept from others who carry it out. */
export function lockDue(db: Db, number: string): Promise<ErasureRow | undefined> {
  return db
    .selectFrom('erasures')
    .selectAll()
    .where('complaint_number', '=', number)
    .where('decided_at', 'is not', null)
    .where('refusal', 'is', null)
    .where('done_at', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** Notes that it was carried out; why earlier requests were refused goes with the person. */
export async function recordDone(db: Db, row: ErasureRow, at: Date): Promise<void> {
  const { complaint_number: number, erasure_no } = row;
  await db
    .updateTable('erasures')
    .set({ refusal: '' })
    .where('complaint_number', '=', number)
    .where('refusal', 'is not', null)
    .execute();
  await db
    .updateTable('erasures')
    .set({ done_at: at })
    .where('complaint_number', '=', number)
    .where('erasure_no', '=', erasure_no)
    .execute();
}

/** Erasures that wait for a decision, of complaints that the one who acts may decide about, the oldest first. */
export function waitingErasures(
  db: Db,
  acting: Acting,
  page: { readonly after: WaitingCursor | null; readonly limit: number },
) {
  const { after, limit } = page;
  return db
    .selectFrom('erasures as e')
    .innerJoin('complaints', 'complaints.number', 'e.complaint_number')
    .selectAll('complaints')
    .select(['e.asked_at', 'e.asked_by'])
    .select(microsOf('e.asked_at').as('cursor_at'))
    .where('e.decided_at', 'is', null)
    .where((eb) =>
      inReach(eb as never, 'complaints.holder_path', holdingsWith(acting, 'decideErasure')),
    )
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(e.asked_at, e.complaint_number) > (
          ${momentOf(after!.askedAt)},
          ${after!.number}::bigint)`,
      ),
    )
    .orderBy('e.asked_at')
    .orderBy('e.complaint_number')
    .limit(limit)
    .execute();
}
