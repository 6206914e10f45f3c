import { randomBytes } from 'node:crypto';
import type { NewStaffMember } from '@insaf/contract/staff.ts';
import { hashPassword } from '../../../platform/auth/passwords.ts';
import { readablePassword } from '../../../platform/auth/readable-password.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { roleToGive } from '../../roles/index.ts';
import { insertStaffMember, staffByEmail } from '../queries.ts';
import { managesRole } from '../rules/may-manage.ts';

/**
 * An account for a member of staff. Nobody gives a role at an agency that their own administration
 * does not reach. Where no password is given one is made, told this once.
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
      const { title_ar: ar, title_en: en } = await roleToGive(ctx.db, role, `roles.${index}.role`);
      return { role, title: { ar, en }, reach, agencyId: agency.id };
    }),
  );
  const email = given.email.toLowerCase();
  const id = randomBytes(16).toString('hex');
  const made = given.password === undefined ? readablePassword() : undefined;
  const passwordHash = await hashPassword(given.password ?? made!);
  const { name, language } = given;
  await ctx.db.transaction().execute(async (db) => {
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
  });
  return { id, name, email, roles, ...(made === undefined ? {} : { password: made }) };
}
