import type { Db } from '../../../platform/context.ts';

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
