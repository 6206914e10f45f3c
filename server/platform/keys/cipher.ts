import { createCipheriv, createDecipheriv, type KeyObject, randomBytes } from 'node:crypto';

/*
 * AES-256-GCM as everything here uses it: one byte of version, the nonce, the ciphertext, the tag.
 *
 * Version 1 was sealed for nobody in particular. Version 2 is bound to an owner (such as one complainant
 * of one complaint): who can write to the database cannot pass it off as another's.
 */

const unbound = 1;
const bound = 2;
const ivLength = 12;
const tagLength = 16;

export function encrypt(key: KeyObject, plain: Buffer, owner?: string): Buffer {
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  if (owner !== undefined) cipher.setAAD(Buffer.from(owner));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  const version = Buffer.of(owner === undefined ? unbound : bound);
  return Buffer.concat([version, iv, body, cipher.getAuthTag()]);
}

/**
 * @param owner whom it has to be bound to; what is not bound to anybody opens for everyone
 * @throws Error when the key or the owner is another one, or a byte was changed
 */
export function decrypt(key: KeyObject, sealed: Buffer, owner?: string): Buffer {
  const [version] = sealed;
  if (version !== unbound && version !== bound) {
    throw new Error(`sealed with an unknown version ${version}`);
  }
  const iv = sealed.subarray(1, 1 + ivLength);
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAuthTag(sealed.subarray(sealed.length - tagLength));
  if (version === bound) decipher.setAAD(Buffer.from(owner ?? ''));
  const body = sealed.subarray(1 + ivLength, sealed.length - tagLength);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}
