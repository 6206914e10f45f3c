/** Checkpoints (C2SP tlog-checkpoint): how large the ledger was, and its root, in a signed note. */
import { fromBase64, toBase64 } from './base64.ts';
import { hashLength } from './hashes.ts';
import { keyAt, type LedgerKeys } from './key-changes.ts';
import type { SignerKey, VerifierKey } from './keys.ts';
import { noteSignedBy, parseNote, signNote } from './note.ts';

/** `size` counts the entries, `root` has 32 bytes. */
export type Checkpoint = { origin: string; size: number; root: Uint8Array };

/** The text that is signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** The checkpoint of a note's text, or undefined when it is not one. Further lines are left alone. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, digits, encoded, ...further] = text.split('\n');
  if (!origin || !digits || !/^(0|[1-9]\d*)$/.test(digits) || !encoded) return undefined;
  if (further.pop() !== '' || further.includes('')) return undefined;
  const [size, root] = [Number(digits), fromBase64(encoded)];
  if (!Number.isSafeInteger(size) || root?.length !== hashLength) return undefined;
  return { origin, size, root };
}

/** The signed note of a checkpoint. */
export function signCheckpoint(checkpoint: Checkpoint, key: SignerKey): string {
  return signNote(checkpointText(checkpoint), key);
}

/** Why a note is not a checkpoint of the ledger that a key signs for. */
export const checkpointFailures = [
  'checkpoint-malformed',
  'origin-other',
  'signature-missing',
  'signature-wrong',
] as const;
export type CheckpointFailure = (typeof checkpointFailures)[number];

/**
 * The checkpoint of a note that the key has signed, for the ledger that is called as the key is; of several
 * keys, the one that speaks for a head of its size.
 */
export function openCheckpoint(
  note: string,
  keys: VerifierKey | LedgerKeys,
): { checkpoint: Checkpoint } | { failure: CheckpointFailure } {
  const parsed = parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  if (!checkpoint) return { failure: 'checkpoint-malformed' };
  if (checkpoint.origin !== keys.name) return { failure: 'origin-other' };
  const key = 'spans' in keys ? keyAt(keys, checkpoint.size) : keys;
  const signed = noteSignedBy(parsed, key);
  return signed === 'signed' ? { checkpoint } : { failure: `signature-${signed}` };
}
