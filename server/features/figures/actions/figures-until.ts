import type { Db } from '../../../platform/context.ts';
import { readProgress } from '../queries.ts';

/**
 * Until when figures are counted; and whether they are whole, or all of history is being counted, as after an
 * upgrade.
 */
export async function figuresUntil(
  db: Db,
): Promise<{ readonly countedUntil: string | null; readonly whole: boolean }> {
  const { counted_until, counting_after } = await readProgress(db);
  return { countedUntil: counted_until?.toISOString() ?? null, whole: counting_after === null };
}
