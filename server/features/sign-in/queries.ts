import type { linkPurposes } from '@insaf/contract/sign-in.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';

type LinkPurpose = (typeof linkPurposes)[number];

/** Name, address and language of an active member of staff. */
export function activeMember(db: Db, where: { id: string } | { email: string }) {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'email', 'language', 'second_factor'])
    .$if('id' in where, (query) => query.where('id', '=', (where as { id: string }).id))
    .$if('email' in where, (query) => query.where('email', '=', (where as { email: string }).email))
    .where('active', '=', true)
    .executeTakeFirst();
}

// sessions

/** A use of the session is remembered once a minute at most. */
export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('staff_sessions')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', '<', new Date(now.getTime() - 60_000))
    .execute();
}

export async function markProven(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('staff_sessions').set({ proven_at: now }).where('id', '=', id).execute();
}

export function sessionsOf(db: Db, staffId: string, since: { signedIn: Date; used: Date }) {
  return db
    .selectFrom('staff_sessions')
    .select(['id', 'user_agent', 'ip_address', 'way', 'signed_in_at', 'used_at'])
    .where('staff_id', '=', staffId)
    .where('signed_in_at', '>', since.signedIn)
    .where('used_at', '>', since.used)
    .orderBy('used_at', 'desc')
    .limit(100)
    .execute();
}

/** Ends sessions of a person: one, all, or all but one. Says how many. */
export async function endSessions(
  db: Db,
  staffId: string,
  which: { only?: string; but?: string } = {},
): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('staff_sessions')
    .where('staff_id', '=', staffId)
    .$if(which.only !== undefined, (query) => query.where('id', '=', which.only!))
    .$if(which.but !== undefined, (query) => query.where('id', '<>', which.but!))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

// passwords

export async function passwordOf(db: Db, staffId: string): Promise<string | null> {
  const row = await db
    .selectFrom('staff_accounts')
    .select('password')
    .where('staff_id', '=', staffId)
    .where('provider_id', '=', 'credential')
    .executeTakeFirst();
  return row?.password ?? null;
}

export async function putPassword(db: Db, staffId: string, hash: string | null): Promise<void> {
  await db
    .insertInto('staff_accounts')
    .values({
      ...{ id: staffId, staff_id: staffId, account_id: staffId },
      ...{ provider_id: 'credential', password: hash },
    })
    .onConflict((conflict) =>
      conflict
        .columns(['provider_id', 'account_id'])
        .doUpdateSet({ password: hash, updated_at: sql`now()` }),
    )
    .execute();
}

// the authenticator app

export function authenticatorOf(db: Db, staffId: string) {
  return db
    .selectFrom('staff_authenticators')
    .select(['secret', 'recovery_codes', 'verified', 'since'])
    .where('staff_id', '=', staffId)
    .executeTakeFirst();
}

/** A secret that is in use once a code of it was shown; one that is in use stays. Says whether it was put. */
export async function putAuthenticator(
  db: Db,
  staffId: string,
  given: { secret: string; recoveryCodes: string; now: Date },
): Promise<boolean> {
  const values = { secret: given.secret, recovery_codes: given.recoveryCodes, since: given.now };
  const row = await db
    .insertInto('staff_authenticators')
    .values({ id: staffId, staff_id: staffId, verified: false, ...values })
    .onConflict((conflict) =>
      conflict
        .column('staff_id')
        .doUpdateSet(values)
        .where('staff_authenticators.verified', '=', false),
    )
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export async function putRecoveryCodes(db: Db, staffId: string, list: string): Promise<void> {
  await db
    .updateTable('staff_authenticators')
    .set({ recovery_codes: list })
    .where('staff_id', '=', staffId)
    .execute();
}

export async function deleteAuthenticator(db: Db, staffId: string): Promise<void> {
  await db.deleteFrom('staff_authenticators').where('staff_id', '=', staffId).execute();
  await db.deleteFrom('staff_used_codes').where('staff_id', '=', staffId).execute();
  await db.updateTable('staff').set({ second_factor: false }).where('id', '=', staffId).execute();
}

/** Marks a code as used; false when it was used within the last minutes, in which it could be right. */
export async function useCode(db: Db, staffId: string, code: string, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - 3 * 60_000);
  await db
    .deleteFrom('staff_used_codes')
    .where('staff_id', '=', staffId)
    .where('used_at', '<', before)
    .execute();
  const row = await db
    .insertInto('staff_used_codes')
    .values({ staff_id: staffId, code, used_at: now })
    .onConflict((conflict) => conflict.columns(['staff_id', 'code']).doNothing())
    .returning('code')
    .executeTakeFirst();
  return row !== undefined;
}

