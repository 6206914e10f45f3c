import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { lockCause } from '../queries.ts';
import { type Chosen, gatherAll } from './gather-all.ts';

/**
 * Gathers complaints under a cause that is open already. Errors: those of `gatherAll`; `not_found` with
 * the field of a cause that there is not, and `cause_ended`.
 */
export async function gatherComplaint(
  ctx: Ctx,
  acting: Acting,
  order: Chosen & { readonly cause: string; readonly also: readonly Chosen[] },
) {
  const { number, version, also } = order;
  const directory = await readDirectory(ctx.db);
  return ctx.db.transaction().execute(async (db) => {
    // Locked before any complaint, as by who answers for it: so two never wait for each other crosswise.
    const cause = await lockCause(db, order.cause);
    return gatherAll(
      ctx,
      db,
      acting,
      { first: { number, version }, also },
      async () => {
        if (cause === undefined) throw new Refusal('not_found', { field: 'cause' });
        if (cause.state !== 'open') throw new Refusal('cause_ended');
        return cause;
      },
      directory,
    );
  });
}
