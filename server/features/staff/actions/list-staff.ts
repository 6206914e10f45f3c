import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import { type Acting, holdingsWith } from '../../rights/index.ts';
import { findStaff, rolesOf } from '../queries.ts';
import { managesPerson } from '../rules/may-manage.ts';
import { staffView } from '../rules/views.ts';
import { rootPathOf } from './reach-staff-member.ts';

/**
 * A page of the staff whom somebody administers, in the order of their names.
 *
 * @throws Refusal `unknown_agency`
 */
export async function listStaff(
  ctx: Ctx,
  acting: Acting,
  asked: {
    words?: string | undefined;
    agency?: string | undefined;
    role?: string | undefined;
    active?: 'true' | 'false' | undefined;
    after?: string | undefined;
    limit: number;
  },
) {
  const directory = await readDirectory(ctx.db);
  const agency = asked.agency === undefined ? undefined : directory.agencyByCode(asked.agency);
  if (asked.agency !== undefined && agency === undefined) {
    throw new Refusal('unknown_agency', { field: 'agency' });
  }
  const rows = await findStaff(ctx.db, {
    within: holdingsWith(acting, 'manageStaff'),
    alsoWithoutRoles: managesPerson(acting, [], rootPathOf(directory)),
    words: asked.words,
    under: agency?.path,
    role: asked.role,
    active: asked.active === undefined ? undefined : asked.active === 'true',
    after: asked.after,
    limit: asked.limit + 1,
  });
  const page = rows.slice(0, asked.limit);
  const roles = Map.groupBy(
    await rolesOf(
      ctx.db,
      page.map(({ id }) => id),
    ),
    ({ staffId }) => staffId,
  );
  return {
    staff: page.map((row) => staffView(directory, row, roles.get(row.id) ?? [])),
    next: rows.length > page.length ? page.at(-1)!.id : null,
  };
}
