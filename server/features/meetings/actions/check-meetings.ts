import { isCanonicalJson } from 'insaf-verify/canonical-json.ts';
import { checkReviewProof } from 'insaf-verify/review-proof.ts';
import type { Ctx } from '../../../platform/context.ts';
import { proofOfReview, readKey } from '../../ledger/index.ts';
import { frozenAfter } from '../queries.ts';
import { hashOf } from '../rules/freeze.ts';

/** Something that is not as it was when a review was closed. */
export type Fault = { readonly meeting: string; readonly what: string };

const page = 100;
const beforeAll = '00000000-0000-0000-0000-000000000000';

/**
 * Whether everything that was closed is as it was: its hash is that of its text, its text is the one text of
 * what it says, and the ledger has the hash under its newest head.
 *
 * @returns how many were looked at
 */
export async function checkMeetings(ctx: Ctx, found: (fault: Fault) => void): Promise<number> {
  const key = await readKey(ctx);
  let looked = 0;
  for (let after = beforeAll; ; ) {
    const rows = await frozenAfter(ctx.db, after, page);
    for (const row of rows) {
      const fault = (what: string) => found({ meeting: row.meeting_id, what });
      if (hashOf(row.frozen) !== row.sha256) fault('its text is not the one of its hash');
      else if (!isCanonicalJson(row.frozen)) fault('its text is not canonical');
      const proof = await proofOfReview(ctx, row.meeting_id);
      if (proof === undefined) fault('is not in the ledger yet');
      else for (const failure of checkReviewProof(row.sha256, proof, key)) fault(failure);
    }
    looked += rows.length;
    if (rows.length < page) return looked;
    after = rows.at(-1)!.meeting_id;
  }
}
