/**
 * A receipt small enough for a picture code on paper: where the complaint entered, what it was, and the
 * head that was signed then. The entry and its proof are read from the public tiles; a ledger that was
 * changed since cannot make them fit again.
 *
 *   version 1 | index 6 | number 6 | salt 16 | leaf hash 32 | size 6 | root 32 | signature 64   (bytes)
 */
import { fromBase64Url, toBase64, toBase64Url } from './base64.ts';
import { checkpointText, openCheckpoint } from './checkpoint.ts';
import { hashesFor, type ReadTile } from './follow-heads.ts';
import { hashLength, joined, leafHash } from './hashes.ts';
import { keyAt, type LedgerKeys, ledgerKeys } from './key-changes.ts';
import { parseVerifierKey, writeVerifierKey } from './keys.ts';
import { parseNote, signatureLine, signatureOf } from './note.ts';
import { inclusionProof } from './proofs.ts';
import { openedPart, type Receipt, receiptFormat } from './receipt.ts';
import { inclusionStretches } from './subtrees.ts';
import { bundleOf, entriesIn } from './tiles.ts';

const version = 1;
const lengths = {
  index: 6,
  number: 6,
  salt: 16,
  leaf: hashLength,
  size: 6,
  root: 32,
  signature: 64,
};

/** What the picture code holds. */
export type CompactReceipt = {
  index: number;
  number: string;
  salt: Uint8Array;
  leaf: Uint8Array;
  size: number;
  root: Uint8Array;
  signature: Uint8Array;
};

/** The text after `#` of a receipt's picture code, of its first entry; undefined when it does not fit. */
export function compactReceipt(receipt: Receipt): string | undefined {
  const key = parseVerifierKey(receipt.key);
  const note = parseNote(receipt.checkpoint);
  const [first] = receipt.entries;
  if (!key || !note || !first) return undefined;
  const keys = ledgerKeys(key, receipt.keyChanges ?? []);
  const opened = openCheckpoint(receipt.checkpoint, keys);
  const number = first.opened.complaint?.value;
  const salt = fromBase64Url(first.opened.complaint?.salt ?? '');
  if ('failure' in opened || !salt) return undefined;
  const signature = signatureOf(note, keyAt(keys, opened.checkpoint.size))!.bytes;
  if (typeof number !== 'string' || !/^[1-9]\d{0,13}$/.test(number)) return undefined;
  const { size, root } = opened.checkpoint;
  return toBase64Url(
    joined(
      Uint8Array.of(version),
      sixBytes(first.index),
      sixBytes(Number(number)),
      salt,
      leafHash(first.entry),
      sixBytes(size),
      root,
      signature,
    ),
  );
}

/** What a text after `#` holds, none of it checked; undefined when it is no receipt. */
export function parseCompactReceipt(text: string): CompactReceipt | undefined {
  const bytes = fromBase64Url(text);
  const whole = Object.values(lengths).reduce((sum, length) => sum + length, 1);
  if (bytes?.length !== whole || bytes[0] !== version) return undefined;
  let at = 1;
  const next = (length: number) => {
    at += length;
    return bytes.slice(at - length, at);
  };
  return {
    index: numberOf(next(lengths.index)),
    number: String(numberOf(next(lengths.number))),
    salt: next(lengths.salt),
    leaf: next(lengths.leaf),
    size: numberOf(next(lengths.size)),
    root: next(lengths.root),
    signature: next(lengths.signature),
  };
}

/**
 * The whole receipt of a compact one, put together from public tiles, to be checked as any other.
 * `altered` says that another entry stands in its place now.
 * @throws what `read` rejects with, and Error when the ledger has no such entry
 */
export async function wholeReceipt(
  compact: CompactReceipt,
  keys: LedgerKeys,
  read: ReadTile,
): Promise<{ receipt: Receipt; altered: boolean }> {
  const { index, number, salt, size, root, signature } = compact;
  if (index >= size) throw new Error(`a ledger of ${size} has no entry ${index}`);
  const bundle = bundleOf(index, size);
  const [hashOf, content] = await Promise.all([
    hashesFor([...inclusionStretches(index, size)], size, read),
    read(bundle),
  ]);
  const entry = entriesIn(content)?.[index - bundle.index * 256];
  if (!entry) throw new Error(`the bundle of entry ${index} is broken`);
  const key = keyAt(keys, size);
  const text = checkpointText({ origin: key.name, size, root });
  const receipt: Receipt = {
    format: receiptFormat,
    origin: key.name,
    key: writeVerifierKey(key),
    checkpoint: `${text}\n${signatureLine(key, signature)}`,
    entries: [
      {
        index,
        entry: new TextDecoder().decode(entry),
        proof: inclusionProof(index, size, hashOf).map(toBase64),
        opened: { complaint: openedPart(number, salt) },
      },
    ],
  };
  const now = toBase64(leafHash(entry));
  return { receipt, altered: now !== toBase64(compact.leaf) };
}

/** A number up to 2^48, the higher byte first. */
function sixBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value));
  return bytes.slice(2);
}

const numberOf = (bytes: Uint8Array): number =>
  bytes.reduce((value, byte) => value * 256 + byte, 0);
