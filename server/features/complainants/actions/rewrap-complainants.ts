import type { Ctx } from '../../../platform/context.ts';
import type { Generation } from '../../../platform/keys/generation.ts';
import {
  countSealedBefore,
  lockSealedBefore,
  type Rewrapped,
  updateRewrapped,
} from '../queries.ts';
import { identityHashes } from '../rules/identity-hashes.ts';
import {
  openIdentity,
  openPersonKey,
  ownerOf,
  type SealedComplainant,
} from './seal-complainants.ts';

const acting = { kind: 'system', job: 'insaf keys rotate' } as const;

/** How many people are sealed by a generation before this one. */
export function countUnwrapped({ db }: Ctx, newest: Generation): Promise<number> {
  return countSealedBefore(db, acting, newest.no);
}

/**
 * Wraps the keys of some people anew, in one transaction, and hashes anew what they are found by where the
 * hashing key is another one. Who is rewrapped by another process at this moment is left to it.
 *
 * @returns how many were
 */
export function rewrapComplainants(ctx: Ctx, newest: Generation, most: number): Promise<number> {
  return ctx.db.transaction().execute(async (db) => {
    const rows = await lockSealedBefore(db, acting, newest.no, most);
    const byHashing = new Map<boolean, Rewrapped[]>([
      [true, []],
      [false, []],
    ]);
    for (const row of rows) {
      const rehashed = (await ctx.keys.of(row.key_no)).hashingNo !== newest.hashingNo;
      byHashing.get(rehashed)!.push(await rewrapped(ctx, row, newest, rehashed));
    }
    for (const some of byHashing.values()) await updateRewrapped(db, some);
    return rows.length;
  });
}

async function rewrapped(
  ctx: Ctx,
  row: SealedComplainant,
  newest: Generation,
  rehashed: boolean,
): Promise<Rewrapped> {
  const { complaint_number, complainant_no } = row;
  const key = await openPersonKey(ctx.keys, row);
  const identity = rehashed ? await openIdentity(ctx.keys, row) : null;
  return {
    complaint_number,
    complainant_no,
    sealed_key: newest.wrap(key, ownerOf(complaint_number, complainant_no)),
    key_no: newest.no,
    ...(identity === null ? {} : identityHashes(newest, identity)),
  };
}
