import { createSecretKey, randomBytes } from 'node:crypto';
import { decrypt, encrypt } from './cipher.ts';
import type { Generation } from './generation.ts';
import type { KeyRing } from './key-ring.ts';

/** Something sealed by a key of its own, which is wrapped by a generation: columns of a row. */
export type SealedRow = {
  readonly sealed: Buffer;
  readonly sealed_key: Buffer;
  readonly key_no: number;
};

/** A new key of an owner's own. Destroying it where it is wrapped destroys all that it seals, for ever. */
export const newKey = (): Buffer => randomBytes(32);

/**
 * @param owner whose it is, such as `complainant 123456789012/1`: it opens for no other
 */
export function sealFor(generation: Generation, owner: string, plain: string): SealedRow {
  const key = newKey();
  return {
    sealed: encrypt(createSecretKey(key), Buffer.from(plain)),
    sealed_key: generation.wrap(key, owner),
    key_no: generation.no,
  };
}

/** @throws Error when the owner is another one, or a byte was changed */
export async function openFor(ring: KeyRing, owner: string, row: SealedRow): Promise<string> {
  const key = createSecretKey(await openKey(ring, owner, row));
  return decrypt(key, row.sealed).toString();
}

/** The key itself, for what else it seals. */
export async function openKey(
  ring: KeyRing,
  owner: string,
  { sealed_key, key_no }: Pick<SealedRow, 'sealed_key' | 'key_no'>,
): Promise<Buffer> {
  return (await ring.of(key_no)).unwrap(sealed_key, owner);
}
