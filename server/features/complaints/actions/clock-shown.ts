import type { ClockShown, NextOnLadder } from '@insaf/contract/clocks.ts';
import type { ClockState } from '@insaf/contract/vocabulary.ts';
import type { Ctx } from '../../../platform/context.ts';
import { nextRung, workingMinutesLeft } from '../../deadlines/index.ts';
import type { Directory } from '../../directory/index.ts';
import type { ComplaintRow } from '../queries.ts';
import { climbsOf, earliest } from '../rules/climbs.ts';
import { timetableOf } from './move-complaint.ts';
import { clockOf } from './moved-to.ts';
import { workingTimeOf } from './working-time-of.ts';

/** The clock of a complaint as people read it: how much working time is left or over, by whose hours. */
export async function clockShownOf(
  ctx: Ctx,
  complaint: ComplaintRow,
  directory: Directory,
  now: Date,
): Promise<ClockShown> {
  const { calendar, dayMinutes } = await workingTimeOf(ctx, complaint, directory, now);
  const clock = clockOf(complaint);
  return {
    name: clock.name,
    state: complaint.clock_state as ClockState,
    dueAt: clock.dueAt?.toISOString() ?? null,
    timeLeft: workingMinutesLeft(clock, now, calendar),
    dayMinutes,
    waitsUntil: clock.waitsUntil?.toISOString() ?? null,
  };
}

/** Who is told next if nothing is done, and when; null at the top of the ladder, and where no clock runs. */
export async function nextOnLadderOf(
  ctx: Ctx,
  complaint: ComplaintRow,
  directory: Directory,
  now: Date,
): Promise<NextOnLadder | null> {
  const timetable = await timetableOf(ctx, complaint, directory, now);
  const first = earliest(climbsOf(complaint, clockOf(complaint), timetable));
  const next = first && nextRung(first.climb.climbing);
  if (next === null) return null;
  return {
    at: next.at.toISOString(),
    tells: next.rung.tells.map(({ to, agencyId }) => {
      const { code, name_ar: ar, name_en: en } = directory.agency(agencyId);
      return { to, agency: { code, name: { ar, en } } };
    }),
  };
}
