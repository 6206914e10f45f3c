import { randomBytes } from 'node:crypto';
import { isAdministrative } from '@insaf/contract/roles.ts';
import type { NewStaffMember } from '@insaf/contract/staff.ts';
import { hashPassword } from '../../../platform/auth/passwords.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { roleToGive } from '../../roles/index.ts';
import { makeLink } from '../../sign-in/index.ts';
import { insertStaffMember, staffByEmail } from '../queries.ts';
import { managesRole } from '../rules/may-manage.ts';

/**
 * An account for a member of staff. Nobody gives a role at an agency that their own administration
 * does not reach. Where no password is given, the person chooses one by a link.
 *
 * @throws Refusal `email_taken`, `unknown_role`, `role_retired`, `unknown_agency`, `agency_closed`, `not_permitted`, with the field
 */
export async function createStaffMember(ctx: Ctx, acting: Acting, given: NewStaffMember) {
  const directory = await readDirectory(ctx.db);
  const roles = await Promise.all(
    given.roles.map(async ({ role, agency: code, reach }, index) => {
      const field = `roles.${index}.agency`;
      const agency = directory.agencyByCode(code);
      if (agency === undefined) throw new Refusal('unknown_agency', { field });
      if (!agency.active) throw new Refusal('agency_closed', { field, successor: '' });
      if (!managesRole(acting, { path: agency.path, reach: 'alone' })) {
        throw new Refusal('not_permitted', { field });
      }
      if (!managesRole(acting, { path: agency.path, reach })) {
        throw new Refusal('not_permitted', { field: `roles.${index}.reach` });
      }
      const wanted = await roleToGive(ctx.db, role, `roles.${index}.role`);
      const { title_ar: ar, title_en: en } = wanted;
      if (acting.kind !== 'system' && wanted.permissions.some(isAdministrative)) {
        throw new Refusal('needs_two', { field: `roles.${index}.role` });
      }
      return { role, title: { ar, en }, reach, agencyId: agency.id };
    }),
  );
  const email = given.email.toLowerCase();
  const id = randomBytes(16).toString('hex');
  const passwordHash = given.password === undefined ? null : await hashPassword(given.password);
  const { name, language } = given;
  const invitation = await ctx.db.transaction().execute(async (db) => {
    if (await staffByEmail(db, email)) throw new Refusal('email_taken', { field: 'email' });
    await insertStaffMember(db, { id, name, email, language, passwordHash, roles });
    const after = {
      name,
      email,
      language,
      roles: given.roles.map((held, at) => ({
        ...held,
        role: { code: held.role, ...roles[at]!.title },
      })),
    };
    await recordChange(ctx, db, acting, {
      ...{ kind: 'staff', subject: id, what: 'created', before: null, after },
    });
    return passwordHash === null
      ? makeLink(ctx, db, { staffId: id, purpose: 'invitation' })
      : undefined;
  });
  return { id, name, email, roles, invitation };
}
