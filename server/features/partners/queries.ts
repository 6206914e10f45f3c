import type { KeyPermission } from '@insaf/contract/partners.ts';
import type { Reach } from '@insaf/contract/roles.ts';
import { sql } from 'kysely';
import type { Db } from '../../platform/context.ts';
import { endOfPath } from '../rights/index.ts';
import type { Place } from './rules/may-issue.ts';

/** A key with its agency as it is now and the name of who made it. */
export type KeyRow = NonNullable<Awaited<ReturnType<typeof keyById>>>;

const keys = (db: Db) =>
  db
    .selectFrom('partner_keys as k')
    .innerJoin('agencies as a', 'a.id', 'k.agency_id')
    .leftJoin('staff', 'staff.id', 'k.made_by')
    .selectAll('k')
    .select(['a.code as agency_code', 'a.path', 'a.active as agency_active', 'staff.name as maker'])
    .$narrowType<{ reach: Reach; permissions: KeyPermission[] }>();

export function keyById(db: Db, id: string) {
  return keys(db).where('k.id', '=', id).executeTakeFirst();
}

/** The same, and nobody else changes it until the transaction ends. */
export function lockKey(db: Db, id: string) {
  return keys(db).where('k.id', '=', id).forUpdate('k').executeTakeFirst();
}

/** Keys of agencies in these places, the latest first. */
export function keysWithin(
  db: Db,
  places: readonly Place[],
  page: { readonly after?: string | undefined; readonly limit: number },
): Promise<KeyRow[]> {
  return keys(db)
    .where((eb) =>
      eb.or(
        places.map(({ path, reach }) =>
          reach === 'alone'
            ? eb('a.path', '=', path)
            : eb.and([eb('a.path', '>=', path), eb('a.path', '<', endOfPath(path))]),
        ),
      ),
    )
    .$if(page.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(k.made_at, k.id) <
          (SELECT made_at, id FROM partner_keys WHERE id = ${page.after})`,
      ),
    )
    .orderBy('k.made_at', 'desc')
    .orderBy('k.id', 'desc')
    .limit(page.limit)
    .execute();
}

export type NewKeyRow = {
  readonly id: string;
  readonly name: string;
  readonly agencyId: number;
  readonly reach: Reach;
  readonly permissions: readonly KeyPermission[];
  readonly perMinute: number;
  readonly secretHash: Buffer;
  readonly madeBy: string;
  readonly at: Date;
  readonly expiresAt: Date;
};

export async function insertKey(db: Db, key: NewKeyRow): Promise<void> {
  await db
    .insertInto('partner_keys')
    .values({
      ...{ id: key.id, name: key.name, agency_id: key.agencyId, reach: key.reach },
      permissions: [...key.permissions],
      per_minute: key.perMinute,
      secret_hash: key.secretHash,
      ...{ made_by: key.madeBy, made_at: key.at, renewed_at: key.at, expires_at: key.expiresAt },
    })
    .execute();
}

export async function updateKey(
  db: Db,
  id: string,
  to: { readonly name: string; readonly per_minute: number },
): Promise<void> {
  await db.updateTable('partner_keys').set(to).where('id', '=', id).execute();
}

/** A new secret; the one before it is the old one from now on, and the one before that is gone. */
export async function replaceSecret(
  db: Db,
  id: string,
  to: { secretHash: Buffer; oldUntil: Date; expiresAt: Date; at: Date },
): Promise<void> {
  await db
    .updateTable('partner_keys')
    .set((eb) => ({
      secret_hash: to.secretHash,
      old_hash: eb.ref('secret_hash'),
      old_until: to.oldUntil,
      renewed_at: to.at,
      expires_at: to.expiresAt,
    }))
    .where('id', '=', id)
    .execute();
}

export async function endKey(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('partner_keys').set({ revoked_at: at }).where('id', '=', id).execute();
}

/** Remembers that it was used, to the hour: so that not every call writes. */
export async function rememberUse(db: Db, id: string, hour: Date): Promise<void> {
  await db
    .updateTable('partner_keys')
    .set({ used_at: hour })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('used_at', 'is', null), eb('used_at', '<', hour)]))
    .execute();
}
