import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import { type Acting, permissionsOf } from '../../rights/index.ts';
import { titlesOfRoles } from '../../roles/index.ts';
import { staffById, staffNames } from '../queries.ts';
import { heldRoleView } from '../rules/views.ts';

/**
 * The one signed in, with the roles of this moment, their own and those lent to them.
 *
 * @throws Refusal `not_signed_in`
 */
export async function whoAmI(ctx: Ctx, acting: Acting) {
  if (acting.kind !== 'staff') throw new Refusal('not_signed_in');
  const { holdings, staffId: id, name } = acting;
  const lenders = holdings.flatMap(({ lentBy }) => lentBy ?? []);
  const [directory, titles, member, names] = await Promise.all([
    readDirectory(ctx.db),
    titlesOfRoles(ctx.db),
    staffById(ctx.db, id),
    staffNames(ctx.db, lenders),
  ]);
  return {
    ...{ id, name, email: member?.email ?? '', active: true },
    roles: holdings.map((held) => ({
      ...heldRoleView(directory, { ...held, title: titles.get(held.role)! }),
      behalfOf: held.lentBy === undefined ? null : (names.get(held.lentBy) ?? ''),
    })),
    permissions: permissionsOf(acting),
  };
}
