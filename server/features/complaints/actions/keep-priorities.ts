import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import { lockPriorityNotKept } from '../queries.ts';
import { priorityOfCategory } from '../rules/priority.ts';
import { moveMany } from './move-many.ts';

const acting = { kind: 'system', job: 'keep-priorities', moves: ['prioritise'] } as const;

/**
 * Complaints from before priorities were kept are as urgent as what they are about, and only their own page
 * says so: no list finds them by it. Each gets what it has, by an entry of its history that names the rule;
 * its time stays as it runs. Page after page until none is left, and once each: what has its priority is
 * looked for no more.
 *
 * @returns how many got theirs
 */
export async function keepPriorities(ctx: Ctx, page = 500): Promise<number> {
  const { categories } = await readDirectory(ctx.db);
  const urgent = categories.filter((category) => priorityOfCategory(category) !== 'ordinary');
  if (urgent.length === 0) return 0;
  const priorities = new Map(urgent.map((each) => [each.id, priorityOfCategory(each)]));
  for (let kept = 0; ; ) {
    const moved = await ctx.db.transaction().execute(async (db) => {
      const rows = await lockPriorityNotKept(db, [...priorities.keys()], page);
      return moveMany(ctx, db, acting, 'prioritise', rows, (complaint) => {
        const priority = priorities.get(complaint.category_id!)!;
        const was = { priority: complaint.priority, due: complaint.due_at?.toISOString() };
        return { details: { priority, rule: 'category', was }, changes: { priority } };
      });
    });
    kept += moved.length;
    if (moved.length === 0) return kept;
  }
}
