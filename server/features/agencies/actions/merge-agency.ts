import type { Agency } from '@insaf/contract/agencies.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { handOver, movePaths } from '../../complaints/index.ts';
import { handOverRisings } from '../../escalation/index.ts';
import { type Acting, isWithin } from '../../rights/index.ts';
import { moveRoles } from '../../staff/index.ts';
import {
  branch,
  children,
  insertChanges,
  lockAgency,
  placeAgencies,
  setClosed,
} from '../queries.ts';
import { assertManages } from '../rules/may-manage.ts';
import { announceMoved } from './announce-moved.ts';
import { agencyOf, assertOpen, changedAgency, changeTree, staffIdOf } from './change-tree.ts';
import { findNewJudges } from './find-new-judges.ts';

/**
 * Closes an agency in favour of another. What it holds and judges goes to the successor, its children
 * come under it, its staff hold their roles there (moveRoles says which and how far). It stays in the
 * tree where it was, closed, so that history and figures keep its name; what had it as their successor
 * have the new one.
 *
 * @param also runs in the same transaction, first
 * @returns the closed agency
 * @throws Refusal `unknown_agency`, `agency_closed`, `agency_below_itself` when the successor is the
 *   agency itself or below it, `not_permitted` (both must be reached), `no_higher_agency`
 */
export async function mergeAgency(
  ctx: Ctx,
  acting: Acting,
  order: { code: string; into: string },
  also?: (db: Db) => Promise<void>,
): Promise<Agency> {
  await changeTree(ctx, async (db) => {
    await also?.(db);
    const agency = await agencyOf(db, order.code, 'code');
    const into = await agencyOf(db, order.into, 'into');
    assertManages(acting, agency.path);
    assertManages(acting, into.path, 'into');
    if (isWithin(into.path, agency.path)) {
      throw new Refusal('agency_below_itself', { field: 'into' });
    }
    await assertOpen(db, agency, 'code');
    await assertOpen(db, into, 'into');

    const under = await children(db, agency.id).execute();
    const below = (await branch(db, agency.path).execute()).filter(({ id }) => id !== agency.id);
    const moved = below.map((one) => ({
      id: one.id,
      parent_id: one.parent_id === agency.id ? into.id : one.parent_id,
      path: into.path + one.path.slice(agency.path.length),
    }));
    // Complaints before agencies, and again for what arrived in between: see moveAgency.
    const running = await handOver(db, agency.id, into);
    await movePaths(db, moved);
    await lockAgency(db, agency.id);
    running.push(...(await handOver(db, agency.id, into)));
    await placeAgencies(db, moved);
    await movePaths(db, moved);
    await handOverRisings(db, agency.id, into.id);
    await setClosed(db, agency.id, into.id);
    await moveRoles(db, agency.id, into.id);
    const nowBelow = await branch(db, into.path).execute();
    const judged = await findNewJudges(db, [agency.id, ...nowBelow.map(({ id }) => id)]);
    const placed = below.map(({ id, path }, at) => ({
      ...{ agencyId: id, from: path, to: moved[at]!.path },
    }));
    const handedOver = [{ fromId: agency.id, toId: into.id, numbers: running }, ...judged];
    await announceMoved(ctx, db, placed, handedOver);

    const by = { at: ctx.clock(), staff_id: staffIdOf(acting) };
    await insertChanges(db, [
      {
        ...{ ...by, agency_id: agency.id, what: 'merged' },
        ...{ before: null, after: { into: into.code } },
      },
      {
        ...{ ...by, agency_id: into.id, what: 'merged' },
        ...{ before: null, after: { took: agency.code } },
      },
      ...under.map(({ id }) => ({
        ...{ ...by, agency_id: id, what: 'moved' as const },
        ...{ before: { parent: agency.code }, after: { parent: into.code } },
      })),
    ]);
  });
  return changedAgency(ctx, order.code);
}
