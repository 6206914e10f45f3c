import type { KeyObject } from 'node:crypto';
import { createHmac, timingSafeEqual } from 'node:crypto';
import { isComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { bareDigits } from '@insaf/contract/digits.ts';

/**
 * The tracking code: eight digits that, with the complaint's number, open the person's view of it.
 *
 * It is derived, never stored: HMAC-SHA256 over number and generation, under a secret that lives in the
 * server's configuration and not in the database. Whoever reads the database, a backup of it or its log
 * learns no code, and cannot try all hundred million against a stored hash, which takes a second for so
 * short a code. The code can be told again in every later notice without having been kept, and there is
 * no row to write, rotate or erase for it.
 *
 * A person who gave the code away asks for another: the complaint's generation counts up, and only the
 * newest generation's code opens. Changing the secret changes every code at once.
 *
 * The digits are the digest's first 128 bits modulo 10⁸. The bias of the modulus is 10⁸ / 2¹²⁸, under one
 * in 10³⁰, so every code is equally likely for all that anyone could measure. Eight digits do not withstand
 * guessing on their own: the caller slows, then stops, wrong attempts.
 */

const digits = 8;

/**
 * The eight ASCII digits for this complaint number, at this generation (0, 1, 2 …).
 * @throws RangeError for a secret under 16 bytes, a number that is none, a generation that is no count.
 */
export function trackingCode(
  secret: string | Uint8Array | KeyObject,
  number: string,
  generation: number,
): string {
  if (bytesOf(secret) < 16) throw new RangeError('the secret needs 16 bytes or more');
  if (!isComplaintNumber(number)) throw new RangeError('not a complaint number');
  if (!Number.isSafeInteger(generation) || generation < 0) {
    throw new RangeError('a generation is a count from 0');
  }
  // The prefix keeps these digests apart from others that may be made under the same secret.
  const digest = createHmac('sha256', secret)
    .update(`tracking-code/${number}/${generation}`)
    .digest('hex');
  const wide = BigInt(`0x${digest.slice(0, 32)}`);
  return String(wide % 10n ** BigInt(digits)).padStart(digits, '0');
}

function bytesOf(secret: string | Uint8Array | KeyObject): number {
  const isBytes = typeof secret === 'string' || secret instanceof Uint8Array;
  return isBytes ? Buffer.byteLength(secret) : (secret.symmetricKeySize ?? 0);
}

/** Whether two codes are the same, in a time that does not tell how many digits were right. */
export function sameCode(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

/** A code as a person typed it, in any script of digits, with spaces and dashes; null if it is none. */
export function readTrackingCode(input: string): string | null {
  const code = bareDigits(input);
  return code?.length === digits ? code : null;
}
