import { randomBytes } from 'node:crypto';
import type { NewStaffMember } from '@insaf/contract/staff.ts';
import { hashPassword } from '../../../platform/auth/sign-in.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import { type Acting, holdingFor } from '../../rights/index.ts';
import { insertStaffMember, staffByEmail } from '../queries.ts';

/**
 * An account for a member of staff. Nobody gives a role at an agency that their own administration
 * does not reach.
 *
 * @throws Refusal `email_taken`, `unknown_agency`, `agency_closed`, `not_permitted`, with the field
 */
export async function createStaffMember(ctx: Ctx, acting: Acting, given: NewStaffMember) {
  const directory = await readDirectory(ctx.db);
  const roles = given.roles.map(({ role, agency: code, reach }, index) => {
    const field = `roles.${index}.agency`;
    const agency = directory.agencyByCode(code);
    if (agency === undefined) throw new Refusal('unknown_agency', { field });
    if (!agency.active) throw new Refusal('agency_closed', { field, successor: '' });
    if (acting.kind !== 'system') {
      const own = holdingFor(acting, 'manageStaff', agency.path);
      if (own === null) throw new Refusal('not_permitted', { field });
      if (reach === 'below' && own.reach !== 'below') {
        throw new Refusal('not_permitted', { field: `roles.${index}.reach` });
      }
    }
    return { role, reach, agencyId: agency.id };
  });
  const email = given.email.toLowerCase();
  const id = randomBytes(16).toString('hex');
  const passwordHash = await hashPassword(given.password);
  const { name, language } = given;
  await ctx.db.transaction().execute(async (db) => {
    if (await staffByEmail(db, email)) throw new Refusal('email_taken', { field: 'email' });
    await insertStaffMember(db, { id, name, email, language, passwordHash, roles });
  });
  return { id, name, email, roles };
}
