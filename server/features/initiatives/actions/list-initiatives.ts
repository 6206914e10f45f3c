import type { Initiative } from '@insaf/contract/initiatives.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { initiativeView } from '../rules/initiative-view.ts';

/**
 * The initiatives that take what people file today, the latest first; to staff, who meet what was filed
 * within others, all of them.
 */
export async function listInitiatives(
  ctx: Ctx,
  acting: Acting,
): Promise<{ initiatives: Initiative[] }> {
  const directory = await readDirectory(ctx.db);
  const today = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  const all = directory.initiatives
    .map((row) => initiativeView(row, directory, today))
    .toReversed();
  const isShown = ({ state }: Initiative) => state === 'open' || acting.kind === 'staff';
  return { initiatives: all.filter(isShown) };
}
