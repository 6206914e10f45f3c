/**
 * A person's receipt: that their complaint entered, what became of it, and the proof that each step stands
 * in a ledger whose head was signed.
 */
import { fromBase64, fromBase64Url, toBase64Url } from './base64.ts';
import type { Json } from './canonical-json.ts';
import { provesInclusion } from './check-proofs.ts';
import { type Checkpoint, checkpointFailures, openCheckpoint } from './checkpoint.ts';
import { commitment } from './commitment.ts';
import { type Entry, parseEntry } from './entry.ts';
import { leafHash } from './hashes.ts';
import { isKeyOf, ledgerKeys } from './key-changes.ts';
import { parseVerifierKey } from './keys.ts';

export const receiptFormat = 'insaf-receipt-1';

/** What a commitment is of: `salt` is base64url of 16 bytes. */
export type Opened = { value: Json; salt: string };

export type ReceiptEntry = {
  /** Where the entry stands, counted from 0. */
  index: number;
  /** The entry itself, canonical JSON. */
  entry: string;
  /** Base64 of the siblings on the way to the root of the checkpoint, lowest first. */
  proof: string[];
  /** `complaint` is of the number, the others are of the entry's parts. */
  opened: { [part: string]: Opened };
};

export type Receipt = {
  format: typeof receiptFormat;
  origin: string;
  /** The key that the ledger says it signs with: a hint for people, trusted by nobody. */
  key: string;
  /** How the ledger's key was changed, if it was (`key-changes.ts`): trusted where both keys signed. */
  keyChanges?: string[];
  checkpoint: string;
  /** What agencies are called, by the codes of entries, as who made the receipt says: proven by nothing. */
  names?: { [code: string]: { ar: string; en: string } };
  entries: ReceiptEntry[];
};

/** A value with the salt of its commitment, as a receipt has it. */
export const openedPart = (value: Json, salt: Uint8Array): Opened => ({
  value,
  salt: toBase64Url(salt),
});

/** What is said of a receipt; `index` and `part` say of which entry, and what of it. */
export type Finding<Code extends string> = { code: Code; index?: number; part?: string };

export type ReceiptFact = 'checkpoint-signed' | 'entry-included' | 'part-opened' | 'one-complaint';
/** Everything that can be wrong with a receipt. */
export const receiptFailures = [
  'receipt-malformed',
  'key-malformed',
  'key-other',
  ...checkpointFailures,
  'entries-missing',
  'entry-malformed',
  'entry-not-included',
  'part-unknown',
  'part-other',
  'number-not-opened',
  'complaint-other',
  'steps-out-of-order',
  'step-missing',
] as const;
export type ReceiptFailure = (typeof receiptFailures)[number];

/** An entry that stands where the receipt says, with those of its parts that were opened. */
export type Step = { index: number; entry: Entry; opened: { [part: string]: Json } };

export type CheckedReceipt = {
  /** Nothing fails. */
  valid: boolean;
  holds: Finding<ReceiptFact>[];
  fails: Finding<ReceiptFailure>[];
  /** When it is signed with the trusted key. */
  checkpoint: Checkpoint | undefined;
  /** The complaint that all of its entries are of. */
  number: string | undefined;
  /** Only those that are proven, in the order they stand in the ledger. */
  steps: Step[];
};

/**
 * Checks all of a receipt and says everything that holds and that fails, rather than the first fault.
 * @param receipt what was read from a file: not trusted to have any shape
 * @param trustedKey a verifier key of the ledger, known from elsewhere than the receipt
 * @param changes notes by which the ledger's key was changed, besides those of the receipt
 */
export function checkReceipt(
  receipt: unknown,
  trustedKey: string,
  changes: readonly string[] = [],
): CheckedReceipt {
  const checked: CheckedReceipt = {
    valid: false,
    holds: [],
    fails: [],
    checkpoint: undefined,
    number: undefined,
    steps: [],
  };
  const key = parseVerifierKey(trustedKey);
  if (!isReceipt(receipt)) checked.fails.push({ code: 'receipt-malformed' });
  if (!key) checked.fails.push({ code: 'key-malformed' });
  if (!isReceipt(receipt) || !key) return checked;

  const keys = ledgerKeys(key, [...changes, ...(receipt.keyChanges ?? [])]);
  if (!isKeyOf(keys, receipt.key)) checked.fails.push({ code: 'key-other' });
  const opened = openCheckpoint(receipt.checkpoint, keys);
  if ('failure' in opened) checked.fails.push({ code: opened.failure });
  else {
    checked.checkpoint = opened.checkpoint;
    checked.holds.push({ code: 'checkpoint-signed' });
    if (receipt.origin !== opened.checkpoint.origin) checked.fails.push({ code: 'origin-other' });
  }
  if (receipt.entries.length === 0) checked.fails.push({ code: 'entries-missing' });
  const said = receipt.entries.flatMap((entry) => checkEntry(entry, checked) ?? []);
  if (said.length === receipt.entries.length) checkTogether(said, checked);
  checked.valid = checked.fails.length === 0;
  return checked;
}

