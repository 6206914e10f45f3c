import type {
  AgencyLadders,
  LadderClock,
  LadderStep,
  LadderSteps,
  newLadder,
} from '@insaf/contract/ladders.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { recordChange } from '../../administration/index.ts';
import { idsOf, knownCalendars, stepsOf } from '../../deadlines/index.ts';
import { type AgencyRow, type Directory, readDirectory } from '../../directory/index.ts';
import type { Acting } from '../../rights/index.ts';
import { askRecount, insertLadder } from '../queries.ts';
import { readableAgency } from '../rules/may-declare.ts';
import { toldLater } from '../rules/told-no-later.ts';
import { changeCalendars, jsonOf } from './declare-days.ts';
import { prioritiesOf, viewLadders } from './view-ladders.ts';

type Given = z.output<typeof newLadder>;

/**
 * Another ladder for a clock of an agency and of what stands below it, for one priority or all. What is open
 * climbs it at once, from where it is. Below the root it tells nobody above later than they are told now.
 *
 * @throws Refusal `not_found`, `not_permitted`, `ladder_tells_later` with whom, for which priority, and when
 *   they are told now
 */
export async function setLadder(
  ctx: Ctx,
  acting: Acting,
  code: string,
  { clock, priority, steps }: Given,
): Promise<AgencyLadders> {
  const directory = await readDirectory(ctx.db);
  const agency = readableAgency(directory, acting, code);
  if (agency.parent_id !== null) assertNoLater(directory, agency, { clock, priority, steps });
  await add(ctx, acting, agency, { clock, priority: priority ?? null, steps });
  return viewLadders(ctx, acting, code);
}

/**
 * Takes a ladder of an agency back: what stands above it counts again.
 *
 * @throws Refusal `not_found`, `not_permitted`
 */
export async function withdrawLadder(
  ctx: Ctx,
  acting: Acting,
  code: string,
  lineId: number,
): Promise<AgencyLadders> {
  const directory = await readDirectory(ctx.db);
  const agency = readableAgency(directory, acting, code);
  const line = (knownCalendars(directory, null).ladders.get(agency.id) ?? []).find(
    ({ id }) => id === lineId,
  );
  if (line === undefined) throw new Refusal('not_found');
  const { clock, priority } = line;
  await add(ctx, acting, agency, { clock, priority, steps: null });
  return viewLadders(ctx, acting, code);
}

type Line = {
  readonly clock: string;
  readonly priority: string | null;
  readonly steps: LadderSteps | null;
};

function add(ctx: Ctx, acting: Acting, agency: AgencyRow, { clock, priority, steps }: Line) {
  return changeCalendars(ctx, async (db) => {
    const at = ctx.clock();
    const id = await insertLadder(db, {
      ...{ agency_id: agency.id, clock, priority, steps: jsonOf(steps), declared_at: at },
      staff_id: acting.kind === 'staff' ? acting.staffId : null,
    });
    // An obstacle's steps are of its own.
    if (clock !== 'obstacle') {
      await askRecount(db, { agency_id: agency.id, ladder_id: id, asked_at: at });
    }
    await recordChange(ctx, db, acting, {
      ...{ kind: 'ladder', subject: agency.code, what: steps === null ? 'reset' : 'edited' },
      ...{ before: null, after: { clock, priority, steps } },
    });
  });
}

function assertNoLater(
  directory: Directory,
  { path, id }: AgencyRow,
  given: {
    readonly clock: LadderClock;
    readonly priority: Priority | undefined;
    readonly steps: LadderSteps;
  },
): void {
  const { clock, priority, steps } = given;
  const { ladders } = knownCalendars(directory, null);
  const above = idsOf(path).filter((each) => each !== id);
  const layers = above.map((each) => ladders.get(each) ?? []);
  for (const each of priority === undefined ? prioritiesOf(clock) : [priority]) {
    const later = toldLater(steps, stepsOf(layers, clock, each ?? 'ordinary'));
    if (later === null) continue;
    const { to, until } = later;
    throw new Refusal('ladder_tells_later', {
      ...{ field: 'steps', to, priority: each ?? 'none' },
      ...amountOf(until),
    });
  }
}

function amountOf(until: LadderStep) {
  if ('percent' in until) return { within: 'percent', amount: until.percent };
  const { overdue } = until;
  return overdue % 60 === 0
    ? { within: 'hours', amount: overdue / 60 }
    : { within: 'minutes', amount: overdue };
}
