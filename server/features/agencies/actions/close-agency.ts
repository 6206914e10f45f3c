import type { Agency } from '@insaf/contract/agencies.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { holdsOpen } from '../../complaints/index.ts';
import type { AgencyRow } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { children, insertChanges, lockAgency, setClosed } from '../queries.ts';
import { assertManages } from '../rules/may-manage.ts';
import { agencyOf, changedAgency, changeTree, staffIdOf } from './change-tree.ts';

/**
 * Closes an agency that nobody waits for. One that holds or judges something open, or has an active
 * child, or is the root, cannot be closed but only merged into another.
 *
 * @throws Refusal `unknown_agency`, `successor_needed`, `not_permitted`
 */
export async function closeAgency(ctx: Ctx, acting: Acting, code: string): Promise<Agency> {
  await changeTree(ctx, async (db) => {
    const agency = await agencyOf(db, code, 'code');
    assertManages(acting, agency.path);
    if (!agency.active) return;
    const under = await children(db, agency.id).execute();
    const needed = agency.parent_id === null || under.some(({ active }) => active);
    if (needed || (await holdsWork(db, agency))) {
      throw new Refusal('successor_needed', { field: 'code' });
    }
    await setClosed(db, agency.id, null);
    await insertChanges(db, [
      {
        agency_id: agency.id,
        at: ctx.clock(),
        what: 'closed',
        staff_id: staffIdOf(acting),
        before: null,
        after: null,
      },
    ]);
  });
  return changedAgency(ctx, code);
}

/** Whether it holds or judges something open, asked when nothing more can reach it. */
async function holdsWork(db: Db, agency: AgencyRow): Promise<boolean> {
  await lockAgency(db, agency.id);
  return holdsOpen(db, agency.id);
}
