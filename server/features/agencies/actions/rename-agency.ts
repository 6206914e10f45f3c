import type { Agency } from '@insaf/contract/agencies.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Acting } from '../../rights/index.ts';
import { insertChanges, renameAgencies } from '../queries.ts';
import { assertManages } from '../rules/may-manage.ts';
import { agencyOf, changedAgency, changeTree, staffIdOf } from './change-tree.ts';

/**
 * New names for an agency. What happened before is shown with the names of its day, and search still
 * finds it by them.
 *
 * @throws Refusal `unknown_agency`, `not_permitted`
 */
export async function renameAgency(
  ctx: Ctx,
  acting: Acting,
  order: { code: string; nameAr: string; nameEn: string },
): Promise<Agency> {
  await changeTree(ctx, async (db) => {
    const agency = await agencyOf(db, order.code, 'code');
    assertManages(acting, agency.path);
    const [ar, en] = [order.nameAr.trim(), order.nameEn.trim()];
    if (agency.name_ar === ar && agency.name_en === en) return;
    const at = ctx.clock();
    await renameAgencies(db, [{ id: agency.id, name_ar: ar, name_en: en }], at);
    await insertChanges(db, [
      {
        agency_id: agency.id,
        at,
        what: 'renamed',
        staff_id: staffIdOf(acting),
        before: { name: { ar: agency.name_ar, en: agency.name_en } },
        after: { name: { ar, en } },
      },
    ]);
  });
  return changedAgency(ctx, order.code);
}
