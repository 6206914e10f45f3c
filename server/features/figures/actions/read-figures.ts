import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { readDirectory } from '../../directory/index.ts';
import { type Acting, holdingFor, holdingsWith } from '../../rights/index.ts';
import { type Branch, sumByVerb } from '../queries.ts';

/**
 * How often each verb happened in a period: at an agency and below it or, when none is named, wherever
 * the reader's roles reach. A role that reaches its agency alone reads that agency alone.
 *
 * @param asked days as `2026-07-01`, both included, in the installation's zone
 * @throws Refusal `unknown_agency`, `not_permitted`, `invalid_input` when the period ends before it begins
 */
export async function readFigures(
  ctx: Ctx,
  acting: Acting,
  asked: { from: string; to: string; agency?: string | undefined },
): Promise<Record<string, number>> {
  if (asked.to < asked.from) throw new Refusal('invalid_input', { field: 'to' });
  const branches = await branchesFor(ctx, acting, asked.agency);
  const counted = await sumByVerb(ctx.db, ctx.config.TIME_ZONE, asked, branches);
  return Object.fromEntries(counted.map(({ verb, count }) => [verb, count]));
}

async function branchesFor(ctx: Ctx, acting: Acting, code: string | undefined): Promise<Branch[]> {
  if (code === undefined) {
    const held = holdingsWith(acting, 'readFigures');
    if (held.length === 0) throw new Refusal('not_permitted');
    return [...held];
  }
  const agency = (await readDirectory(ctx.db)).agencyByCode(code);
  if (agency === undefined) throw new Refusal('unknown_agency', { field: 'agency' });
  const holding = holdingFor(acting, 'readFigures', agency.path);
  if (holding === null) throw new Refusal('not_permitted', { field: 'agency' });
  const below = holdingsWith(acting, 'readFigures').some(
    ({ path, reach }) => reach === 'below' && agency.path.startsWith(path),
  );
  return [{ path: agency.path, reach: below ? 'below' : 'alone' }];
}
