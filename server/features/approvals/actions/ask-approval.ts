import type { Approval, AskedFor } from '@insaf/contract/approvals.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { approvalById, insertApproval } from '../queries.ts';
import type { Carrier, Carriers } from '../rules/carrier.ts';
import { approvalDays, byOwnRoles } from '../rules/may-decide.ts';
import { viewOf } from './list-approvals.ts';

/**
 * Asks for what takes two. What cannot be done, or not by this person, is refused at once.
 *
 * @throws Refusal those of the act itself
 */
export async function askApproval(
  ctx: Ctx,
  carriers: Carriers,
  acting: Staff,
  { kind, order, reason }: AskedFor,
): Promise<Approval> {
  const carrier = carriers[kind] as Carrier<typeof kind>;
  const { permission, agencyIds, subject, details } = await carrier.plan(
    byOwnRoles(acting),
    order as never,
  );
  const now = ctx.clock();
  const id = await insertApproval(ctx.db, {
    ...{ kind, permission, agency_ids: [...agencyIds], subject, asked: { order, details }, reason },
    ...{ asked_by: acting.staffId, asked_at: now },
    expires_at: new Date(now.getTime() + approvalDays.waits * 86_400_000),
  });
  const [row, directory] = await Promise.all([approvalById(ctx.db, id), readDirectory(ctx.db)]);
  return viewOf(row!, { directory, acting, now });
}
