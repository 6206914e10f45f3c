import { type Insertable, sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';
import type { StaffSignIns } from '../../../platform/db/tables.generated.ts';

type NewSignIn = Insertable<StaffSignIns>;

export async function insertSignIn(db: Db, row: NewSignIn): Promise<string> {
  const { id } = await db
    .insertInto('staff_sign_ins')
    .values(row)
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/**
 * A wrong sign-in of who exists. The same statements for who does not, and no waiting for the disk, which
 * only a row that was written would need: how long it takes tells nobody who has an account.
 */
export async function insertWrongSignIn(
  db: Db,
  {
    staff_id,
    at,
    what,
    address,
    device,
  }: Pick<NewSignIn, 'staff_id' | 'what' | 'address' | 'device'> & { at: Date },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`SET LOCAL synchronous_commit = off`.execute(tx);
    await sql`INSERT INTO staff_sign_ins (staff_id, at, what, address, device)
      SELECT id, ${at}::timestamptz, ${what}, ${address}, ${device} FROM staff WHERE id = ${staff_id}`.execute(
      tx,
    );
  });
}

/** What is remembered of somebody's signing in, the latest first. */
export function signInsOf(db: Db, staffId: string, limit: number) {
  return db
    .selectFrom('staff_sign_ins')
    .select(['at', 'what', 'way', 'address', 'device', 'new_device'])
    .where('staff_id', '=', staffId)
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

export function signInById(db: Db, id: string) {
  return db
    .selectFrom('staff_sign_ins')
    .innerJoin('staff', 'staff.id', 'staff_sign_ins.staff_id')
    .select(['staff.name', 'staff.email', 'staff.language'])
    .select(['staff_sign_ins.at', 'staff_sign_ins.address', 'staff_sign_ins.device'])
    .where('staff_sign_ins.id', '=', id)
    .where('staff.active', '=', true)
    .executeTakeFirst();
}

/**
 * Removes what is over: sessions, links, challenges, devices not seen since, and what was remembered. Better
 * Auth's own rows end by the database's clock.
 */
export async function removeEnded(
  db: Db,
  before: { now: Date; devices: Date; signIns: Date },
): Promise<void> {
  await db.deleteFrom('staff_sessions').where('expires_at', '<=', sql<Date>`now()`).execute();
  await db.deleteFrom('staff_links').where('expires_at', '<=', before.now).execute();
  await db.deleteFrom('staff_challenges').where('expires_at', '<=', before.now).execute();
  await db.deleteFrom('staff_verifications').where('expires_at', '<=', sql<Date>`now()`).execute();
  await db.deleteFrom('staff_devices').where('last_at', '<=', before.devices).execute();
  await db.deleteFrom('staff_sign_ins').where('at', '<=', before.signIns).execute();
}
