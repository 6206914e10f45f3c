import type { Recipient } from '@insaf/contract/ladders.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import {
  type ComplaintRow,
  type historyOf,
  nextOnLadderOf,
  readComplaint,
  timetableOf,
} from '../../complaints/index.ts';
import { minutesOfDay } from '../../deadlines/index.ts';
import type { Directory } from '../../directory/index.ts';

type Entry = Awaited<ReturnType<typeof historyOf>>[number];
type Late = NonNullable<TrackingView['late']>;

/** Steps that take their time one after the other, as the person waits for them. */
const stages = ['examination', 'handling', 'judging'] as const;

const acting = { kind: 'system', job: 'track-complaint' } as const;

/**
 * The complaint whose clock counts for a person: their own, or the leading one that theirs follows. Of that
 * nothing but times, and the agencies that they are about, is theirs to read.
 */
export async function whoseClockCounts(db: Db, complaint: ComplaintRow): Promise<ComplaintRow> {
  const { status, leading_number: leading } = complaint;
  if (status !== 'joined' || leading === null) return complaint;
  return (await readComplaint(db, acting, leading)) ?? complaint;
}

/** What the person is told of time: how long each step takes, and the truth where it took longer. */
export async function timeShown(
  ctx: Ctx,
  complaint: ComplaintRow,
  history: readonly Entry[],
  directory: Directory,
): Promise<Pick<TrackingView, 'late' | 'expected' | 'promise'>> {
  const now = ctx.clock();
  const timetable = await timetableOf(ctx, complaint, directory, now);
  const handled = complaint.status === 'referred' || complaint.status === 'in_progress';
  const day = handled ? complaint.promised_for : null;
  return {
    expected: stages.map((stage) => {
      const { minutes, roundTheClock } = timetable[stage];
      return { stage, minutes, dayMinutes: minutesOfDay(roundTheClock) };
    }),
    late: await lateOf(ctx, complaint, history, directory),
    promise: day === null ? null : { day, passed: day < localDay(now, ctx.config.TIME_ZONE) },
  };
}

/** Since when it is late, who was told above, and who is next; null while it is in time. */
async function lateOf(
  ctx: Ctx,
  complaint: ComplaintRow,
  history: readonly Entry[],
  directory: Directory,
): Promise<Late | null> {
  const now = ctx.clock();
  const { due_at: due } = complaint;
  if (due === null || due >= now) return null;
  const next = await nextOnLadderOf(ctx, complaint, directory, now);
  const [first] = next?.tells ?? [];
  return {
    since: due.toISOString(),
    told: history
      .filter(
        ({ verb, at, details }) =>
          verb === 'escalate' &&
          at >= due &&
          (details as { clock?: string }).clock === complaint.clock,
      )
      .map(({ at, details }) => {
        const { told, to } = details as { told: Recipient[]; to: number };
        return { at: at.toISOString(), level: told.at(-1)!, agency: directory.nameAt(to, at) };
      }),
    next: first === undefined ? null : { at: next!.at, level: first.to, agency: first.agency.name },
  };
}
