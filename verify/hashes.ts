import { sha256 } from '@noble/hashes/sha2.js';

/** Length in bytes of every hash of the tree. */
export const hashLength = 32;

const utf8 = new TextEncoder();

/** The UTF-8 bytes of a text. */
export const bytesOf = (text: string): Uint8Array => utf8.encode(text);

/** One array after the other. */
export function joined(...arrays: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(arrays.reduce((length, array) => length + array.length, 0));
  let at = 0;
  for (const array of arrays) {
    whole.set(array, at);
    at += array.length;
  }
  return whole;
}

/** Whether two arrays hold the same bytes. For public values: it does not hide where they differ. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}

/** SHA-256 of an entry as a leaf (RFC 6962, 2.1). The prefix keeps a leaf from passing for a node. */
export function leafHash(entry: Uint8Array | string): Uint8Array {
  return sha256(joined(leafPrefix, typeof entry === 'string' ? bytesOf(entry) : entry));
}

/** SHA-256 of two subtrees as a node (RFC 6962, 2.1). */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(nodePrefix, left, right));
}

/** The root of a tree without leaves: SHA-256 of nothing. */
export const emptyRoot = (): Uint8Array => sha256(new Uint8Array());

const leafPrefix = Uint8Array.of(0);
const nodePrefix = Uint8Array.of(1);
