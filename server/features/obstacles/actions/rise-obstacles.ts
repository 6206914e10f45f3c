import type { Ctx, Db } from '../../../platform/context.ts';
import { directoryAtHand, readDirectory } from '../../directory/index.ts';
import { insertStep, lockRising, type Obstacle, updateObstacle } from '../queries.ts';
import { nextOf, toAnswer } from './due-of.ts';

/** Obstacles in one transaction, so that several servers share many of them. */
const together = 100;

/**
 * Lets every obstacle rise whose level did not answer in time, or whose promised day passed: to the head
 * whom the next step of its agency's ladder tells, whose own time begins now. Exactly once each, however many servers do so; after a night in which
 * nobody ran it each goes up one level and not several.
 *
 * @returns how many rose
 */
export async function riseObstacles(ctx: Ctx): Promise<number> {
  await readDirectory(ctx.db);
  let risen = 0;
  for (;;) {
    const count = await ctx.db.transaction().execute(async (db) => {
      const rows = await lockRising(db, ctx.clock(), together);
      for (const row of rows) await rise(ctx, db, row);
      return rows.length;
    });
    risen += count;
    if (count < together) return risen;
  }
}

async function rise(ctx: Ctx, db: Db, obstacle: Obstacle): Promise<void> {
  const directory = await directoryAtHand(ctx.db);
  const above = await nextOf(ctx, db, obstacle, directory.successorOf(obstacle.level_id));
  if (above === null) {
    await updateObstacle(db, obstacle, { rises_at: null });
    return;
  }
  await updateObstacle(db, obstacle, {
    ...{ ...(await toAnswer(ctx, db, obstacle, above)), risen: obstacle.risen + 1 },
    ...{ decided_at: null, owner_id: null, decided_for: null },
  });
  await insertStep(db, obstacle, { what: 'rose', at: ctx.clock(), level_id: above.id });
}
