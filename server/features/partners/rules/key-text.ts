import { createHash, timingSafeEqual } from 'node:crypto';

/*
 * A key reads `insaf_k7m2q9xdta_<43 letters>`: what it is, which it is, and its secret of 256 random bits.
 * The first two are public; whoever finds a key in a log or a repository knows by them what to revoke, and
 * programs that look for secrets know its shape.
 */

const shape = /^insaf_([a-z0-9]{10})_([A-Za-z0-9_-]{43})$/;

/** @param secret 32 random bytes */
export function keyText(id: string, secret: Buffer): string {
  return `${keyPrefix(id)}_${secret.toString('base64url')}`;
}

/** What a key begins with: `insaf_k7m2q9xdta`. */
export function keyPrefix(id: string): string {
  return `insaf_${id.slice('key_'.length)}`;
}

/** Which key a text is, and its secret; null for what is no key. */
export function readKeyText(text: string): { id: string; secret: Buffer } | null {
  const [, id, secret] = shape.exec(text) ?? [];
  if (id === undefined || secret === undefined) return null;
  return { id: `key_${id}`, secret: Buffer.from(secret, 'base64url') };
}

/** The secret is random, so a plain hash of it cannot be turned back. */
export function hashOfSecret(secret: Buffer): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function isSecret(secret: Buffer, hash: Buffer | null): boolean {
  return hash !== null && timingSafeEqual(hashOfSecret(secret), hash);
}
