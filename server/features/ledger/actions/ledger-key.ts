import { type LedgerKeys, ledgerKeys, newestKey } from 'insaf-verify/key-changes.ts';
import {
  parseVerifierKey,
  type SignerKey,
  signerKey,
  writeVerifierKey,
} from 'insaf-verify/keys.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { recall, remember } from '../../../platform/db/installation-facts.ts';
import { CannotStart } from '../../../platform/errors.ts';
import { lockKeys } from '../queries.ts';

/** What the installation remembers: the first key of its ledger, and the notes that changed it since. */
export type KeptKeys = { readonly key: string; readonly changes?: readonly string[] };

/** The keys of this ledger, and the notes that say how one followed another. */
export type KnownKeys = { readonly keys: LedgerKeys; readonly changes: readonly string[] };

/**
 * The keys that heads are checked with. Their name is what the ledger is called, the host of the first day
 * with `/ledger`: it stays when the server moves, because whoever holds a head knows the ledger by it.
 */
export async function knownKeys(ctx: Ctx): Promise<KnownKeys> {
  const kept = await recall<KeptKeys>(ctx.db, 'ledger');
  if (kept === undefined) return { keys: ledgerKeys(ownKey(ctx), []), changes: [] };
  return ofKept(kept);
}

function ofKept({ key, changes = [] }: KeptKeys): KnownKeys {
  return { keys: ledgerKeys(parseVerifierKey(key)!, changes), changes };
}

const ownKeys = new WeakMap<Ctx['config'], Map<string, SignerKey>>();

/** The key of the settings, under a name: the ledger's, or the one it would begin with. */
export function ownKey({ config }: Ctx, name = nameFor(config.PUBLIC_URL)): SignerKey {
  const known = ownKeys.get(config) ?? new Map<string, SignerKey>();
  ownKeys.set(config, known);
  const key = known.get(name) ?? signerKey(name, seedOf(config.LEDGER_KEY));
  known.set(name, key);
  return key;
}

function seedOf(text: string): Buffer {
  const seed = Buffer.from(text, 'base64');
  if (seed.length !== 32) throw new CannotStart('The key of the ledger has not 32 bytes.');
  return seed;
}

/**
 * The key that signs, if the settings have it; remembers it where the ledger begins.
 *
 * @throws CannotStart when the settings have another than the newest
 */
export async function ledgerKey(ctx: Ctx): Promise<SignerKey> {
  const kept = await recall<KeptKeys>(ctx.db, 'ledger');
  if (kept === undefined) {
    const key = ownKey(ctx);
    await remember(ctx.db, 'ledger', { key: writeVerifierKey(key) });
    return key;
  }
  return ownOf(ctx, ofKept(kept));
}

/** The same, and the key is not changed until the transaction ends. It was remembered before. */
export async function ledgerKeyLocked(ctx: Ctx, db: Db): Promise<SignerKey> {
  return ownOf(ctx, ofKept((await lockKeys(db)) as KeptKeys));
}

function ownOf(ctx: Ctx, { keys }: KnownKeys): SignerKey {
  const own = ownKey(ctx, keys.name);
  const newest = writeVerifierKey(newestKey(keys));
  if (writeVerifierKey(own) === newest) return own;
  throw new CannotStart(
    `LEDGER_KEY is not the key that signs the heads of this ledger (${newest}). Set that one.`,
  );
}

const nameFor = (publicUrl: string) => `${new URL(publicUrl).host}/ledger`;
