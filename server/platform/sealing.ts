import { createHmac, createSecretKey, hkdfSync, type KeyObject, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './keys/cipher.ts';

/*
 * What is derived from the installation's secret: keys for signing, hashes of what is no person's, and the
 * sealing of what lasts for days, such as drafts and cookies. Who people are is sealed under keys that can
 * be rotated (keys/key-ring.ts).
 *
 * Each sealed thing has a key of its own (AES-256-GCM), which is itself sealed under the secret.
 *
 * Keys are KeyObjects: Node takes five times longer over each use of one that is given as bytes.
 */

export type Sealed = { readonly sealed: Buffer; readonly key: Buffer };

export type Sealing = {
  seal: (plain: string) => Sealed;
  /** @throws Error when the secret is another one or a byte was changed */
  open: (sealed: Sealed) => string;
  /** Sixteen bytes; equal for equal purpose and value under the same secret. */
  hash: (purpose: string, value: string) => Buffer;
  /** A key for another use, 32 bytes. */
  keyFor: (purpose: string) => KeyObject;
};

export function sealingWith(secret: string): Sealing {
  const keys = new Map<string, KeyObject>();
  const keyFor = (purpose: string) => {
    let key = keys.get(purpose);
    if (key === undefined) {
      key = createSecretKey(Buffer.from(hkdfSync('sha256', secret, 'insaf', purpose, 32)));
      keys.set(purpose, key);
    }
    return key;
  };
  const master = keyFor('sealing');
  const hashing = keyFor('hashing');
  return {
    keyFor,
    seal: (plain) => {
      const key = randomBytes(32);
      const sealed = encrypt(createSecretKey(key), Buffer.from(plain));
      return { sealed, key: encrypt(master, key) };
    },
    open: ({ sealed, key }) => decrypt(createSecretKey(decrypt(master, key)), sealed).toString(),
    hash: (purpose, value) =>
      createHmac('sha256', hashing).update(`${purpose}\u0000${value}`).digest().subarray(0, 16),
  };
}
