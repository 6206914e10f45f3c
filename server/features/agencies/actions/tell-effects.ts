import type { AgencyEffects } from '@insaf/contract/agencies.ts';
import type { Language } from '@insaf/contract/text.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { words } from '../../../platform/words.ts';
import { countRunningFrom, holdsOpen, openWorkUnder } from '../../complaints/index.ts';
import { differingTime, knownCalendars, layersOf } from '../../deadlines/index.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import { type Acting, isWithin } from '../../rights/index.ts';
import { countStaffAt } from '../../staff/index.ts';
import { assertManages } from '../rules/may-manage.ts';

type Asked = {
  readonly code: string;
  readonly change: 'move' | 'merge' | 'close';
  readonly to?: string | undefined;
};

/** Work is counted no further: beyond it the number decides nothing. */
const mostCounted = 1000;

/**
 * What moving, merging or closing an agency would do, told before it is done: whose work is concerned,
 * and whether it would be refused. Nothing is changed, and what happens in between is judged again when
 * the change is made. Only a reply that would be left without a judge is not foreseen here.
 *
 * @throws Refusal `not_found`, `not_permitted` of the agency itself
 */
export async function tellEffects(
  ctx: Ctx,
  acting: Acting,
  asked: Asked,
  language: Language,
): Promise<AgencyEffects> {
  const directory = await readDirectory(ctx.db);
  const agency = directory.agencyByCode(asked.code);
  if (agency === undefined) throw new Refusal('not_found');
  assertManages(acting, agency.path);
  const children = directory.childrenOf(agency.id).length;
  const below = directory.agencies.filter(({ path }) => isWithin(path, agency.path)).length - 1;
  // A merger takes along what the agency itself holds; those below keep theirs, and move with it.
  const { held, toJudge } = await openWorkUnder(ctx.db, agency.path, mostCounted + 1);
  const refused = await refusalOf(ctx, acting, directory, agency, asked, language);
  const affected = refused === null ? await otherHours(ctx, directory, agency, asked) : [];
  return {
    refused,
    recounted: upTo(await countRunningFrom(ctx.db, affected, ctx.clock(), mostCounted + 1)),
    openComplaints: upTo(held),
    toJudge: upTo(toJudge),
    children,
    below,
    staff: await countStaffAt(ctx.db, agency.id),
  };
}

/** Whoever in the branch works other hours where it comes to stand, within the days that clocks run over. */
function otherHours(
  ctx: Ctx,
  directory: Directory,
  agency: AgencyRow,
  { change, to }: Asked,
): Promise<number[]> | [] {
  const target = change === 'close' ? undefined : directory.agencyByCode(to ?? '');
  if (target === undefined) return [];
  const top = change === 'move' ? `${target.path}${agency.id}/` : target.path;
  const { calendars } = knownCalendars(directory, null);
  const lines = directory.agencies
    .filter(({ path }) => isWithin(path, agency.path))
    .map(({ id, path }) => ({
      id,
      was: layersOf(path, calendars),
      is: layersOf(top + path.slice(agency.path.length), calendars),
    }));
  const firstDay = localDay(ctx.clock(), ctx.config.TIME_ZONE);
  return differingTime(lines, { firstDay, lastDay: `${Number(firstDay.slice(0, 4)) + 2}-12-31` });
}

const upTo = (count: number) => ({
  count: Math.min(count, mostCounted),
  capped: count > mostCounted,
});

async function refusalOf(
  ctx: Ctx,
  acting: Acting,
  directory: Directory,
  agency: AgencyRow,
  asked: Asked,
  language: Language,
): Promise<AgencyEffects['refused']> {
  try {
    if (asked.change === 'close') await assertCloses(ctx, directory, agency);
    else assertGoesTo(acting, directory, agency, asked);
    return null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { code, params } = error;
    const successor = String(params.successor ?? '');
    return { code, message: words(language)(`errors.${code}`, { successor }) };
  }
}

async function assertCloses(ctx: Ctx, directory: Directory, agency: AgencyRow): Promise<void> {
  if (!agency.active) throw new Refusal('agency_closed', { successor: '' });
  const under = directory.childrenOf(agency.id).some(({ active }) => active);
  if (agency.parent_id === null || under || (await holdsOpen(ctx.db, agency.id))) {
    throw new Refusal('successor_needed');
  }
}

function assertGoesTo(
  acting: Acting,
  directory: Directory,
  agency: AgencyRow,
  { change, to }: Asked,
): void {
  const target = directory.agencyByCode(to ?? '');
  if (target === undefined) throw new Refusal('unknown_agency');
  assertManages(acting, target.path);
  if (isWithin(target.path, agency.path)) throw new Refusal('agency_below_itself');
  const closed = [target, ...(change === 'merge' ? [agency] : [])].find(({ active }) => !active);
  if (closed !== undefined) {
    const { successor_id: id } = closed;
    throw new Refusal('agency_closed', { successor: id === null ? '' : directory.agency(id).code });
  }
}
