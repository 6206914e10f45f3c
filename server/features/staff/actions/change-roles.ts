import { isAdministrative, type Reach } from '@insaf/contract/roles.ts';
import type { StaffPage } from '@insaf/contract/staff.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { changedFields, recordChange } from '../../administration/index.ts';
import type { Acting } from '../../rights/index.ts';
import { roleToGive } from '../../roles/index.ts';
import { deleteRole, putRole } from '../queries.ts';
import { managesRole } from '../rules/may-manage.ts';
import { changeStaffMember } from './reach-staff-member.ts';

/**
 * Gives somebody a role at an agency, or changes how far one they hold reaches. Nobody gives more than
 * they reach themselves, and nobody takes a reach away that is beyond their own. A role that administers
 * is given by two.
 *
 * @param also runs in the same transaction, first; given once two agreed
 * @throws Refusal `not_found`, `unknown_role`, `role_retired`, `unknown_agency`, `agency_closed`,
 *   `not_permitted`, `needs_two`, `last_administrator`
 */
export function giveRole(
  ctx: Ctx,
  acting: Acting,
  id: string,
  given: { role: string; agency: string; reach: Reach },
  also?: (db: Db) => Promise<void>,
): Promise<StaffPage> {
  return changeStaffMember(ctx, acting, id, async (db, { roles }, directory) => {
    await also?.(db);
    const agency = directory.agencyByCode(given.agency);
    if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
    if (!agency.active) throw new Refusal('agency_closed', { field: 'agency', successor: '' });
    const { role, reach } = given;
    const wanted = await roleToGive(db, role, 'role');
    const { title_ar: ar, title_en: en } = wanted;
    if (!managesRole(acting, { path: agency.path, reach: 'alone' })) {
      throw new Refusal('not_permitted', { field: 'agency' });
    }
    const held = roles.find((one) => one.role === role && one.agencyId === agency.id);
    const widest = reach === 'below' || held?.reach === 'below' ? 'below' : 'alone';
    if (!managesRole(acting, { path: agency.path, reach: widest })) {
      throw new Refusal('not_permitted', { field: 'reach' });
    }
    const after = { role: { code: role, ar, en }, agency: agency.code, reach };
    if (changedFields({ reach: held?.reach }, { reach }) === null) return;
    const alone = acting.kind !== 'system' && also === undefined;
    const narrows = held !== undefined && reach === 'alone';
    if (alone && !narrows && wanted.permissions.some(isAdministrative)) {
      throw new Refusal('needs_two', { field: 'role' });
    }
    await putRole(db, id, { role, reach, agencyId: agency.id });
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: id, what: 'role_given', after },
      before: held === undefined ? null : { ...after, reach: held.reach },
    });
  });
}

/**
 * Takes a role at an agency away from somebody.
 *
 * @throws Refusal `not_found`, `role_not_held`, `not_permitted`, `last_administrator`
 */
export function takeRole(
  ctx: Ctx,
  acting: Acting,
  id: string,
  taken: { role: string; agency: string },
): Promise<StaffPage> {
  return changeStaffMember(ctx, acting, id, async (db, { roles }, directory) => {
    const agency = directory.agencyByCode(taken.agency);
    const { role } = taken;
    const held = roles.find((one) => one.role === role && one.agencyId === agency?.id);
    if (agency === undefined || held === undefined) throw new Refusal('role_not_held');
    if (!managesRole(acting, held)) throw new Refusal('not_permitted', { field: 'agency' });
    await deleteRole(db, id, held);
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: id, what: 'role_taken', after: null },
      before: { role: { code: role, ...held.title }, agency: agency.code, reach: held.reach },
    });
  });
}
