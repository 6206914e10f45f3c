import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/*
 * Sealing of what must not be read from the database alone. Each sealed thing has a key of its own
 * (AES-256-GCM), which is itself sealed under the installation's secret: destroying the small sealed key
 * destroys the thing for ever, in every backup. What must be found again is found by a keyed hash of its
 * normalised value, so that a stolen database cannot be searched by trying all telephone numbers.
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

const version = 1;
const ivLength = 12;
const tagLength = 16;

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

/** One byte of version, the nonce, the ciphertext, the tag. */
function encrypt(key: KeyObject, plain: Buffer): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.of(version), iv, body, cipher.getAuthTag()]);
}

function decrypt(key: KeyObject, sealed: Buffer): Buffer {
  if (sealed[0] !== version) throw new Error(`sealed with an unknown version ${sealed[0]}`);
  const iv = sealed.subarray(1, 1 + ivLength);
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  const body = sealed.subarray(1 + ivLength, sealed.length - tagLength);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
