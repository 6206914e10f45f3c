import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './cipher.ts';

/** The keys of one generation, opened. */
export type Generation = {
  readonly no: number;
  /** Generations of one number hash alike. */
  readonly hashingNo: number;
  /** Both keys, for wrapping under a master key. */
  readonly bytes: Buffer;
  wrap(key: Buffer, owner: string): Buffer;
  /** @throws Error when it was wrapped by another generation or for another owner */
  unwrap(wrapped: Buffer, owner: string): Buffer;
  /** Sixteen bytes; equal for equal purpose and value. */
  hash(purpose: string, value: string): Buffer;
};

const keyLength = 32;

/** @param bytes the wrapping key and the hashing key, 32 bytes each */
export function generationOf(no: number, hashingNo: number, bytes: Buffer): Generation {
  if (bytes.length !== 2 * keyLength) throw new Error(`generation ${no} is not two keys long`);
  const wrapping = createSecretKey(bytes.subarray(0, keyLength));
  const hashing = createSecretKey(bytes.subarray(keyLength));
  return {
    no,
    hashingNo,
    bytes,
    wrap: (key, owner) => encrypt(wrapping, key, owner),
    unwrap: (wrapped, owner) => decrypt(wrapping, wrapped, owner),
    hash: (purpose, value) =>
      createHmac('sha256', hashing).update(`${purpose}\u0000${value}`).digest().subarray(0, 16),
  };
}

/** New keys; with the hashing key of another generation, what was hashed by it is still found. */
export function newGeneration(no: number, hashingOf: Generation | null): Generation {
  const wrapping = randomBytes(keyLength);
  const hashing = hashingOf?.bytes.subarray(keyLength) ?? randomBytes(keyLength);
  return generationOf(no, hashingOf?.hashingNo ?? no, Buffer.concat([wrapping, hashing]));
}
