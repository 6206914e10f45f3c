import { standardRetentionYears } from '@insaf/contract/categories.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type Kept, keptLongEnough } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { insertErasure } from '../queries.ts';
import { keptSince } from '../rules/erasable.ts';
import { tellOfErasure } from './tell-of-erasure.ts';

const page = 200;

/**
 * Has everybody erased who was kept for as long as the category of their complaint says after it ended, and
 * has them told. A page is one transaction; what a run did not come to, the next one does.
 *
 * @returns how many became due
 */
export async function endRetention(ctx: Ctx): Promise<number> {
  const directory = await readDirectory(ctx.db);
  const now = ctx.clock();
  const spans = [
    { id: null, retention_years: standardRetentionYears },
    ...directory.categories.map(({ id, retention_years }) => ({ id, retention_years })),
  ];
  let due = 0;
  for (const { id, retention_years: years } of spans) {
    for (let after: Kept | null = null; ; ) {
      const page = await dueOf(ctx, id, keptSince(now, years), after);
      due += page.due;
      if (page.last === null) break;
      after = page.last;
    }
  }
  return due;
}

function dueOf(ctx: Ctx, categoryId: number | null, endedBefore: Date, after: Kept | null) {
  return ctx.db.transaction().execute(async (db) => {
    const found = await keptLongEnough(db, categoryId, endedBefore, { after, limit: page });
    let due = 0;
    for (const { number } of found) {
      const now = ctx.clock();
      const row = await insertErasure(db, {
        ...{ complaint_number: number, why: 'retention', asked_by: 'system' },
        ...{ asked_at: now, decided_at: now },
      });
      if (row === undefined) continue;
      await tellOfErasure(ctx, db, row, 'erased');
      due += 1;
    }
    return { due, last: found.length < page ? null : found.at(-1)! };
  });
}
