/**
 * Commitments: what stands in a public entry in place of something that is not for everybody. Who has the
 * salt and the value can show that they are what was entered; without the salt, which is destroyed when a
 * person is erased, not even a value that is guessed can be confirmed.
 */
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { toBase64Url } from './base64.ts';
import { canonicalJson, type Json } from './canonical-json.ts';
import { bytesOf, joined } from './hashes.ts';

/** Bytes of the salt of one part. */
export const saltLength = 16;

/** base64url(SHA-256(salt ‖ canonical JSON of the value)). */
export function commitment(value: Json, salt: Uint8Array): string {
  return toBase64Url(sha256(joined(salt, bytesOf(canonicalJson(value)))));
}

/**
 * The salt of one part of one entry, out of the complaint's.
 * @param seq the entry's number within its complaint
 * @param part the part's name, `complaint` for the number itself
 */
export function partSalt(complaintSalt: Uint8Array, seq: number, part: string): Uint8Array {
  return hmac(sha256, complaintSalt, bytesOf(`${seq}/${part}`)).slice(0, saltLength);
}
