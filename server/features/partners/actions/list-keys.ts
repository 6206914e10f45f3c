import type { PartnerKey } from '@insaf/contract/partners.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type Acting, holdingsWith } from '../../rights/index.ts';
import { keysWithin } from '../queries.ts';
import { viewKey } from './view-key.ts';

/** The keys of agencies that one who administers them reaches, the latest first. */
export async function listKeys(
  ctx: Ctx,
  acting: Acting,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ keys: PartnerKey[]; next: string | null }> {
  const places = holdingsWith(acting, 'issueKeys').filter(({ lentBy }) => lentBy === undefined);
  const rows = await keysWithin(ctx.db, places, { after, limit: limit + 1 });
  const page = rows.slice(0, limit);
  return {
    keys: await Promise.all(page.map((row) => viewKey(ctx, row))),
    next: rows.length > page.length ? page.at(-1)!.id : null,
  };
}
