import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import { permissionsOf, type Staff } from '../../rights/index.ts';
import { waitingFor } from '../queries.ts';
import { worksFor } from './list-waiting.ts';

/**
 * How many openings of who complains wait for somebody to be the second person.
 *
 * @param upTo none is counted beyond this and one
 */
export async function countWaitingOpenings(ctx: Ctx, acting: Staff, upTo: number): Promise<number> {
  if (!permissionsOf(acting).includes('approveOpening')) return 0;
  const directory = await readDirectory(ctx.db);
  const rows = await waitingFor(ctx.db, acting, {
    ownAgencies: worksFor(acting, directory),
    ...{ now: ctx.clock(), after: null, limit: upTo + 1 },
  });
  return rows.length;
}
