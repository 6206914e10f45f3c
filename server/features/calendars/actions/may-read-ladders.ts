import type { Ctx } from '../../../platform/context.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { readableAgency } from '../rules/may-declare.ts';

/**
 * Lets whoever administers an agency's calendars read what was changed in its ladders; those of all, whoever
 * does so at the root.
 *
 * @param code of the agency
 * @throws Refusal `not_found`, `not_permitted`
 */
export async function mayReadLadders(
  ctx: Ctx,
  acting: Acting,
  code: string | undefined,
): Promise<void> {
  const directory = await readDirectory(ctx.db);
  const root = directory.agencies.find(({ parent_id: above }) => above === null);
  readableAgency(directory, acting, code ?? root?.code ?? '');
}
