import { statuses } from '@insaf/contract/complaint-lifecycle.ts';
import { doneWithinDays, type QueueFilter } from '@insaf/contract/queue.ts';
import { Temporal } from 'temporal-polyfill';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { addWorkingTime, allowances, calendarOf } from '../../deadlines/index.ts';
import type { Directory } from '../../directory/index.ts';
import { type Acting, type Holding, holdingsWith, isWithin } from '../../rights/index.ts';
import type { Part } from '../queries.ts';
import { cheapestWay, type Sizes } from '../rules/cheapest-way.ts';
import { finished, obstructible, phases, phasesOf } from '../rules/phases.ts';
import type { Selection } from '../rules/selection.ts';
import { wordsAsked } from '../rules/words-asked.ts';

/**
 * A filter as the database understands it.
 *
 * @throws Refusal `unknown_agency`, `unknown_category`, `unknown_place`, `unknown_initiative`, each naming the field
 */
export async function selectComplaints(
  ctx: Ctx,
  acting: Acting,
  filter: QueueFilter,
  directory: Directory,
): Promise<Selection> {
  const agency = filter.agency === undefined ? undefined : directory.agencyByCode(filter.agency);
  if (filter.agency !== undefined && agency === undefined) {
    throw new Refusal('unknown_agency', { field: 'agency' });
  }
  const words = filter.words === undefined ? undefined : wordsAsked(filter.words);
  if (words?.length === 0) throw new Refusal('invalid_input', { field: 'words' });
  const due = await dueBounds(ctx, acting, filter, directory);
  const received = receivedBounds(ctx, filter);
  let chosen = filter.status ?? [...statuses];
  if (filter.toJudge) chosen = chosen.filter((status) => status === 'answered');
  if (due.dueFrom !== undefined || due.dueBefore !== undefined) {
    chosen = chosen.filter((status) => phases[0]!.statuses.includes(status));
  }
  if (words !== undefined) chosen = chosen.filter((status) => !finished.includes(status));
  if (filter.obstructed) chosen = chosen.filter((status) => obstructible.includes(status));
  if (filter.returned) chosen = chosen.filter((status) => status === 'in_progress');
  if (filter.promised) {
    chosen = chosen.filter((status) => status === 'in_progress' || status === 'referred');
  }
  return {
    scope: scopeOf(acting, filter),
    done: doneOf(ctx, filter),
    statuses: chosen,
    heldWithin: agency?.path,
    heldBy: filter.heldHere
      ? holdingsWith(acting, 'readComplaints').map(({ agencyId }) => agencyId)
      : undefined,
    categoryIds: categoriesOf(directory, filter),
    placeIds: placesOf(directory, filter.place),
    initiativeId: initiativeOf(directory, filter),
    channel: filter.channel,
    kind: filter.kind,
    ...due,
    ...received,
    appealed: filter.appealed,
    handedBack: filter.handedBack,
    returned: filter.returned,
    promised: filter.promised,
    urgent: filter.urgent,
    obstructed: filter.obstructed,
    gathered: filter.gathered,
    silentOn: filter.silent ? dayOf(ctx.clock(), ctx.config.TIME_ZONE).toString() : undefined,
    words,
  };
}

/** The parts of a selection's list, each in the way that is quickest for so many rows. */
export function partsOf(
  acting: Acting,
  selection: Selection,
  directory: Directory,
  wanted: number,
): Part[] {
  const sizes = sizesOf(acting, selection, directory);
  if (sizes.agencyIds.length === 0 && ['held', 'judged'].includes(selection.scope)) return [];
  return phasesOf(selection.statuses).map((phase) => ({
    selection,
    phase,
    way: cheapestWay(selection, phase, sizes, wanted),
  }));
}

function sizesOf(acting: Acting, selection: Selection, directory: Directory): Sizes {
  const { scope, heldWithin, heldBy } = selection;
  const judged = scope === 'judged';
  const holdings = holdingsWith(acting, judged ? 'settle' : 'readComplaints');
  const within = judged ? undefined : heldWithin;
  const agencyIds = reachedBy(directory, holdings, within);
  return {
    agencyIds:
      judged || heldBy === undefined ? agencyIds : agencyIds.filter((id) => heldBy.includes(id)),
    agencies: directory.agencies.length,
    categories: directory.categories.length,
    places: directory.places.length,
  };
}

/** Agencies reached, found once for each version of the directory: there are thousands of them. */
const reachKept = new WeakMap<Directory, Map<string, readonly number[]>>();
const mostReaches = 1000;

