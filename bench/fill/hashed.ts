import { hash } from 'node:crypto';
import { canonicalJson, type Json } from 'insaf-verify/canonical-json.ts';
import { saltLength } from 'insaf-verify/commitment.ts';

/*
 * Entries and hashes of the ledger as verify/ and the feature make them, by the machine's own library: there
 * are a hundred hashes to each complaint. The audit says whether they are the same.
 */

/**
 * An entry: what it says to everybody, and commitments to the number and to each part.
 *
 * @param secretOf of which the salt of a part is made
 */
export function entryOf(
  clear: Readonly<Record<string, Json>>,
  number: string,
  seq: number,
  parts: Readonly<Record<string, Json>>,
  secretOf: (part: string) => Buffer,
): string {
  const commit = (part: string, value: Json, secret: Buffer) => {
    const salt = hmac(secret, `${seq}/${part}`).subarray(0, saltLength);
    const text = Buffer.from(canonicalJson(value));
    return hash('sha256', Buffer.concat([salt, text]), 'base64url');
  };
  const committed = Object.entries(parts).map(([part, value]) => [
    part,
    commit(part, value, secretOf(part)),
  ]);
  const complaint = commit('complaint', number, secretOf('record'));
  return canonicalJson({ ...clear, complaint, parts: Object.fromEntries(committed) });
}

const block = 64;

/** HMAC-SHA256 under 32 bytes: the library's own makes a key of them first, which takes ten times as long. */
function hmac(secret: Buffer, text: string): Buffer {
  const padded = (pad: number, message: Buffer) => {
    const bytes = Buffer.alloc(block + message.length, pad);
    for (let at = 0; at < secret.length; at += 1) bytes[at] = secret[at]! ^ pad;
    message.copy(bytes, block);
    return hash('sha256', bytes, 'buffer');
  };
  return padded(0x5c, padded(0x36, Buffer.from(text)));
}

/** The root over the leaves of a full bundle. */
export function rootOfEntries(entries: readonly string[]): Buffer {
  return rootOf(entries.map((entry) => hash('sha256', `\u0000${entry}`, 'buffer')));
}

/** The root over hashes, as many as a power of two. */
function rootOf(hashes: readonly Buffer[]): Buffer {
  let level = hashes;
  while (level.length > 1) {
    const above: Buffer[] = [];
    for (let at = 0; at < level.length; at += 2) {
      above.push(hash('sha256', Buffer.concat([ofNode, level[at]!, level[at + 1]!]), 'buffer'));
    }
    level = above;
  }
  return level[0]!;
}

const ofNode = Buffer.of(1);
