import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { moveMany } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Staff } from '../../rights/index.ts';
import { insertStep, lockUnanswered, updateCause } from '../queries.ts';
import { assertToCome, workerOf } from './open-cause.ts';
import { lockedCause } from './seen-cause.ts';

export type Change = {
  readonly title: string;
  readonly known: string | null;
  readonly told: string;
  readonly worker: string;
  readonly expectedFor: string;
  readonly version: number;
};

/** Every complaint that waits is told of, whether the officer reaches it or not. */
const everyone = { kind: 'system', job: 'change-cause' } as const;

/**
 * Corrects what a cause says. Where the day is another, who works on it, or the sentence, the people of
 * every complaint that still waits are told. Errors: those of `lockedCause`; `cause_changed`,
 * `unknown_agency` and `day_passed`.
 */
export async function changeCause(
  ctx: Ctx,
  acting: Staff,
  id: string,
  { title, known, told, expectedFor, ...change }: Change,
): Promise<void> {
  const directory = await readDirectory(ctx.db);
  await ctx.db.transaction().execute(async (db) => {
    const asked = { id, permission: 'announceDay' } as const;
    const { cause, holding } = await lockedCause(db, acting, asked, directory);
    if (cause.version !== change.version) throw new Refusal('cause_changed');
    const worker = workerOf(change.worker, directory)!;
    if (expectedFor !== cause.expected_for) assertToCome(ctx, expectedFor);
    const columns = { title, known, told, worker_id: worker.id, expected_for: expectedFor };
    await updateCause(db, cause, columns);
    await insertStep(db, cause, {
      ...{ what: 'changed', at: ctx.clock(), staff_id: acting.staffId },
      ...{ agency_id: holding.agencyId, on_behalf_of: holding.lentBy ?? null },
      ...{ day: expectedFor, words: told },
    });
    const isNews =
      expectedFor !== cause.expected_for || told !== cause.told || worker.id !== cause.worker_id;
    if (!isNews) return;
    const waiting = await lockUnanswered(db, everyone, cause);
    const details = { cause: id, worker: worker.id, by: expectedFor };
    const decision = () => ({ words: told, details });
    await moveMany(ctx, db, acting, 'announceDay', waiting, decision, holding);
  });
}
