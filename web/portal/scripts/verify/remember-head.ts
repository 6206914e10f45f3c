/*
 * A browser that was here before is a witness: it keeps the last head that it found to be honest, and wants
 * the next one to go on from it. Where one does not, what was kept stays: it is evidence.
 */
import { openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { isKeyOf, ledgerKeys } from 'insaf-verify/key-changes.ts';
import { parseVerifierKey } from 'insaf-verify/keys.ts';
import { type Beside, besideNow, keysOf, type PublicLedger } from './check-proof.ts';

/** The part of `Storage` that is used. */
export type Kept = Pick<Storage, 'getItem' | 'setItem'>;

/** `key`: another key than the one that was seen. `seenAt` is when the kept head was, in ms since 1970. */
export type Seen =
  | { readonly kind: 'first'; readonly now: number }
  | { readonly kind: 'key'; readonly seenAt: number }
  | ({ readonly kind: 'beside'; readonly seenAt: number } & Beside);

const name = 'insaf-ledger-head';

/**
 * Compares the newest head with the one kept here, and keeps it in its place if it goes on from it.
 * @returns undefined when the ledger cannot be reached, or nothing can be kept here
 */
export async function followHead(
  ledger: PublicLedger,
  storage: Kept,
  now: number,
): Promise<Seen | undefined> {
  const keys = keysOf(ledger);
  let note: string;
  try {
    note = await ledger.readHead();
  } catch {
    return undefined;
  }
  const opened = keys && openCheckpoint(note, keys);
  const newest = opened && 'checkpoint' in opened ? opened.checkpoint : undefined;
  const before = readKept(storage);
  const keep = () => {
    storage.setItem(name, JSON.stringify({ key: ledger.key, note, seenAt: now }));
  };
  if (!before) {
    if (!newest) return undefined;
    keep();
    return { kind: 'first', now: newest.size };
  }
  // Another key is only believed where the one that was kept says that it follows.
  const kept = parseVerifierKey(before.key);
  const trusted = kept && ledgerKeys(kept, ledger.keyChanges);
  if (!trusted || !isKeyOf(trusted, ledger.key)) return { kind: 'key', seenAt: before.seenAt };
  const old = openCheckpoint(before.note, trusted);
  if ('failure' in old) return undefined;
  const beside = await besideNow(old.checkpoint, { ...ledger, readHead: async () => note });
  if (beside.growth === 'unreached') return undefined;
  if (beside.growth === 'same' || beside.growth === 'grown') keep();
  return { kind: 'beside', seenAt: before.seenAt, ...beside };
}

function readKept(kept: Kept): { key: string; note: string; seenAt: number } | undefined {
  try {
    const said = JSON.parse(kept.getItem(name) ?? 'null');
    const isKept = typeof said?.key === 'string' && typeof said.note === 'string';
    return isKept && Number.isFinite(said.seenAt) ? said : undefined;
  } catch {
    return undefined;
  }
}
