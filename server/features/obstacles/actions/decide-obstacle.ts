import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { moveMany } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { addToDay, insertStep, lockHeld, updateObstacle } from '../queries.ts';
import { toBeDone } from './due-of.ts';
import { lockedObstacle } from './locked-obstacle.ts';

export type DecisionOrder = {
  readonly decision: string;
  readonly owner: string;
  readonly official?: string | undefined;
  readonly by: string;
  readonly told: string;
};

/**
 * The head of the agency to which an obstacle came says what is to be done, by whom and by when; whoever
 * stands above may too, and it is theirs then. If that day passes it goes up. It can be decided anew.
 * Errors: those of `lockedObstacle`; `unknown_agency` and `day_passed` with their field.
 */
export async function decideObstacle(
  ctx: Ctx,
  acting: Staff,
  id: string,
  order: DecisionOrder,
): Promise<void> {
  const directory = await readDirectory(ctx.db);
  await ctx.db.transaction().execute(async (db) => {
    const asked = { id, permission: 'decideObstacle', at: 'level' } as const;
    const { obstacle, holding } = await lockedObstacle(db, acting, asked, directory);
    const owner = directory.agencyByCode(order.owner);
    if (owner === undefined) throw new Refusal('unknown_agency', { field: 'owner' });
    const now = ctx.clock();
    const timing = await toBeDone(ctx, db, obstacle, directory.agency(holding.agencyId), order.by);
    if (timing.due_at! <= now) throw new Refusal('day_passed', { field: 'by' });
    const decided = { owner_id: owner.id, decided_for: order.by, decided_at: now };
    await updateObstacle(db, obstacle, { ...timing, ...decided });
    const step = await insertStep(db, obstacle, {
      ...{ what: 'decided', at: now, staff_id: acting.staffId, agency_id: holding.agencyId },
      ...{ on_behalf_of: holding.lentBy ?? null, owner_id: owner.id, day: order.by },
      ...{ words: order.decision, person: order.official ?? null },
    });
    const { kind, agency_id: agencyId } = obstacle;
    await addToDay(db, ctx.config.TIME_ZONE, 'decided', { at: now, agencyId, kind });
    const held = await lockHeld(db, { kind: 'system', job: 'decide-obstacle' }, obstacle);
    const details = { obstacle: id, kind, step, owner: owner.id, by: order.by };
    const decision = () => ({ words: order.told, details });
    await moveMany(ctx, db, acting, 'decideObstacle', held, decision, holding);
  });
}
