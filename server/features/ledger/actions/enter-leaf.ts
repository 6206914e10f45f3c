import { randomBytes } from 'node:crypto';
import type { LedgerEventType } from '@insaf/contract/ledger.ts';
import type { Json } from 'insaf-verify/canonical-json.ts';
import type { Db } from '../../../platform/context.ts';
import { insertEvents, insertWaiting } from '../queries.ts';

type Values = Readonly<Record<string, Json>>;

/** Something to be accounted for that is no move of a complaint. */
export type Leaf = {
  readonly type: LedgerEventType;
  readonly at: Date;
  /** What it concerns; null for an export of many. */
  readonly complaint: { readonly number: string } | null;
  readonly by: 'staff' | 'complainant' | 'system';
  /** The id of the agency whose role was used, which everybody may read. */
  readonly agencyId: number | null;
  /** What it was, by name of the part; each stands in the ledger as a commitment of its own. */
  readonly parts: Values;
  /** The same of what has to be erasable, such as a reason in somebody's words. */
  readonly personal?: Values;
};

/** Enters it in the ledger, in the transaction that did it. */
export function enterLeaf(db: Db, leaf: Leaf): Promise<void> {
  return enterLeaves(db, [leaf]);
}

/** Enters any number of them. */
export async function enterLeaves(db: Db, leaves: readonly Leaf[]): Promise<void> {
  if (leaves.length === 0) return;
  const ids = await insertEvents(
    db,
    leaves.map(({ type, at, complaint, by, agencyId, parts, personal }) => ({
      type,
      at,
      complaint_number: complaint?.number ?? null,
      actor: by,
      agency_id: agencyId,
      parts: JSON.stringify(parts),
      personal: personal === undefined ? null : JSON.stringify(personal),
      salt: randomBytes(32),
      personal_salt: personal === undefined ? null : randomBytes(32),
    })),
  );
  await insertWaiting(
    db,
    leaves.map(({ complaint }, index) => ({
      complaint_number: complaint?.number ?? null,
      seq: null,
      event_id: ids[index]!,
    })),
  );
}
