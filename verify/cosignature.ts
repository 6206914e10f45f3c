/** Witnesses' signatures (C2SP tlog-cosignature, v1): at this time, I saw this ledger grow honestly. */
import { bytesOf, joined } from './hashes.ts';
import { isSignedBy, type SignerKey, signWith, type VerifierKey } from './keys.ts';
import { parseNote, signatureLine, signatureOf } from './note.ts';

/**
 * The line that a witness adds to a checkpoint.
 * @param seconds since 1970
 * @throws TypeError when the note is not one
 */
export function cosign(note: string, key: SignerKey, seconds: number): string {
  const parsed = parseNote(note);
  if (!parsed) throw new TypeError('not a signed note');
  const time = new Uint8Array(8);
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds));
  return signatureLine(key, joined(time, signWith(key, message(parsed.text, BigInt(seconds)))));
}

/** When a witness signed the note, in seconds since 1970; undefined when it did not. */
export function cosignedAt(note: string, key: VerifierKey): number | undefined {
  const parsed = parseNote(note);
  const bytes = parsed && signatureOf(parsed, key)?.bytes;
  if (bytes?.length !== 72) return undefined;
  const time = new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0);
  return isSignedBy(key, bytes.slice(8), message(parsed?.text ?? '', time))
    ? Number(time)
    : undefined;
}

const message = (text: string, time: bigint): Uint8Array =>
  bytesOf(`cosignature/v1\ntime ${time}\n${text}`);
