import type { UploadKind } from '@insaf/contract/uploads.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplaint } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { looksAt, mayLook } from '../../evidence/index.ts';
import { replyThatUsed } from '../../replies/index.ts';
import type { Acting } from '../../rights/index.ts';
import { type Upload, uploadsByIds } from '../../uploads/index.ts';
import { agencyThen } from '../rules/names.ts';

type Asked = { readonly number: string; readonly upload: string; readonly look: string };

/**
 * A file of another reply that an item of this complaint is held against. Seen by who reads this complaint
 * and has the token that the item came with; of the other complaint nothing else is said to who may not
 * open it.
 *
 * @throws Refusal `not_found` for a wrong token too
 */
export async function readEarlierUse(ctx: Ctx, acting: Acting, { number, upload, look }: Asked) {
  const { file, other } = await earlierUse(ctx, acting, { number, upload, look });
  const [directory, reply, readable] = await Promise.all([
    readDirectory(ctx.db),
    replyThatUsed(ctx.db, { complaint_number: other, reply_no: file.reply_no! }),
    readComplaint(ctx.db, acting, other),
  ]);
  if (reply === undefined) throw new Refusal('not_found');
  return {
    at: reply.at.toISOString(),
    agency: agencyThen(directory, reply.agency_id, reply.at),
    kind: (file.kind ?? 'document') as UploadKind,
    readable: readable === undefined ? null : other,
  };
}

/** The file itself, with the number of the complaint whose reply used it. */
export async function earlierUse(
  ctx: Ctx,
  acting: Acting,
  { number, upload, look }: Asked,
): Promise<{ file: Upload; other: string }> {
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  if (!mayLook(looksAt(ctx.sealing, number), upload, look)) throw new Refusal('not_found');
  const [file] = await uploadsByIds(ctx.db, [upload]);
  if (file === undefined || file.complaint_number === null || file.reply_no === null) {
    throw new Refusal('not_found');
  }
  return { file, other: file.complaint_number };
}
