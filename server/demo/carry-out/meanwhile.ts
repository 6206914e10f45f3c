/**
 * What happens beside the plan of each complaint, because time passes: jobs that look at all of them, four
 * times a day, and heads of agencies who look at what they have, once each working day. Nothing else goes on
 * meanwhile, so both find what the steps before left, and find the same from the same seed.
 */
import { escalate } from '../../features/escalation/index.ts';
import { tellOfPromises } from '../../features/notices/actions/tell-of-promises.ts';
import { riseObstacles } from '../../features/obstacles/index.ts';
import type { Ctx } from '../../platform/context.ts';
import { recall, remember } from '../../platform/db/installation-facts.ts';
import { atHour, daysLater, localTime, shifts } from '../plan/hours.ts';
import { randomOf } from '../seeded.ts';
import type { Lane } from './lanes.ts';
import { lookAtCauses } from './rounds/causes.ts';
import { lookAtClocks } from './rounds/clocks.ts';
import { lookAtObstacles } from './rounds/obstacles.ts';
import { type Round, workOf } from './rounds/round.ts';
import { askAndAnswer } from './rounds/satisfaction.ts';

/** Hours of Cairo's day at which the jobs run; and the one at which heads look. */
const hours = [6, 9, 12, 18];
const hourOfHeads = 12;
const hourOfPromises = 9;
const factName = 'demonstration_reached';

export type Meanwhile = {
  /** Instants at which something may happen that no step of a plan makes, in their order. */
  readonly instants: readonly Date[];
  readonly happen: (at: Date) => Promise<void>;
};

type Parts = Pick<Round, 'directory' | 'desks' | 'auditor'> & {
  readonly seed: string;
  readonly window: { readonly from: Date; readonly to: Date };
  readonly lane: Lane;
};

/** @returns what an earlier run did not come to */
export async function openMeanwhile(ctx: Ctx, parts: Parts): Promise<Meanwhile> {
  const { window, lane, seed } = parts;
  const { directory, desks, auditor } = parts;
  const reached = await recall<{ readonly at: string }>(ctx.db, factName);
  const from = reached === undefined ? window.from : new Date(reached.at);
  return {
    instants: instantsIn(window).filter((at) => at > from),
    happen: async (at) => {
      lane.turnTo(at);
      await escalate(lane.ctx);
      await riseObstacles(lane.ctx);
      const { weekday, hour } = localTime(at);
      if (hour === hourOfPromises) await tellOfPromises(lane.ctx, lane.tell);
      if (hour === hourOfHeads) await askAndAnswer(lane, seed);
      if (hour === hourOfHeads && worksOn(weekday)) {
        const random = randomOf(seed, 'round', at.toISOString());
        const work = await workOf(lane.ctx, auditor);
        const round = { ctx: lane.ctx, directory, desks, auditor, random, work };
        await lookAtObstacles(round);
        await lookAtCauses(round);
        await lookAtClocks(round);
      }
      await remember(lane.ctx.db, factName, { at: at.toISOString() });
    },
  };
}

const worksOn = (weekday: number) => shifts.office.days.some((day) => day === weekday);

function instantsIn({ from, to }: { from: Date; to: Date }): Date[] {
  const instants: Date[] = [];
  for (let day = from; day < to; day = daysLater(day, 1)) {
    instants.push(...hours.map((hour) => atHour(day, hour)));
  }
  return instants.filter((at) => at > from && at < to);
}
