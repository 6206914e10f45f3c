import type { Present } from '@insaf/contract/presence.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readComplaint } from '../../complaints/index.ts';
import { readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { presencesOf } from '../queries.ts';
import { othersFor } from '../rules/others-for.ts';
import { presenceKey } from '../rules/presence-key.ts';

/** Who else has a complaint open. Errors: `not_found`. */
export async function readPresence(
  ctx: Ctx,
  acting: Acting,
  number: string,
): Promise<{ others: Present[] }> {
  const directory = await readDirectory(ctx.db);
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) throw new Refusal('not_found');
  const rows = await presencesOf(ctx.db, [complaint], ctx.clock());
  return { others: othersFor(acting, rows, directory.agency, presenceKey(ctx.sealing, number)) };
}
