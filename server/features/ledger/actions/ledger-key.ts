import {
  parseVerifierKey,
  type SignerKey,
  signerKey,
  writeVerifierKey,
} from 'insaf-verify/keys.ts';
import type { Ctx } from '../../../platform/context.ts';
import { recall, remember } from '../../../platform/db/installation-facts.ts';
import { CannotStart } from '../../../platform/errors.ts';

const eachCtx = new WeakMap<Ctx, Promise<SignerKey>>();

/**
 * The key that signs heads. Its name is what the ledger is called, the host of the first day with
 * `/ledger`: it stays when the server moves, because whoever holds a head knows the ledger by it.
 *
 * @throws CannotStart when the key is another than that of the heads so far
 */
export function ledgerKey(ctx: Ctx): Promise<SignerKey> {
  const known = eachCtx.get(ctx);
  if (known !== undefined) return known;
  const found = findKey(ctx);
  eachCtx.set(ctx, found);
  found.catch(() => eachCtx.delete(ctx));
  return found;
}

async function findKey({ db, config }: Ctx): Promise<SignerKey> {
  const seed = Buffer.from(config.LEDGER_KEY, 'base64');
  if (seed.length !== 32) throw new CannotStart('The key of the ledger has not 32 bytes.');
  const kept = await recall<{ key: string }>(db, 'ledger');
  const name = parseVerifierKey(kept?.key ?? '')?.name ?? nameFor(config.PUBLIC_URL);
  const key = signerKey(name, seed);
  if (kept === undefined) await remember(db, 'ledger', { key: writeVerifierKey(key) });
  else if (kept.key !== writeVerifierKey(key)) {
    throw new CannotStart(
      'LEDGER_KEY is not the key that signed the heads of this ledger so far. Set the one it began with.',
    );
  }
  return key;
}

const nameFor = (publicUrl: string) => `${new URL(publicUrl).host}/ledger`;
