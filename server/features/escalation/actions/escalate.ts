import type { ClockName } from '@insaf/contract/vocabulary.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import {
  type ComplaintRow,
  clockOf,
  type Decision,
  lockStepsDue,
  moveMany,
  setNextSteps,
} from '../../complaints/index.ts';
import { nextStepAt, type Rung, rungsDue, type Timetable } from '../../deadlines/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { insertRisings, lastActs } from '../queries.ts';
import { stepRecord } from '../rules/step-record.ts';
import { permissionOf } from '../rules/whose-list.ts';

const acting = { kind: 'system', job: 'escalate', moves: ['escalate'] } as const;

/**
 * Takes the steps of ladders that are due, a thousand complaints in a transaction. Whether a step was taken
 * stands in the row that is locked, so each is taken once, however many workers there are and whenever one
 * of them dies. After hours in which none ran, only the last step that is due of a complaint is taken; it
 * names those before it, whom nobody is told of any more.
 *
 * @returns how many steps were taken
 */
export async function escalate(ctx: Ctx, batch = 1000): Promise<number> {
  let taken = 0;
  for (;;) {
    const { looked, moved } = await escalateSome(ctx, batch);
    taken += moved;
    if (looked < batch) return taken;
  }
}

async function escalateSome(ctx: Ctx, batch: number) {
  await readDirectory(ctx.db);
  return ctx.db.transaction().execute(async (db) => {
    const now = ctx.clock();
    const today = localDay(now, ctx.config.TIME_ZONE);
    const due = await lockStepsDue(db, now, batch);
    if (due.length === 0) return { looked: 0, moved: 0 };
    const last = await lastActs(db, due);
    const rungs = new Map<string, Rung>();
    const others = new Map<string, Date | null>(due.map(({ number }) => [number, null]));
    const decide = (complaint: ComplaintRow, allowed: Timetable): Decision | null => {
      const climbing = climbingOf(complaint, allowed);
      const [...all] = rungsDue(climbing, now);
      const rung = all.pop();
      if (rung === undefined) {
        others.set(complaint.number, nextStepAt(climbing));
        return null;
      }
      others.delete(complaint.number);
      rungs.set(complaint.number, rung);
      const facts = { last: last.get(complaint.number), today };
      const details = stepRecord(complaint, [...all, rung], facts);
      return { details, changes: { ladder_step: rung.no } };
    };
    const moved = await moveMany(ctx, db, acting, 'escalate', due, decide);
    await insertRisings(
      db,
      moved.flatMap(({ number, version, clock }) =>
        rungs.get(number)!.tells.map(({ to, agencyId }) => ({
          ...{ complaint_number: number, seq: version, told: to, agency_id: agencyId, at: now },
          permission: permissionOf(to, clock as ClockName),
        })),
      ),
    );
    // A ladder that became another since: the next step is later, or there is none.
    const later = [...others].map(([number, next_step_at]) => ({ number, next_step_at }));
    await setNextSteps(db, later);
    return { looked: due.length, moved: moved.length };
  });
}

function climbingOf(complaint: ComplaintRow, allowed: Timetable) {
  const clock = clockOf(complaint);
  const name = complaint.clock as ClockName;
  const [calendar, ladder] = [allowed.calendarOf(name), allowed.ladderOf(name)];
  return { clock, calendar, ladder, taken: complaint.ladder_step };
}
