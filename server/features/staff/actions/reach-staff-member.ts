import type { StaffPage } from '@insaf/contract/staff.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { holdStaff, someoneAdministersAll } from '../../roles/index.ts';
import { accessOf } from '../../sign-in/index.ts';
import { lastSignInOf, lockStaffMember, rolesOf, staffById } from '../queries.ts';
import type { HeldRole, StaffRow } from '../rules/held-role.ts';
import { managesPerson, seesPerson } from '../rules/may-manage.ts';
import { staffPageView } from '../rules/views.ts';

export type Reached = { readonly row: StaffRow; readonly roles: readonly HeldRole[] };

/** The path of the root: what holds everything. The first of the directory, which is ordered by path. */
export const rootPathOf = (directory: Directory) => directory.agencies[0]!.path;

/** @throws Refusal `not_found`, also for somebody whom the reader does not administer */
async function reach(
  db: Db,
  acting: Acting,
  directory: Directory,
  id: string,
  load: (db: Db, id: string) => Promise<StaffRow | undefined>,
): Promise<Reached> {
  const row = await load(db, id);
  if (row === undefined) throw new Refusal('not_found');
  const roles = await rolesOf(db, [id]);
  if (!seesPerson(acting, roles, rootPathOf(directory))) throw new Refusal('not_found');
  return { row, roles };
}

async function pageOf(
  ctx: Ctx,
  acting: Acting,
  directory: Directory,
  { row, roles }: Reached,
): Promise<StaffPage> {
  const lastSignIn = await lastSignInOf(ctx.db, row.id);
  const edits = managesPerson(acting, roles, rootPathOf(directory));
  const access = edits ? await accessOf(ctx, row.id) : null;
  return staffPageView(directory, acting, row, { roles, lastSignIn, access });
}

/**
 * A member of staff as an administrator sees them.
 *
 * @throws Refusal `not_found`
 */
export async function readStaffMember(ctx: Ctx, acting: Acting, id: string): Promise<StaffPage> {
  const directory = await readDirectory(ctx.db);
  return pageOf(ctx, acting, directory, await reach(ctx.db, acting, directory, id, staffById));
}

/**
 * Changes a member of staff in one transaction. What would leave the installation without anybody who
 * administers all of it is refused, also when two are taken away at once.
 *
 * @throws Refusal `not_found`, `last_administrator`, and those of the change
 */
export async function changeStaffMember(
  ctx: Ctx,
  acting: Acting,
  id: string,
  change: (db: Db, reached: Reached, directory: Directory) => Promise<void>,
): Promise<StaffPage> {
  const directory = await readDirectory(ctx.db);
  await ctx.db.transaction().execute(async (db) => {
    await holdStaff(db);
    const before = await someoneAdministersAll(db);
    await change(db, await reach(db, acting, directory, id, lockStaffMember), directory);
    if (before && !(await someoneAdministersAll(db))) throw new Refusal('last_administrator');
  });
  // Whose last role within reach was taken away is shown this once more.
  const row = (await staffById(ctx.db, id))!;
  return pageOf(ctx, acting, directory, { row, roles: await rolesOf(ctx.db, [id]) });
}
