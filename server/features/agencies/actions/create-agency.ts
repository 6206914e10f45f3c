import type { Agency, newAgency } from '@insaf/contract/agencies.ts';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { agencyByCode, insertAgencies, insertChanges, newAgencyIds } from '../queries.ts';
import { sectorToken } from '../rules/directory-rows.ts';
import { assertManages } from '../rules/may-manage.ts';
import { agencyOf, assertOpen, changedAgency, changeTree, staffIdOf } from './change-tree.ts';

/**
 * A new agency under another.
 *
 * @throws Refusal `unknown_agency` and `agency_closed` of the parent, `agency_code_taken`,
 *   `unknown_place`, `invalid_input` of a sector, `not_permitted`, each with the field
 */
export async function createAgency(
  ctx: Ctx,
  acting: Acting,
  given: z.output<typeof newAgency>,
): Promise<Agency> {
  const { code, kind, sectors, examines } = given;
  const wrong = sectors.findIndex((sector) => !sectorToken.test(sector));
  if (wrong !== -1) throw new Refusal('invalid_input', { field: `sectors.${wrong}` });
  const placeId = await placeIdOf(ctx, given.place);
  await changeTree(ctx, async (db) => {
    const parent = await agencyOf(db, given.parent, 'parent');
    assertManages(acting, parent.path, 'parent');
    await assertOpen(db, parent, 'parent');
    if ((await agencyByCode(db, code)) !== undefined) {
      throw new Refusal('agency_code_taken', { field: 'code' });
    }
    const [id] = (await newAgencyIds(db, 1)) as [number];
    const names = { name_ar: given.nameAr.trim(), name_en: given.nameEn.trim() };
    const agency = {
      ...{ id, code, kind, ...names, examines },
      ...{ parent_id: parent.id, path: `${parent.path}${id}/`, place_id: placeId },
      ...{ sectors: [...new Set(sectors)], active: true, successor_id: null },
    };
    await insertAgencies(db, [agency], ctx.clock());
    const after = { parent: parent.code, kind, name: { ar: names.name_ar, en: names.name_en } };
    await insertChanges(db, [
      {
        agency_id: id,
        at: ctx.clock(),
        what: 'created',
        staff_id: staffIdOf(acting),
        before: null,
        after,
      },
    ]);
  });
  return changedAgency(ctx, code);
}

async function placeIdOf(ctx: Ctx, code: string | undefined): Promise<number | null> {
  if (code === undefined) return null;
  const place = (await readDirectory(ctx.db)).placeByCode(code);
  if (place === undefined) throw new Refusal('unknown_place', { field: 'place' });
  return place.id;
}