function reachedBy(
  directory: Directory,
  holdings: readonly Holding[],
  heldWithin: string | undefined,
): readonly number[] {
  const known = reachKept.get(directory) ?? new Map<string, readonly number[]>();
  reachKept.set(directory, known);
  const key = [heldWithin, ...holdings.map(({ path, reach }) => `${path} ${reach}`)].join();
  let ids = known.get(key);
  if (ids === undefined) {
    ids = directory.agencies
      .filter(
        ({ path }) =>
          reaches(holdings, path) && (heldWithin === undefined || isWithin(path, heldWithin)),
      )
      .map(({ id }) => id);
    if (known.size >= mostReaches) known.clear();
    known.set(key, ids);
  }
  return ids;
}

function reaches(holdings: readonly Holding[], path: string): boolean {
  return holdings.some((holding) =>
    holding.reach === 'below' ? isWithin(path, holding.path) : path === holding.path,
  );
}

/** Who may read no complaints has those they registered, and those they are mentioned at. */
function scopeOf(acting: Acting, filter: QueueFilter): Selection['scope'] {
  if (filter.did) return 'done';
  if (filter.mentioned) return 'mentioned';
  if (filter.risen) return 'risen';
  if (filter.toJudge) return 'judged';
  const reads = holdingsWith(acting, 'readComplaints').length > 0;
  return filter.registeredByMe || !reads ? 'registered' : 'held';
}

function categoriesOf(directory: Directory, filter: QueueFilter): number[] | undefined {
  if (filter.category === undefined) return undefined;
  const named = directory.categoryByCode(filter.category);
  if (named === undefined) throw new Refusal('unknown_category', { field: 'category' });
  return [named.id];
}

function initiativeOf(directory: Directory, filter: QueueFilter): number | undefined {
  if (filter.initiative === undefined) return undefined;
  const named = directory.initiativeByCode(filter.initiative);
  if (named === undefined) throw new Refusal('unknown_initiative', { field: 'initiative' });
  return named.id;
}

function placesOf(directory: Directory, code: string | undefined): number[] | undefined {
  if (code === undefined) return undefined;
  const place = directory.placeByCode(code);
  if (place === undefined) throw new Refusal('unknown_place', { field: 'place' });
  return directory.places.filter(({ path }) => isWithin(path, place.path)).map(({ id }) => id);
}

/**
 * Overdue ends now; what is due begins now, and ends at midnight or a working day's time from now, of the
 * agency at which the reader works.
 */
async function dueBounds(
  ctx: Ctx,
  acting: Acting,
  { overdue, due, dueOn }: QueueFilter,
  { agencies }: Directory,
) {
  const now = ctx.clock();
  const [{ agencyId: readsAt = null } = {}] = holdingsWith(acting, 'readComplaints');
  const bounds: { dueFrom?: Date; dueBefore?: Date } = {};
  if (due !== undefined) {
    bounds.dueFrom = now;
    bounds.dueBefore =
      due === 'today'
        ? startOfDay(dayOf(now, ctx.config.TIME_ZONE).add({ days: 1 }), ctx.config.TIME_ZONE)
        : addWorkingTime(
            await calendarOf(ctx, readsAt ?? agencies[0]!.id, false, now),
            now,
            allowances.workingDay,
          );
  }
  if (dueOn !== undefined) {
    const zone = ctx.config.TIME_ZONE;
    const day = Temporal.PlainDate.from(dueOn);
    const begins = startOfDay(day, zone);
    bounds.dueFrom = new Date(Math.max(begins.getTime(), now.getTime()));
    bounds.dueBefore = startOfDay(day.add({ days: 1 }), zone);
  }
  if (overdue) {
    // Both at once ask for all that falls due until then.
    if (due === undefined && dueOn === undefined) bounds.dueBefore = now;
    else delete bounds.dueFrom;
  }
  return bounds;
}

function doneOf(ctx: Ctx, { did, didFrom }: QueueFilter): Selection['done'] {
  if (did === undefined) return undefined;
  const zone = ctx.config.TIME_ZONE;
  const first =
    didFrom === undefined
      ? dayOf(ctx.clock(), zone).subtract({ days: doneWithinDays })
      : Temporal.PlainDate.from(didFrom);
  return { verb: did, from: startOfDay(first, zone) };
}

function receivedBounds(ctx: Ctx, { receivedFrom, receivedTo }: QueueFilter) {
  const zone = ctx.config.TIME_ZONE;
  return {
    ...(receivedFrom === undefined
      ? {}
      : { receivedFrom: startOfDay(Temporal.PlainDate.from(receivedFrom), zone) }),
    ...(receivedTo === undefined
      ? {}
      : { receivedBefore: startOfDay(Temporal.PlainDate.from(receivedTo).add({ days: 1 }), zone) }),
  };
}

export function dayOf(at: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate();
}

function startOfDay(day: Temporal.PlainDate, zone: string): Date {
  return new Date(day.toZonedDateTime(zone).epochMilliseconds);
}
