import type { Ctx } from '../../../platform/context.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import type { Staff } from '../../rights/index.ts';
import { wasViewed } from '../queries.ts';
import type { GateNow } from './gate-of.ts';
import { recordView } from './record-view.ts';

/** A recording is fetched in many parts, and again when it is wound back: within this it is one hearing. */
const oneHearing = 10 * 60 * 1000;

/** Records that somebody hears a person's voice, once for a while. */
export async function recordHearing(
  ctx: Ctx,
  acting: Staff,
  complaint: ComplaintRow,
  gate: GateNow,
  complainantNo: number,
): Promise<void> {
  const view = { complainant_no: complainantNo, staff_id: acting.staffId };
  const since = new Date(ctx.clock().getTime() - oneHearing);
  if (await wasViewed(ctx.db, complaint, view, 'voice', since)) return;
  await ctx.db
    .transaction()
    .execute((db) =>
      recordView(ctx, db, acting, complaint, gate, { complainantNo, fields: ['voice'] }),
    );
}
