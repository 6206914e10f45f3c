import type { ObstacleKind } from '@insaf/contract/obstacles.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type ComplaintRow, historyOf } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { numberAfter, type TextOf } from '../../redaction/index.ts';
import { obstacleById, stepsOf } from '../queries.ts';
import { obstacleRow } from './obstacle-row.ts';
import { recordedWith, shownSteps } from './shown-steps.ts';

type Held = Pick<ComplaintRow, 'number' | 'obstacle_id'>;

/** What is in the way of a complaint that was loaded through the one who acts; null where nothing is. */
export async function obstacleOf(ctx: Ctx, { obstacle_id: id }: Held) {
  const obstacle = id === null ? undefined : await obstacleById(ctx.db, id);
  if (obstacle === undefined) return null;
  const steps = await shownSteps(ctx.db, obstacle);
  return obstacleRow(obstacle, recordedWith(steps), await readDirectory(ctx.db), ctx.clock());
}

/**
 * The same as its complainant is told: what was written for them, and nothing that agencies wrote to each
 * other.
 *
 * @param wordsOf what was told with an entry of the history, as the person may read it
 */
export async function obstacleShown(
  ctx: Ctx,
  complaint: Held,
  wordsOf: (entry: Awaited<ReturnType<typeof historyOf>>[number]) => string | null,
) {
  const { obstacle_id: id } = complaint;
  const obstacle = id === null ? undefined : await obstacleById(ctx.db, id);
  if (obstacle === undefined) return null;
  const [directory, history] = [await readDirectory(ctx.db), await historyOf(ctx.db, complaint)];
  const told = (verb: string) => history.findLast((entry) => entry.verb === verb);
  const begun = told('obstruct');
  const decided = told('decideObstacle');
  const { owner_id: owner, decided_for: by, decided_at: at } = obstacle;
  const inForce = owner !== null && by !== null && at !== null;
  const ofThis = decided !== undefined && begun !== undefined && decided.seq > begun.seq;
  return {
    kind: obstacle.kind as ObstacleKind,
    since: (begun?.at ?? obstacle.recorded_at).toISOString(),
    told: begun === undefined ? null : wordsOf(begun),
    level: directory.nameAt(obstacle.level_id, ctx.clock()),
    decision: inForce
      ? {
          told: ofThis ? wordsOf(decided) : null,
          ...{ at: at.toISOString(), by, owner: directory.nameAt(owner, ctx.clock()) },
        }
      : null,
  };
}

/** What was written of an obstacle inside, by the move of a complaint that says so; for hiding a part of it. */
export const obstacleText: TextOf = async ({ db }, _acting, complaint, subject) => {
  const seq = numberAfter('obstacle', subject);
  if (seq === null) return null;
  const entry = (await historyOf(db, complaint)).find((each) => each.seq === seq);
  const { obstacle, step } = (entry?.details ?? {}) as { obstacle?: string; step?: number };
  if (obstacle === undefined) return null;
  const steps = await stepsOf(db, { id: obstacle });
  return steps.find(({ step_no }) => step_no === step)?.words ?? null;
};