/** Adds to what holds and fails; gives the step that the entry says it is, proven or not. */
function checkEntry(
  given: ReceiptEntry,
  { checkpoint, holds, fails, steps }: CheckedReceipt,
): Step | undefined {
  const { index } = given;
  const entry = parseEntry(given.entry);
  if (!entry) {
    fails.push({ code: 'entry-malformed', index });
    return undefined;
  }
  const opened: { [part: string]: Json } = Object.create(null);
  for (const [part, { value, salt }] of Object.entries(given.opened)) {
    const stands = part === 'complaint' ? entry.complaint : entry.parts[part];
    const bytes = fromBase64Url(salt);
    if (typeof stands !== 'string') fails.push({ code: 'part-unknown', index, part });
    else if (!bytes || !isOf(stands, value, bytes)) {
      fails.push({ code: 'part-other', index, part });
    } else {
      opened[part] = value;
      holds.push({ code: 'part-opened', index, part });
    }
  }
  if (typeof opened.complaint !== 'string') fails.push({ code: 'number-not-opened', index });
  const proof = given.proof.map(fromBase64);
  const leaf = { index, hash: leafHash(given.entry) };
  const included =
    checkpoint !== undefined &&
    proof.every((hash) => hash !== undefined) &&
    provesInclusion(leaf, checkpoint, proof);
  const step = { index, entry, opened };
  if (included) {
    holds.push({ code: 'entry-included', index });
    steps.push(step);
  } else if (checkpoint) fails.push({ code: 'entry-not-included', index });
  return step;
}

/** All entries are of one complaint, in their order, and none of its moves was left out. */
function checkTogether(said: readonly Step[], checked: CheckedReceipt) {
  const { fails, holds } = checked;
  const numbers = new Set(said.flatMap(({ opened }) => opened.complaint ?? []));
  const [number] = numbers;
  if (numbers.size > 1) fails.push({ code: 'complaint-other' });
  if (numbers.size !== 1 || typeof number !== 'string') return;
  checked.number = number;
  holds.push({ code: 'one-complaint' });
  for (const [at, { index }] of said.entries()) {
    const before = said[at - 1];
    if (before && before.index >= index) fails.push({ code: 'steps-out-of-order', index });
  }
  const moves = said.filter(({ entry }) => entry.type === 'move');
  const seqs = moves.map(({ entry }) => entry.seq).sort((a, b) => a - b);
  if (seqs.some((seq, at) => seq !== at + 1)) fails.push({ code: 'step-missing' });
}

/** Whether a commitment is of a value; no value that has no canonical JSON is. */
function isOf(made: string, value: Json, salt: Uint8Array): boolean {
  try {
    return commitment(value, salt) === made;
  } catch {
    return false;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isReceipt(value: unknown): value is Receipt {
  if (!isRecord(value) || value.format !== receiptFormat) return false;
  const { origin, key, keyChanges = [], checkpoint, entries } = value;
  if (!Array.isArray(keyChanges)) return false;
  const said = [origin, key, checkpoint, ...keyChanges];
  const texts = said.every((text) => typeof text === 'string');
  return texts && Array.isArray(entries) && entries.every(isReceiptEntry);
}

function isReceiptEntry(value: unknown): value is ReceiptEntry {
  if (!isRecord(value) || !isRecord(value.opened)) return false;
  const { index, entry, proof, opened } = value;
  const isHash = (hash: unknown) => typeof hash === 'string';
  const isOpened = (part: unknown) =>
    isRecord(part) && 'value' in part && typeof part.salt === 'string';
  return (
    Number.isSafeInteger(index) &&
    typeof entry === 'string' &&
    Array.isArray(proof) &&
    proof.every(isHash) &&
    Object.values(opened).every(isOpened)
  );
}
