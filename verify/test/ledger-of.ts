/** A small ledger in memory, honest or not: for tests of whoever checks one. */
import { toBase64 } from '../base64.ts';
import { canonicalJson } from '../canonical-json.ts';
import { type Checkpoint, signCheckpoint } from '../checkpoint.ts';
import { commitment, partSalt } from '../commitment.ts';
import type { Entry } from '../entry.ts';
import type { ReadTile } from '../follow-heads.ts';
import { bytesOf, joined, leafHash } from '../hashes.ts';
import { type SignerKey, writeVerifierKey } from '../keys.ts';
import { type HashOf, inclusionProof, rootOf } from '../proofs.ts';
import { openedPart, type Receipt, receiptFormat } from '../receipt.ts';
import { entryBundle, tileWidth } from '../tiles.ts';
import { naiveRoot } from './naive-tree.ts';

/** A step of a complaint as it is entered; its complaint's salt is the number, repeated. */
export function entryOf(number: string, seq: number, verb: string, at: string): string {
  const entry: Entry = {
    v: 1,
    type: 'move',
    at,
    complaint: commitment(number, partSalt(saltOf(number), seq, 'complaint')),
    seq,
    verb,
    from: seq === 1 ? null : 'received',
    to: seq === 1 ? 'received' : 'referred',
    by: seq === 1 ? 'complainant' : 'staff',
    agency: seq === 1 ? null : 'central',
    holder: 'central',
    parts: { text: commitment('a text', partSalt(saltOf(number), seq, 'text')) },
  };
  return canonicalJson(entry);
}

const saltOf = (number: string) => bytesOf(number.repeat(32).slice(0, 32));

export type SmallLedger = ReturnType<typeof ledgerOf>;

/** A ledger of these entries under this key. */
export function ledgerOf(entries: readonly string[], key: SignerKey) {
  const leaves = entries.map(leafHash);
  const hashOf: HashOf = ({ level, index }) =>
    naiveRoot(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level));
  const checkpointAt = (size: number): Checkpoint => ({
    origin: key.name,
    size,
    root: rootOf(size, hashOf),
  });
  const noteAt = (size: number) => signCheckpoint(checkpointAt(size), key);
  const read: ReadTile = async ({ level, index, width }) => {
    const from = index * tileWidth;
    if (level === 'entries') return entryBundle(entries.slice(from, from + width).map(bytesOf));
    return joined(
      ...Array.from({ length: width }, (_, at) => hashOf({ level: level * 8, index: from + at })),
    );
  };
  /** The receipt of a complaint's entries, at a size of the ledger. */
  const receiptOf = (number: string, size = entries.length): Receipt => ({
    format: receiptFormat,
    origin: key.name,
    key: writeVerifierKey(key),
    checkpoint: noteAt(size),
    entries: entries.slice(0, size).flatMap((entry, index) => {
      const { seq, complaint } = JSON.parse(entry) as Entry;
      const salt = partSalt(saltOf(number), seq, 'complaint');
      if (commitment(number, salt) !== complaint) return [];
      const proof = inclusionProof(index, size, hashOf).map(toBase64);
      return [{ index, entry, proof, opened: { complaint: openedPart(number, salt) } }];
    }),
  });
  return { entries, checkpointAt, noteAt, read, receiptOf };
}
