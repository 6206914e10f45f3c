import type { Ctx } from '../../../platform/context.ts';
import { moveMany } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { addToDay, eraseWordsOfRemoved, insertStep, lockHeld, updateObstacle } from '../queries.ts';
import { lockedObstacle } from './locked-obstacle.ts';

/** Every complaint that it holds is put back to work, whether the officer reaches it or not. */
const everyone = { kind: 'system', job: 'remove-obstacle' } as const;

/**
 * Nothing stands in the way any more: the mark goes from every complaint that the obstacle held, and their
 * people are told. Errors: those of `lockedObstacle`.
 */
export async function removeObstacle(
  ctx: Ctx,
  acting: Staff,
  id: string,
  { how, told }: { readonly how: string; readonly told?: string | undefined },
): Promise<void> {
  const directory = await readDirectory(ctx.db);
  await ctx.db.transaction().execute(async (db) => {
    const asked = { id, permission: 'removeObstacle', at: 'agency' } as const;
    const { obstacle, holding } = await lockedObstacle(db, acting, asked, directory);
    const now = ctx.clock();
    await updateObstacle(db, obstacle, { removed_at: now, due_at: null, rises_at: null });
    const step = await insertStep(db, obstacle, {
      ...{ what: 'removed', at: now, staff_id: acting.staffId, agency_id: holding.agencyId },
      ...{ on_behalf_of: holding.lentBy ?? null, words: how },
    });
    const { kind, agency_id: agencyId, recorded_at: since } = obstacle;
    const minutes = Math.round((now.getTime() - since.getTime()) / 60_000);
    await addToDay(db, ctx.config.TIME_ZONE, 'removed', { at: now, agencyId, kind }, minutes);
    const held = await lockHeld(db, everyone, obstacle);
    const decision = () => ({ words: told, details: { obstacle: id, kind, step } });
    await moveMany(ctx, db, acting, 'removeObstacle', held, decision, holding);
    await eraseWordsOfRemoved(db, everyone, obstacle);
  });
}
