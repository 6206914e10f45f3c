import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';

export {
  deleteLinks,
  insertForgottenLink,
  linkByHash,
  pendingLinkOf,
  putLink,
  queueForgotten,
  queueLinkMessage,
  queueTold,
} from './queries/links.ts';
export {
  authenticatorOf,
  deleteAuthenticator,
  deletePasskeys,
  insertPasskey,
  passkeyById,
  passkeysOf,
  putAuthenticator,
  putChallenge,
  putRecoveryCodes,
  renamePasskey,
  takeChallenge,
  useCode,
  usePasskey,
} from './queries/second-factors.ts';
export {
  insertSignIn,
  insertWrongSignIn,
  removeEnded,
  signInById,
  signInsOf,
} from './queries/sign-ins.ts';

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

/** The same, and nobody else changes what they sign in with until the transaction ends. */
export async function lockMember(db: Db, id: string): Promise<{ second_factor: boolean }> {
  return db
    .selectFrom('staff')
    .select('second_factor')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow();
}

// sessions

/**
 * The session of a token, as long as it is one, with who is in it: for whom to ask more of the same person in
 * the same statement.
 */
export function sessionOfToken(db: Db, token: string) {
  return db
    .selectFrom('staff_sessions')
    .innerJoin('staff', 'staff.id', 'staff_sessions.staff_id')
    .select(['staff_sessions.id as session_id', 'staff_sessions.staff_id', 'staff_sessions.way'])
    .select(['signed_in_at', 'used_at', 'proven_at', 'second_factor_at', 'staff.second_factor'])
    .where('staff_sessions.token', '=', token)
    .where('staff_sessions.expires_at', '>', sql<Date>`now()`);
}

/** A use of the session is remembered once a minute at most. */
export async function touchSession(db: Db, id: string, now: Date): Promise<void> {
  await db
    .updateTable('staff_sessions')
    .set({ used_at: now })
    .where('id', '=', id)
    .where('used_at', '<', new Date(now.getTime() - 60_000))
    .execute();
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

/** A device is known from now on. Says whether it was new, and whether another was known before it. */
export async function rememberDevice(
  db: Db,
  staffId: string,
  deviceHash: string,
  now: Date,
): Promise<{ isNew: boolean; isFirst: boolean }> {
  const { isNew, isFirst } = await db
    .insertInto('staff_devices')
    .values({ staff_id: staffId, device_hash: deviceHash, first_at: now, last_at: now })
    .onConflict((conflict) =>
      conflict.columns(['staff_id', 'device_hash']).doUpdateSet({ last_at: now }),
    )
    .returning((eb) => [
      sql<boolean>`xmax = 0`.as('isNew'),
      eb
        .not(
          eb.exists(
            eb
              .selectFrom('staff_devices as other')
              .select('other.staff_id')
              .where('other.staff_id', '=', staffId)
              .where('other.device_hash', '<>', deviceHash),
          ),
        )
        .as('isFirst'),
    ])
    .executeTakeFirstOrThrow();
  return { isNew, isFirst: isFirst === true };
}

export async function forgetDevices(db: Db, staffId: string): Promise<void> {
  await db.deleteFrom('staff_devices').where('staff_id', '=', staffId).execute();
}
