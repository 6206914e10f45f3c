import { toBase64 } from 'insaf-verify/base64.ts';
import { openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { keyAt } from 'insaf-verify/key-changes.ts';
import { writeVerifierKey } from 'insaf-verify/keys.ts';
import { inclusionProof } from 'insaf-verify/proofs.ts';
import { type ReviewProof, reviewProofFormat } from 'insaf-verify/review-proof.ts';
import { inclusionStretches } from 'insaf-verify/subtrees.ts';
import { tileWidth } from 'insaf-verify/tiles.ts';
import type { Ctx } from '../../../platform/context.ts';
import { latestCheckpoint, leafOfReview } from '../queries.ts';
import { knownKeys } from './ledger-key.ts';
import { entriesOf, readHashes } from './read-tile.ts';

/**
 * What proves to anybody that the hash of a closed review stands in the ledger, under its newest head.
 *
 * @param meeting the id of one that was loaded through the reader
 * @returns undefined while it is not sequenced, which takes two seconds
 */
export async function proofOfReview(ctx: Ctx, meeting: string): Promise<ReviewProof | undefined> {
  const { db } = ctx;
  const { keys, changes } = await knownKeys(ctx);
  const [head, leaf] = await Promise.all([latestCheckpoint(db), leafOfReview(db, meeting)]);
  const opened = head && openCheckpoint(head.note, keys);
  if (opened === undefined || 'failure' in opened || leaf === undefined) return undefined;
  const { size } = opened.checkpoint;
  const index = Number(leaf);
  if (index >= size) return undefined;
  const hashOf = await readHashes(db, size, inclusionStretches(index, size));
  const entries = await entriesOf(db, Math.floor(index / tileWidth));
  return {
    format: reviewProofFormat,
    origin: keys.name,
    key: writeVerifierKey(keyAt(keys, size)),
    keyChanges: [...changes],
    checkpoint: head!.note,
    index,
    entry: entries[index % tileWidth]!,
    proof: inclusionProof(index, size, hashOf).map(toBase64),
  };
}
