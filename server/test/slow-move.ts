import { moveWithin, type Order } from '../features/complaints/index.ts';
import { readDirectory } from '../features/directory/index.ts';
import type { Acting } from '../features/rights/index.ts';
import type { TestApp } from './app.ts';

/**
 * A move that was made and is not committed yet, as when two people act at the same moment: whatever
 * wants the same complaint waits for `commit`.
 */
export async function slowMove(app: TestApp, acting: Acting, order: Order) {
  const moved = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  const directory = await readDirectory(app.database.db);
  const done = app.database.db.transaction().execute(async (db) => {
    await moveWithin(app.ctx, db, acting, order, directory);
    moved.resolve();
    await gate.promise;
  });
  await Promise.race([moved.promise, done]);
  return {
    async commit() {
      gate.resolve();
      await done;
    },
  };
}

/** Resolves when some transaction of this database waits for a lock that another holds. */
export async function untilSomebodyWaits(app: TestApp): Promise<void> {
  for (;;) {
    const { rows } = await app.database.pool.query(
      `SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted AND pid IN
         (SELECT pid FROM pg_stat_activity WHERE datname = current_database())`,
    );
    if (rows[0].waiting > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
