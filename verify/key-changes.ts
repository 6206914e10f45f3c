/**
 * The keys of a ledger, one after the other. A change of key is a signed note that both keys sign: the old
 * one says who follows, the new one whom it follows, and both up to which head the old one signed. Who trusts
 * one key of a ledger so knows them all, and for which heads each of them speaks.
 *
 *   insaf-ledger-key/v1 | origin | old key | new key | size | root   (a line each)
 */
import { fromBase64, toBase64 } from './base64.ts';
import { bytesOf, hashLength, sameBytes } from './hashes.ts';
import {
  parseVerifierKey,
  type SignerKey,
  signWith,
  type VerifierKey,
  writeVerifierKey,
} from './keys.ts';
import { noteSignedBy, parseNote, signatureLine, signNote } from './note.ts';

const format = 'insaf-ledger-key/v1';

/** The old key signs heads up to `size`, whose root is `root`; the new one those after. */
export type KeyChange = { from: VerifierKey; to: VerifierKey; size: number; root: Uint8Array };

/** A key, and for heads of which sizes it speaks: more than `after`, and up to `upTo`. */
export type KeySpan = { key: VerifierKey; after: number; upTo: number };

/** The keys of one ledger, the oldest first. */
export type LedgerKeys = { name: string; spans: readonly KeySpan[] };

/** How a ledger publishes its keys, at `/ledger/keys`. */
export const keysFormat = 'insaf-ledger-keys-1';

/**
 * The note of a change of key.
 * @throws TypeError when the keys are not of one ledger, or are the same
 */
export function signKeyChange(
  { size, root }: Pick<KeyChange, 'size' | 'root'>,
  from: SignerKey,
  to: SignerKey,
): string {
  if (from.name !== to.name || sameBytes(from.publicKey, to.publicKey)) {
    throw new TypeError('not two keys of one ledger');
  }
  const lines = [format, from.name, writeVerifierKey(from), writeVerifierKey(to), size];
  const text = `${lines.join('\n')}\n${toBase64(root)}\n`;
  return signNote(text, from) + signatureLine(to, signWith(to, bytesOf(text)));
}

/** The change that a note says, if both of its keys signed it; else undefined. */
export function openKeyChange(note: string): KeyChange | undefined {
  const parsed = parseNote(note);
  const [said, origin, before, after, digits = '', encoded, end, ...more] =
    parsed?.text.split('\n') ?? [];
  const [from, to] = [parseVerifierKey(before ?? ''), parseVerifierKey(after ?? '')];
  const [size, root] = [Number(digits), fromBase64(encoded ?? '')];
  if (!parsed || said !== format || end !== '' || more.length > 0 || !from || !to) return undefined;
  if (origin !== from.name || origin !== to.name || sameKey(from, to)) return undefined;
  if (!/^[1-9]\d*$/.test(digits) || !Number.isSafeInteger(size)) return undefined;
  if (root?.length !== hashLength) return undefined;
  const isSigned = [from, to].every((key) => noteSignedBy(parsed, key) === 'signed');
  return isSigned ? { from, to, size, root } : undefined;
}

/**
 * All keys that are known to who trusts one of them. A key that says two others follow it is believed
 * neither.
 * @param changes notes from anywhere: what is no change, or of another ledger, is left out
 */
export function ledgerKeys(trusted: VerifierKey, changes: readonly string[]): LedgerKeys {
  const opened = changes.flatMap((note) => openKeyChange(note) ?? []);
  const earlier: KeyChange[] = [];
  for (let [key, size] = [trusted, Number.POSITIVE_INFINITY]; ; ) {
    const change = only(opened.filter(({ to }) => sameKey(to, key)));
    if (!change || change.size > size || earlier.includes(change)) break;
    earlier.unshift(change);
    [key, size] = [change.from, change.size];
  }
  const chain = [...earlier];
  for (let [key, size] = [trusted, earlier.at(-1)?.size ?? 0]; ; ) {
    const change = only(opened.filter(({ from }) => sameKey(from, key)));
    if (!change || change.size < size || chain.includes(change)) break;
    chain.push(change);
    [key, size] = [change.to, change.size];
  }
  const keys = [chain[0]?.from ?? trusted, ...chain.map(({ to }) => to)];
  const spans = keys.map((key, at) => ({
    key,
    after: chain[at - 1]?.size ?? -1,
    upTo: chain[at]?.size ?? Number.POSITIVE_INFINITY,
  }));
  return { name: trusted.name, spans };
}

/** The key that speaks for a head of this size. */
export function keyAt({ spans }: LedgerKeys, size: number): VerifierKey {
  return (spans.find(({ after, upTo }) => size > after && size <= upTo) ?? spans[0]!).key;
}

/** The newest of them. */
export const newestKey = ({ spans }: LedgerKeys): VerifierKey => spans.at(-1)!.key;

/** Whether a text is one of these keys. */
export const isKeyOf = ({ spans }: LedgerKeys, text: string): boolean =>
  spans.some(({ key }) => writeVerifierKey(key) === text.trim());

/** The changes in what is published at `/ledger/keys`; none when it is not that. */
export const changesIn = (text: string): string[] => textsIn(text, 'changes');

/** The keys of witnesses in it, whose signatures of heads the ledger serves. */
export const witnessesIn = (text: string): string[] => textsIn(text, 'witnesses');

function textsIn(text: string, name: 'changes' | 'witnesses'): string[] {
  try {
    const said = JSON.parse(text) as { format?: unknown; [name: string]: unknown };
    const given = said.format === keysFormat ? said[name] : undefined;
    return Array.isArray(given) ? given.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

const sameKey = (a: VerifierKey, b: VerifierKey) => writeVerifierKey(a) === writeVerifierKey(b);

/** The change that all of them say; undefined where they say different ones. */
function only(changes: readonly KeyChange[]): KeyChange | undefined {
  const [first, ...others] = changes;
  const isSame = (other: KeyChange) =>
    sameKey(other.from, first!.from) && sameKey(other.to, first!.to) && other.size === first!.size;
  return others.every(isSame) ? first : undefined;
}
