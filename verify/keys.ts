/** Keys of signed notes (C2SP signed-note): a name, a type of signature and 32 bytes of Ed25519. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { fromBase64, toBase64 } from './base64.ts';
import { bytesOf, joined } from './hashes.ts';

/** A plain signature of a note, and a witness's, which says when it was given (C2SP tlog-cosignature). */
export const signatureTypes = { ed25519: 1, cosignature: 4 } as const;
export type SignatureType = (typeof signatureTypes)[keyof typeof signatureTypes];

/** `id` is four bytes; with the name it says which key of several has signed. */
export type VerifierKey = {
  name: string;
  id: Uint8Array;
  type: SignatureType;
  publicKey: Uint8Array;
};

/** A key that signs: the 32 random bytes that Ed25519 begins with (RFC 8032, 5.1.5), never published. */
export type SignerKey = VerifierKey & { seed: Uint8Array };

/** Names have neither spaces nor a plus, which separate the parts of a key and of a signature. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Cc}]+$/u.test(name);

/** SHA-256(name ‖ newline ‖ type ‖ public key), the first four bytes. */
export function keyId(name: string, type: SignatureType, publicKey: Uint8Array): Uint8Array {
  return sha256(joined(bytesOf(`${name}\n`), Uint8Array.of(type), publicKey)).slice(0, 4);
}

/** @throws TypeError when the name cannot be one, or the seed has not 32 bytes. */
export function signerKey(
  name: string,
  seed: Uint8Array,
  type: SignatureType = signatureTypes.ed25519,
): SignerKey {
  if (!isKeyName(name)) throw new TypeError(`${name} cannot name a key`);
  if (seed.length !== 32) throw new TypeError(`a seed has 32 bytes, not ${seed.length}`);
  const publicKey = ed25519.getPublicKey(seed);
  return { name, id: keyId(name, type, publicKey), type, publicKey, seed };
}

/** `name+hash+base64(type ‖ public key)`, as a key is published. */
export function writeVerifierKey({ name, id, type, publicKey }: VerifierKey): string {
  return `${name}+${hex(id)}+${toBase64(joined(Uint8Array.of(type), publicKey))}`;
}

/** The key of a text `name+hash+base64`, or undefined when it is none, or of a type not known here. */
export function parseVerifierKey(text: string): VerifierKey | undefined {
  const [, name, hash, encoded] = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/.exec(text.trim()) ?? [];
  if (name === undefined || encoded === undefined || !isKeyName(name)) return undefined;
  const bytes = fromBase64(encoded);
  const type = Object.values(signatureTypes).find((known) => known === bytes?.[0]);
  if (type === undefined || bytes?.length !== 33) return undefined;
  const publicKey = bytes.slice(1);
  const id = keyId(name, type, publicKey);
  return hex(id) === hash ? { name, id, type, publicKey } : undefined;
}

/** Whether a signature is the key's, by the strict rules of RFC 8032 rather than the laxer of ZIP 215. */
export function isSignedBy(
  { publicKey }: VerifierKey,
  signature: Uint8Array,
  message: Uint8Array,
): boolean {
  if (signature.length !== 64) return false;
  return ed25519.verify(signature, message, publicKey, { zip215: false });
}

/** The 64 bytes of an Ed25519 signature. */
export function signWith({ seed }: SignerKey, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, seed);
}

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
