import type { Agency } from '@insaf/contract/agencies.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { movePaths } from '../../complaints/index.ts';
import { type Acting, isWithin } from '../../rights/index.ts';
import { above, branch, insertChanges, moveBranch } from '../queries.ts';
import { assertManages } from '../rules/may-manage.ts';
import { announceMoved } from './announce-moved.ts';
import { agencyOf, assertOpen, changedAgency, changeTree, staffIdOf } from './change-tree.ts';
import { findNewJudges } from './find-new-judges.ts';

/**
 * Puts an agency, with all below it and what they hold, under another. Who judged from within the branch
 * and now stands below the agency they would judge is replaced by the nearest one above it.
 *
 * Complaints get their new paths before the tree does, because whoever moves a complaint locks it before
 * the agency it goes to, and the same order here keeps the two from waiting for each other; and once
 * more afterwards, for those that arrived in between.
 *
 * @throws Refusal `unknown_agency`, `agency_closed`, `agency_below_itself`, `not_permitted` (both
 *   agencies must be reached), `no_higher_agency` when a reply would be left without a judge
 */
export async function moveAgency(
  ctx: Ctx,
  acting: Acting,
  order: { code: string; parent: string },
): Promise<Agency> {
  await changeTree(ctx, async (db) => {
    const agency = await agencyOf(db, order.code, 'code');
    const parent = await agencyOf(db, order.parent, 'parent');
    assertManages(acting, agency.path);
    assertManages(acting, parent.path, 'parent');
    if (isWithin(parent.path, agency.path)) {
      throw new Refusal('agency_below_itself', { field: 'parent' });
    }
    await assertOpen(db, parent, 'parent');
    if (agency.parent_id === parent.id) return;
    const before = (await above(db, agency.path).execute()).at(-1)!;
    const newPath = `${parent.path}${agency.id}/`;
    const moved = (await branch(db, agency.path).execute()).map(({ id, path }) => ({
      id,
      path: newPath + path.slice(agency.path.length),
    }));
    await movePaths(db, moved);
    await moveBranch(db, { id: agency.id, oldPath: agency.path }, { parentId: parent.id, newPath });
    await movePaths(db, moved);
    const handedOver = await findNewJudges(
      db,
      moved.map(({ id }) => id),
    );
    const branchMoved = { agencyId: agency.id, from: agency.path, to: newPath };
    await announceMoved(ctx, db, [branchMoved], handedOver);
    await insertChanges(db, [
      {
        agency_id: agency.id,
        at: ctx.clock(),
        what: 'moved',
        staff_id: staffIdOf(acting),
        before: { parent: before.code },
        after: { parent: parent.code },
      },
    ]);
  });
  return changedAgency(ctx, order.code);
}
