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
 * @param parts each as its canonical JSON
 * @param secretOf of which the salt of a part is made
 */
export function entryOf(
  clear: Readonly<Record<string, Json>>,
  number: string,
  seq: number,
  parts: Readonly<Record<string, string>>,
  secretOf: (part: string) => Buffer,
): string {
  const committed: Record<string, string> = {};
  for (const part of Object.keys(parts)) {
    committed[part] = commit(`${seq}/${part}`, parts[part]!, secretOf(part));
  }
  const complaint = commit(`${seq}/complaint`, `"${number}"`, secretOf('record'));
  return canonicalJson({ ...clear, complaint, parts: committed });
}

/*
 * What is hashed is put together in one place that is used again and again, and hashes are handed on as text
 * of a character for each byte: to make buffers takes longer than to hash what is in them.
 */
const block = 64;
let place = Buffer.allocUnsafeSlow(1 << 16);
const hashed = (length: number) => hash('sha256', place.subarray(0, length), 'binary');

/** As a generation of keys hashes what people are found by: sixteen bytes of HMAC-SHA256. */
export function keyedHash(key: Buffer): (purpose: string, value: string) => Buffer {
  return (purpose, value) => {
    pad(key, 0x36);
    const inner = hashed(block + place.write(`${purpose}\u0000${value}`, block));
    pad(key, 0x5c);
    const outer = hashed(block + place.write(inner, block, 'latin1'));
    return Buffer.from(outer.slice(0, 16), 'binary');
  };
}

/** The salt of a part is the beginning of the HMAC-SHA256 of its name under 32 bytes. */
function commit(name: string, json: string, secret: Buffer): string {
  pad(secret, 0x36);
  const inner = hashed(block + place.write(name, block, 'latin1'));
  pad(secret, 0x5c);
  place.write(inner, block, 'latin1');
  const salt = hashed(block + inner.length);
  const longest = saltLength + 3 * json.length;
  if (longest > place.length) place = Buffer.allocUnsafeSlow(2 * longest);
  place.write(salt, 0, saltLength, 'latin1');
  const end = saltLength + place.write(json, saltLength);
  return hash('sha256', place.subarray(0, end), 'base64url');
}

function pad(secret: Buffer, by: number): void {
  place.fill(by, secret.length, block);
  for (let at = 0; at < secret.length; at += 1) place[at] = secret[at]! ^ by;
}

/** The root over the leaves of a full bundle. */
export function rootOfEntries(entries: readonly string[]): Buffer {
  let level = entries.map((entry) => hash('sha256', `\u0000${entry}`, 'binary'));
  while (level.length > 1) {
    const above: string[] = [];
    for (let at = 0; at < level.length; at += 2) {
      place[0] = 1;
      const length = place.write(level[at]! + level[at + 1]!, 1, 'latin1');
      above.push(hashed(1 + length));
    }
    level = above;
  }
  return Buffer.from(level[0]!, 'binary');
}
