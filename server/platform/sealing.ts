import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/*
 * Sealing of what must not be read from the database alone. Each sealed thing has a key of its own
 * (AES-256-GCM), which is itself sealed under the installation's secret: destroying the small sealed key
 * destroys the thing for ever, in every backup. What must be found again is found by a keyed hash of its
 * normalised value, so that a stolen database cannot be searched by trying all telephone numbers.
 */

export type Sealed = { readonly sealed: Buffer; readonly key: Buffer };

export type Sealing = {
  seal: (plain: string) => Sealed;
  /** @throws Error when the secret is another one or a byte was changed */
  open: (sealed: Sealed) => string;
  /** Sixteen bytes; equal for equal purpose and value under the same secret. */
  hash: (purpose: string, value: string) => Buffer;
  /** A key for another use, 32 bytes. */
  keyFor: (purpose: string) => Buffer;
};

const version = 1;
const ivLength = 12;
const tagLength = 16;

export function sealingWith(secret: string): Sealing {
  const keys = new Map<string, Buffer>();
  const keyFor = (purpose: string) => {
    const key = keys.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, 'insaf', purpose, 32));
    keys.set(purpose, key);
    return key;
  };
  const master = keyFor('sealing');
  const hashing = keyFor('hashing');
  return {
    keyFor,
    seal: (plain) => {
      const key = randomBytes(32);
      return { sealed: encrypt(key, Buffer.from(plain)), key: encrypt(master, key) };
    },
    open: ({ sealed, key }) => decrypt(decrypt(master, key), sealed).toString(),
    hash: (purpose, value) =>
      createHmac('sha256', hashing).update(`${purpose}\u0000${value}`).digest().subarray(0, 16),
  };
}

/** One byte of version, the nonce, the ciphertext, the tag. */
function encrypt(key: Buffer, plain: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, body, cipher.getAuthTag()]);
}

function decrypt(key: Buffer, sealed: Buffer): Buffer {
  if (sealed[0] !== version) throw new Error(`sealed with an unknown version ${sealed[0]}`);
  const iv = sealed.subarray(1, 1 + ivLength);
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  const body = sealed.subarray(1 + ivLength, sealed.length - tagLength);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
