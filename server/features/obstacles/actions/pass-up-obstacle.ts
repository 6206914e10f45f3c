import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { insertStep, updateObstacle } from '../queries.ts';
import { aboveOf, toAnswer } from './due-of.ts';
import { lockedObstacle } from './locked-obstacle.ts';

/** What a level cannot remove goes to the head above. Errors: those of `lockedObstacle`, `nobody_above`. */
export async function passUpObstacle(
  ctx: Ctx,
  acting: Staff,
  id: string,
  reason: string,
): Promise<void> {
  const directory = await readDirectory(ctx.db);
  await ctx.db.transaction().execute(async (db) => {
    const asked = { id, permission: 'decideObstacle', at: 'level' } as const;
    const { obstacle, level, holding } = await lockedObstacle(db, acting, asked, directory);
    const above = await aboveOf(ctx, db, level);
    if (above === null) throw new Refusal('nobody_above');
    await updateObstacle(db, obstacle, {
      ...{ ...(await toAnswer(ctx, db, obstacle, above)), risen: obstacle.risen + 1 },
      ...{ decided_at: null, owner_id: null, decided_for: null },
    });
    await insertStep(db, obstacle, {
      ...{ what: 'passed_up', at: ctx.clock(), staff_id: acting.staffId },
      ...{ agency_id: holding.agencyId, on_behalf_of: holding.lentBy ?? null },
      ...{ level_id: above.id, words: reason },
    });
  });
}
