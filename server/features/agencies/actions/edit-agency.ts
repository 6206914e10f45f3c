import type { Agency, agencyEdit } from '@insaf/contract/agencies.ts';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { changedFields } from '../../administration/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { editAgencies, insertChanges } from '../queries.ts';
import { sectorToken } from '../rules/directory-rows.ts';
import { assertManages } from '../rules/may-manage.ts';
import { agencyOf, changedAgency, changeTree, staffIdOf } from './change-tree.ts';

/**
 * Another kind, place or sectors of an agency, or whether it examines. What is not named stays.
 *
 * @throws Refusal `unknown_agency`, `unknown_place`, `invalid_input` of a sector or of the kind of the
 *   root, `not_permitted`, each with the field
 */
export async function editAgency(
  ctx: Ctx,
  acting: Acting,
  code: string,
  edit: z.output<typeof agencyEdit>,
): Promise<Agency> {
  const wrong = (edit.sectors ?? []).findIndex((sector) => !sectorToken.test(sector));
  if (wrong !== -1) throw new Refusal('invalid_input', { field: `sectors.${wrong}` });
  const directory = await readDirectory(ctx.db);
  const placeOf = (id: number | null) => (id === null ? null : directory.place(id).code);
  await changeTree(ctx, async (db) => {
    const agency = await agencyOf(db, code, 'code');
    assertManages(acting, agency.path);
    const before = {
      ...{ kind: agency.kind, place: placeOf(agency.place_id) },
      ...{ sectors: agency.sectors, examines: agency.examines },
    };
    const after = {
      kind: edit.kind ?? before.kind,
      place: edit.place === undefined ? before.place : edit.place,
      sectors: edit.sectors === undefined ? before.sectors : [...new Set(edit.sectors)],
      examines: edit.examines ?? before.examines,
    };
    if (agency.parent_id === null && after.kind !== agency.kind) {
      throw new Refusal('invalid_input', { field: 'kind' });
    }
    const place = after.place === null ? null : directory.placeByCode(after.place);
    if (place === undefined) throw new Refusal('unknown_place', { field: 'place' });
    const changed = changedFields(before, after);
    if (changed === null) return;
    const { kind, sectors, examines } = after;
    await editAgencies(db, [
      { id: agency.id, kind, sectors, examines, place_id: place?.id ?? null },
    ]);
    const by = { at: ctx.clock(), staff_id: staffIdOf(acting) };
    await insertChanges(db, [{ ...by, ...changed, agency_id: agency.id, what: 'edited' }]);
  });
  return changedAgency(ctx, code);
}
