import { isAdministrative } from '@insaf/contract/roles.ts';
import type { Ctx } from '../../../platform/context.ts';
import { permissionsOf, type Staff } from '../../rights/index.ts';
import { waitingFor } from '../queries.ts';

/**
 * How many approvals wait for somebody to decide.
 *
 * @param upTo none is counted beyond this and one
 */
export async function countWaitingApprovals(
  ctx: Ctx,
  acting: Staff,
  upTo: number,
): Promise<number> {
  // Most people may decide none; they are spared the look.
  if (!permissionsOf(acting).some(isAdministrative)) return 0;
  const { staffId } = acting;
  const rows = await waitingFor(ctx.db, staffId, ctx.clock(), { limit: upTo + 1 });
  return rows.filter(({ subject }) => subject !== staffId).length;
}
