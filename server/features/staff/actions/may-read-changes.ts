import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { managesPerson } from '../rules/may-manage.ts';
import { readStaffMember, rootPathOf } from './reach-staff-member.ts';

/**
 * Lets whoever administers a member of staff read what was changed in them; what was changed in all of
 * them is for who administers everything.
 *
 * @throws Refusal `not_permitted`, `not_found`
 */
export async function mayReadStaffChanges(
  ctx: Ctx,
  acting: Acting,
  id: string | undefined,
): Promise<void> {
  const directory = await readDirectory(ctx.db);
  if (id !== undefined) await readStaffMember(ctx, acting, id);
  else if (!managesPerson(acting, [], rootPathOf(directory))) throw new Refusal('not_permitted');
}
