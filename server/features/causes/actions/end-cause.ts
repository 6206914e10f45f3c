import type { Ctx } from '../../../platform/context.ts';
import { moveMany } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { forgetFiles, insertStep, lockUnanswered, updateCause } from '../queries.ts';
import { lockedCause } from './seen-cause.ts';

/** Whatever was gathered under what is no cause leaves it, whether the officer reaches it or not. */
const everyone = { kind: 'system', job: 'end-cause' } as const;

/**
 * A cause is gone: nothing more is gathered, and what still waits is answered from it. Or it was no common
 * cause: what still waits is worked on by itself again. Errors: those of `lockedCause`.
 */
export async function endCause(
  ctx: Ctx,
  acting: Staff,
  id: string,
  { state, how }: { readonly state: 'solved' | 'abandoned'; readonly how: string },
): Promise<void> {
  const directory = await readDirectory(ctx.db);
  await ctx.db.transaction().execute(async (db) => {
    const asked = { id, permission: 'ungather' } as const;
    const { cause, holding } = await lockedCause(db, acting, asked, directory);
    const now = ctx.clock();
    await updateCause(db, cause, { state, ended_at: now });
    await insertStep(db, cause, {
      ...{ what: state, at: now, staff_id: acting.staffId, words: how },
      ...{ agency_id: holding.agencyId, on_behalf_of: holding.lentBy ?? null },
    });
    if (state === 'solved') return;
    const waiting = await lockUnanswered(db, everyone, cause);
    await forgetFiles(db, waiting);
    const decision = () => ({ words: how, details: { cause: id, because: 'abandoned' } });
    await moveMany(ctx, db, acting, 'ungather', waiting, decision, holding);
  });
}
