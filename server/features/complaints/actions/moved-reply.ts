import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { ComplaintRow } from '../queries.ts';

/** What every move answers with. */
export async function movedReply(ctx: Ctx, complaint: ComplaintRow) {
  const holder = (await readDirectory(ctx.db)).agency(complaint.holder_id);
  return {
    number: complaint.number,
    status: complaint.status as Status,
    version: complaint.version,
    holder: { code: holder.code, name: { ar: holder.name_ar, en: holder.name_en } },
    dueAt: complaint.due_at?.toISOString() ?? null,
  };
}
