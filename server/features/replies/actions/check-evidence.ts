import type { EvidenceItemView } from '@insaf/contract/evidence.ts';
import type { Claim } from '@insaf/contract/replies.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { FileStorage } from '../../../platform/files/storage.ts';
import { lastReceived, readComplaint } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { evaluatedView, evaluateOffer, looksAt } from '../../evidence/index.ts';
import type { Acting } from '../../rights/index.ts';
import { usableUploads } from '../../uploads/index.ts';
import { evidenceField, ruleOf } from './answer-complaint.ts';
import { lookAtPhotos } from './look-at-photos.ts';

/** What the evidence rule would say of these files, before the officer sends the reply. Saves nothing. */
export async function checkEvidence(
  ctx: Ctx,
  storage: FileStorage,
  acting: Acting,
  number: string,
  offered: {
    claim: Claim;
    evidence: readonly { upload: string; documentKind?: string | undefined }[];
  },
): Promise<EvidenceItemView[]> {
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const directory = await readDirectory(ctx.db);
  const ids = offered.evidence.map(({ upload }) => upload);
  const uploads = await usableUploads(ctx.db, ids, {
    complaintNumber: number,
    replyNo: complaint.reply_no + 1,
    at: ctx.clock(),
    field: evidenceField,
  });
  const photos = await lookAtPhotos(ctx, storage, complaint, uploads);
  const offer = {
    claim: offered.claim,
    replyNo: complaint.reply_no + 1,
    files: offered.evidence,
    uploads,
    ...photos,
    rule: ruleOf(directory, complaint.category_id),
    since: await lastReceived(ctx.db, complaint),
  };
  const now = ctx.clock();
  return ctx.db
    .transaction()
    .execute(async (db) =>
      evaluatedView(await evaluateOffer(db, complaint, offer, now), looksAt(ctx.sealing, number)),
    );
}
