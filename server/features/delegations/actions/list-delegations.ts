import type { Delegation } from '@insaf/contract/delegations.ts';
import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import { holdingsWith, type Staff } from '../../rights/index.ts';
import { rolesOf } from '../../staff/index.ts';
import { type DelegationRow, delegationsOf } from '../queries.ts';
import { mayLend } from '../rules/may-lend.ts';

/** Agencies that somebody stands at the head of, by roles of their own. */
export const headedBy = (acting: Staff) =>
  holdingsWith(acting, 'leadAgency').filter(({ lentBy }) => lentBy === undefined);

/** Who stands in for whom, as far as it concerns the reader, the latest first. */
export async function listDelegations(
  ctx: Ctx,
  acting: Staff,
  { before, limit }: { before?: string | undefined; limit: number },
) {
  const page = { before, limit: limit + 1 };
  const rows = await delegationsOf(ctx.db, acting.staffId, headedBy(acting), page);
  const shown = rows.slice(0, limit);
  return {
    delegations: await viewsOf(ctx, acting, shown),
    next: rows.length > limit ? shown.at(-1)!.id : null,
  };
}

export async function viewsOf(
  ctx: Ctx,
  acting: Staff,
  rows: readonly DelegationRow[],
): Promise<Delegation[]> {
  const now = ctx.clock();
  const [directory, roles] = await Promise.all([
    readDirectory(ctx.db),
    rolesOf(ctx.db, [...new Set(rows.map(({ staff_id }) => staff_id))]),
  ]);
  return rows.map((row) => {
    const held = roles.filter(({ staffId }) => staffId === row.staff_id);
    const state = row.until_at <= now ? 'over' : row.from_at > now ? 'coming' : 'now';
    return {
      ...{ id: row.id, state, by: row.by },
      of: { id: row.staff_id, name: row.of },
      to: { id: row.to_id, name: row.to },
      from: row.from_at.toISOString(),
      until: row.until_at.toISOString(),
      roles: held.map(({ title, agencyId }) => {
        const { name_ar: ar, name_en: en } = directory.agency(agencyId);
        return { title, agency: { ar, en } };
      }),
      canEnd: state !== 'over' && mayLend(acting, row.staff_id, held),
    };
  });
}
