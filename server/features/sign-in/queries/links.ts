import type { LinkPurpose } from '@insaf/contract/sign-in.ts';
import { sql } from 'kysely';
import type { Db } from '../../../platform/context.ts';

/** A new link; those of before open nothing any more. */
export async function putLink(
  db: Db,
  link: {
    tokenHash: string;
    staffId: string;
    purpose: LinkPurpose;
    now: Date;
    expiresAt: Date;
  },
): Promise<void> {
  await deleteLinks(db, link.staffId);
  await db
    .insertInto('staff_links')
    .values({
      ...{ token_hash: link.tokenHash, staff_id: link.staffId, purpose: link.purpose },
      ...{ made_at: link.now, expires_at: link.expiresAt },
    })
    .execute();
}

/** A link that somebody asked for themselves: those of before stay, so nobody takes them away by asking. */
export async function insertForgottenLink(
  db: Db,
  link: { tokenHash: string; staffId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await db
    .insertInto('staff_links')
    .values({
      ...{ token_hash: link.tokenHash, staff_id: link.staffId, purpose: 'forgotten' },
      ...{ made_at: link.now, expires_at: link.expiresAt },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function deleteLinks(db: Db, staffId: string): Promise<void> {
  await db.deleteFrom('staff_links').where('staff_id', '=', staffId).execute();
}

/** Whom a link that can still be used is for. `lock`: nobody else uses it until the transaction ends. */
export async function linkByHash(db: Db, tokenHash: string, now: Date, lock = false) {
  const row = await db
    .selectFrom('staff_links')
    .innerJoin('staff', 'staff.id', 'staff_links.staff_id')
    .select(['staff.id as staffId', 'staff.name', 'staff.email', 'staff.language', 'purpose'])
    .where('token_hash', '=', tokenHash)
    .where('expires_at', '>', now)
    .where('staff.active', '=', true)
    .$if(lock, (query) => query.forUpdate('staff_links'))
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, purpose: row.purpose as LinkPurpose };
}

/** The link that who administers somebody made for them, while it can be used: for showing that there is one. */
export function pendingLinkOf(db: Db, staffId: string, now: Date) {
  return db
    .selectFrom('staff_links')
    .select(['purpose', 'made_at', 'expires_at'])
    .where('staff_id', '=', staffId)
    .where('purpose', '<>', 'forgotten')
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** The message that carries a link, of which the job makes the address anew. */
export async function queueLinkMessage(
  db: Db,
  payload: { staffId: string; purpose: LinkPurpose; madeAt: string },
): Promise<void> {
  await sql`select graphile_worker.add_job('send_sign_in_link', ${JSON.stringify(payload)}::json,
    max_attempts => 8)`.execute(db);
}

/** A wish for a link, sealed: whether somebody has the address is looked up by the job. */
export async function queueForgotten(
  db: Db,
  payload: { sealed: string; key: string },
): Promise<void> {
  await sql`select graphile_worker.add_job('send_forgotten_link', ${JSON.stringify(payload)}::json,
    max_attempts => 5)`.execute(db);
}

/** A message to somebody about their own account, in the transaction of what it tells. */
export async function queueTold(db: Db, payload: object): Promise<void> {
  await sql`select graphile_worker.add_job('tell_of_account', ${JSON.stringify(payload)}::json,
    max_attempts => 8)`.execute(db);
}
