/**
 * That a period review which a committee closed stands in a ledger: its file is the one of which an entry
 * says the hash, and the entry is included under a signed head.
 */
import { fromBase64 } from './base64.ts';
import { provesInclusion } from './check-proofs.ts';
import { type CheckpointFailure, openCheckpoint } from './checkpoint.ts';
import { parseEntry } from './entry.ts';
import { leafHash } from './hashes.ts';
import { isKeyOf, ledgerKeys } from './key-changes.ts';
import { parseVerifierKey } from './keys.ts';

export const reviewProofFormat = 'insaf-review-proof-1';

export type ReviewProof = {
  format: typeof reviewProofFormat;
  origin: string;
  /** The key that the ledger says it signs with: trusted by nobody. */
  key: string;
  keyChanges: string[];
  checkpoint: string;
  /** Where the entry stands, counted from 0. */
  index: number;
  /** Canonical JSON; `review` is the SHA-256 of the file, hexadecimal. */
  entry: string;
  /** Base64 of the siblings on the way to the root, lowest first. */
  proof: string[];
};

export type ReviewProofFailure =
  | CheckpointFailure
  | 'proof-malformed'
  | 'key-malformed'
  | 'key-other'
  | 'entry-malformed'
  | 'entry-of-another'
  | 'entry-not-included';

/**
 * Everything that is wrong with a proof; nothing where it holds.
 *
 * @param sha256 of the file of the review, hexadecimal
 * @param proof what was read: not trusted to have any shape
 * @param trustedKey a verifier key of the ledger, known from elsewhere than the proof
 */
export function checkReviewProof(
  sha256: string,
  proof: unknown,
  trustedKey: string,
): ReviewProofFailure[] {
  const key = parseVerifierKey(trustedKey);
  if (!isReviewProof(proof)) return ['proof-malformed'];
  if (!key) return ['key-malformed'];
  const fails: ReviewProofFailure[] = [];
  const keys = ledgerKeys(key, proof.keyChanges);
  if (!isKeyOf(keys, proof.key)) fails.push('key-other');
  const opened = openCheckpoint(proof.checkpoint, keys);
  if ('failure' in opened) fails.push(opened.failure);
  else if (opened.checkpoint.origin !== proof.origin) fails.push('origin-other');
  const entry = parseEntry(proof.entry) as ({ type: string } & { review?: unknown }) | undefined;
  if (!entry) fails.push('entry-malformed');
  else if (entry.type !== 'review' || entry.review !== sha256) fails.push('entry-of-another');
  if ('failure' in opened) return fails;
  const hashes = proof.proof.map(fromBase64);
  const leaf = { index: proof.index, hash: leafHash(proof.entry) };
  const included =
    hashes.every((hash) => hash !== undefined) && provesInclusion(leaf, opened.checkpoint, hashes);
  return included ? fails : [...fails, 'entry-not-included'];
}

function isReviewProof(value: unknown): value is ReviewProof {
  if (typeof value !== 'object' || value === null) return false;
  const { format, origin, key, keyChanges, checkpoint, index, entry, proof } =
    value as Partial<ReviewProof>;
  if (!Array.isArray(keyChanges) || !Array.isArray(proof)) return false;
  const texts = [origin, key, checkpoint, entry, ...keyChanges, ...proof];
  return (
    format === reviewProofFormat &&
    Number.isSafeInteger(index) &&
    texts.every((text) => typeof text === 'string')
  );
}
