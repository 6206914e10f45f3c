import type { NewReply } from '@insaf/contract/replies.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { FileStorage } from '../../../platform/files/storage.ts';
import { lockComplaint, readComplaint } from '../../complaints/index.ts';
import { checkEvidence } from '../../replies/index.ts';
import { holdingFor, type Staff } from '../../rights/index.ts';
import { prolongUploads } from '../../uploads/index.ts';
import { keepFiles } from '../queries.ts';

/** How long files wait for the reply of a cause. */
const waitMs = 90 * 24 * 60 * 60_000;

/**
 * Keeps the files of its own place with a gathered complaint, for the reply of its cause, and says what its
 * rule would say of them. They become evidence only with the reply.
 *
 * @throws Refusal `not_found`, `not_permitted`, `not_gathered`, and those of uploads
 */
export async function keepForCause(
  ctx: Ctx,
  storage: FileStorage,
  acting: Staff,
  number: string,
  { claim, evidence }: Pick<NewReply, 'claim' | 'evidence'>,
) {
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  if (holdingFor(acting, 'answer', complaint.holder_path) === null) {
    throw new Refusal('not_permitted');
  }
  if (complaint.cause_id === null) throw new Refusal('not_gathered');
  const items = await checkEvidence(ctx, storage, acting, number, { claim, evidence });
  const now = ctx.clock();
  await ctx.db.transaction().execute(async (db) => {
    const locked = await lockComplaint(db, acting, number);
    if (locked?.cause_id !== complaint.cause_id) throw new Refusal('not_gathered');
    await keepFiles(db, complaint, evidence, { staffId: acting.staffId, at: now });
    const ids = evidence.map(({ upload }) => upload);
    await prolongUploads(db, ids, new Date(now.getTime() + waitMs));
  });
  return items;
}
