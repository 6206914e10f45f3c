import type { Ctx } from '../../../platform/context.ts';
import type { UploadCtx } from '../../uploads/index.ts';
import { dueErasures, type ErasureRow } from '../queries.ts';
import { eraseComplaint } from './erase-complaint.ts';

/** A message that did not go out by then never will; what was decided is not held up by it. */
const toldWithin = 3 * 24 * 3_600_000;
const page = 100;

/**
 * Carries out what was granted, or is due, each in a transaction of its own: it may be interrupted anywhere
 * and run again, and beside itself. Whoever is still to be told of it waits for the next run. One that fails
 * does not hold up the others.
 *
 * @returns how many were erased
 * @throws AggregateError of what failed, once all others are done
 */
export async function carryOutErasures(ctx: Ctx, uploads: UploadCtx): Promise<number> {
  let erased = 0;
  const failures: unknown[] = [];
  for (let after: ErasureRow | null = null; ; ) {
    const rows = await dueErasures(ctx.db, after, page);
    for (const row of rows) {
      const late = ctx.clock().getTime() - row.decided_at!.getTime() > toldWithin;
      try {
        if (await eraseComplaint(ctx, uploads, row.complaint_number, late)) erased += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    if (rows.length < page) break;
    after = rows.at(-1)!;
  }
  if (failures.length > 0) throw new AggregateError(failures, 'some erasures failed');
  return erased;
}