// passkeys

export async function putChallenge(
  db: Db,
  challenge: string,
  { staffId, now, expiresAt }: { staffId: string | null; now: Date; expiresAt: Date },
): Promise<void> {
  await db.deleteFrom('staff_challenges').where('expires_at', '<', now).execute();
  await db
    .insertInto('staff_challenges')
    .values({ challenge, staff_id: staffId, expires_at: expiresAt })
    .execute();
}

/** Takes a challenge away: whether there was such a one, made for this person or for nobody yet known. */
export async function takeChallenge(
  db: Db,
  challenge: string,
  { staffId, now }: { staffId: string | null; now: Date },
): Promise<boolean> {
  const row = await db
    .deleteFrom('staff_challenges')
    .where('challenge', '=', challenge)
    .where('expires_at', '>', now)
    .where('staff_id', 'is not distinct from', staffId)
    .returning('challenge')
    .executeTakeFirst();
  return row !== undefined;
}

export function passkeysOf(db: Db, staffId: string) {
  return db
    .selectFrom('staff_passkeys')
    .selectAll()
    .where('staff_id', '=', staffId)
    .orderBy('made_at')
    .execute();
}

export function passkeyById(db: Db, id: string) {
  return db.selectFrom('staff_passkeys').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function insertPasskey(
  db: Db,
  key: {
    id: string;
    staffId: string;
    name: string;
    publicKey: Buffer;
    counter: number;
    transports: string[];
    madeAt: Date;
  },
): Promise<boolean> {
  const row = await db
    .insertInto('staff_passkeys')
    .values({
      ...{ id: key.id, staff_id: key.staffId, name: key.name, public_key: key.publicKey },
      ...{ counter: key.counter, transports: key.transports, made_at: key.madeAt },
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers a use; false when the counter did not grow, as that of a copied key would not. */
export async function usePasskey(
  db: Db,
  id: string,
  { counter, now }: { counter: number; now: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('staff_passkeys')
    .set({ counter, used_at: now })
    .where('id', '=', id)
    .where(({ or, eb }) => or([eb('counter', '<', String(counter)), eb(eb.val(counter), '=', 0)]))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function renamePasskey(db: Db, staffId: string, id: string, name: string) {
  const { numUpdatedRows } = await db
    .updateTable('staff_passkeys')
    .set({ name })
    .where('staff_id', '=', staffId)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Removes one passkey of a person, or all. Says how many. */
export async function deletePasskeys(db: Db, staffId: string, id?: string): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('staff_passkeys')
    .where('staff_id', '=', staffId)
    .$if(id !== undefined, (query) => query.where('id', '=', id!))
    .executeTakeFirst();
  return Number(numDeletedRows);
}

// devices

/** Whether somebody signed in from a device before. */
export async function knowsDevice(db: Db, staffId: string, deviceHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('staff_devices')
    .select('staff_id')
    .where('staff_id', '=', staffId)
    .where('device_hash', '=', deviceHash)
    .executeTakeFirst();
  return row !== undefined;
}

export async function rememberDevice(
  db: Db,
  staffId: string,
  deviceHash: string,
  now: Date,
): Promise<void> {
  await db
    .insertInto('staff_devices')
    .values({ staff_id: staffId, device_hash: deviceHash, first_at: now, last_at: now })
    .onConflict((conflict) =>
      conflict.columns(['staff_id', 'device_hash']).doUpdateSet({ last_at: now }),
    )
    .execute();
}

export async function forgetDevices(db: Db, staffId: string): Promise<void> {
  await db.deleteFrom('staff_devices').where('staff_id', '=', staffId).execute();
}

// links

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

/** The link of somebody that can still be used, for showing that there is one. */
export function pendingLinkOf(db: Db, staffId: string, now: Date) {
  return db
    .selectFrom('staff_links')
    .select(['purpose', 'made_at', 'expires_at'])
    .where('staff_id', '=', staffId)
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
