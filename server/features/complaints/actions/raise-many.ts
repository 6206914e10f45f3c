import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { type ComplaintRow, saidByStaff } from '../queries.ts';
import { isMoreUrgent } from '../rules/more-urgent.ts';
import type { Ground } from '../rules/priority.ts';
import { moveMany } from './move-many.ts';

const acting = { kind: 'system', job: 'raise-priority', moves: ['prioritise'] } as const;

/**
 * Makes complaints as urgent as a rule found, those of them that are less so: in a few statements, in the
 * transaction of the move that made it so. What waits for its complainant or its judge is left out, and
 * what staff set lower stays as they set it.
 *
 * @param complaints locked by the caller
 */
export async function raiseMany(
  ctx: Ctx,
  db: Db,
  complaints: readonly ComplaintRow[],
  ground: Ground,
): Promise<void> {
  const less = complaints.filter(({ priority }) =>
    isMoreUrgent(ground.priority, priority as Priority),
  );
  if (less.length === 0) return;
  const lowered = await loweredAmong(db, less);
  const raised = less.filter(({ number }) => !lowered.has(number));
  await moveMany(ctx, db, acting, 'prioritise', raised, ({ priority, due_at: due }) => ({
    details: { ...ground, was: { priority, due: due?.toISOString() } },
    changes: { priority: ground.priority },
  }));
}

/** Numbers of those which staff, when they last said how urgent they are, made less so. */
async function loweredAmong(db: Db, complaints: readonly ComplaintRow[]): Promise<Set<string>> {
  const said = await saidByStaff(db, complaints);
  const lowered = said.filter(({ details }) => {
    const { priority, was } = details as { priority?: Priority; was?: { priority: Priority } };
    return priority !== undefined && was !== undefined && isMoreUrgent(was.priority, priority);
  });
  return new Set(lowered.map(({ complaint_number: number }) => number));
}
