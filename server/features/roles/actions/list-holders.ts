import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { holdersOf, roleByCode } from '../queries.ts';
import { assertManagesRoles } from './change-role.ts';

/**
 * Who holds a role and where, in the order of their names: whom a change of it concerns.
 *
 * @throws Refusal `not_permitted`, `not_found`
 */
export async function listHolders(
  ctx: Ctx,
  acting: Acting,
  { code, after, limit }: { code: string; after?: string | undefined; limit: number },
) {
  await assertManagesRoles(ctx, acting);
  if ((await roleByCode(ctx.db, code)) === undefined) throw new Refusal('not_found');
  const [rows, directory] = await Promise.all([
    holdersOf(ctx.db, code, { after, limit: limit + 1 }),
    readDirectory(ctx.db),
  ]);
  const page = rows.slice(0, limit);
  return {
    holders: page.map(({ id, name, agency_ids }) => ({
      ...{ id, name },
      agencies: agency_ids.map((agencyId) => {
        const { code: at, name_ar: ar, name_en: en } = directory.agency(agencyId);
        return { code: at, name: { ar, en } };
      }),
    })),
    next: rows.length > limit ? page.at(-1)!.id : null,
  };
}
