import type { Agency } from '@insaf/contract/agencies.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { above, insertChanges, setOpen } from '../queries.ts';
import { assertManages } from '../rules/may-manage.ts';
import { agencyOf, assertOpen, changedAgency, changeTree, staffIdOf } from './change-tree.ts';

/**
 * Opens a closed agency again. What went to its successor stays there.
 *
 * @throws Refusal `unknown_agency`, `agency_closed` when its parent is closed, `not_permitted`
 */
export async function reopenAgency(ctx: Ctx, acting: Acting, code: string): Promise<Agency> {
  await changeTree(ctx, async (db) => {
    const agency = await agencyOf(db, code, 'code');
    assertManages(acting, agency.path);
    if (agency.active) return;
    const parent = (await above(db, agency.path).execute()).at(-1);
    if (parent !== undefined) await assertOpen(db, parent, 'parent');
    await setOpen(db, agency.id);
    await insertChanges(db, [
      {
        agency_id: agency.id,
        at: ctx.clock(),
        what: 'reopened',
        staff_id: staffIdOf(acting),
        before: null,
        after: null,
      },
    ]);
  });
  return changedAgency(ctx, code);
}
