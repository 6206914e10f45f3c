import type { ComplaintLadder } from '@insaf/contract/ladders.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import {
  type ComplaintRow,
  climbsOf,
  clockOf,
  type Decision,
  earliest,
  lockStepsDue,
  moveMany,
  nextOfAll,
  setNextSteps,
} from '../../complaints/index.ts';
import { type Rung, rungsDue, type Timetable } from '../../deadlines/index.ts';
import { readDirectory } from '../../directory/index.ts';
import { insertRisings, lastActs } from '../queries.ts';
import { stepRecord } from '../rules/step-record.ts';
import { permissionOf } from '../rules/whose-list.ts';

const acting = { kind: 'system', job: 'escalate', moves: ['escalate'] } as const;

/**
 * Takes the steps of ladders that are due, a thousand complaints in a transaction. Whether a step was taken
 * stands in the row that is locked, so each is taken once, however many workers there are and whenever one
 * of them dies. After hours in which none ran, only the last step that is due of a ladder is taken; it names
 * those before it, whom nobody is told of any more. Where steps of two ladders of a complaint are due, each
 * is a step of its own, the longer due first.
 *
 * @returns how many steps were taken
 */
export async function escalate(ctx: Ctx, batch = 1000): Promise<number> {
  let taken = 0;
  for (;;) {
    const { looked, moved } = await escalateSome(ctx, batch);
    taken += moved;
    if (looked === 0) return taken;
  }
}

async function escalateSome(ctx: Ctx, batch: number) {
  const directory = await readDirectory(ctx.db);
  return ctx.db.transaction().execute(async (db) => {
    const now = ctx.clock();
    const today = localDay(now, ctx.config.TIME_ZONE);
    const pathOf = (id: number) => directory.agency(id).path;
    const due = await lockStepsDue(db, now, batch);
    if (due.length === 0) return { looked: 0, moved: 0 };
    const last = await lastActs(db, due);
    const steps = new Map<string, { readonly of: ComplaintLadder; readonly rung: Rung }>();
    const others = new Map<string, Date | null>(due.map(({ number }) => [number, null]));
    const decide = (complaint: ComplaintRow, allowed: Timetable): Decision | null => {
      const climbs = climbsOf(complaint, clockOf(complaint), allowed);
      const first = earliest(climbs)?.climb;
      const all = first === undefined ? [] : rungsDue(first.climbing, now);
      const rung = all.pop();
      if (first === undefined || rung === undefined) {
        others.set(complaint.number, nextOfAll(climbs));
        return null;
      }
      others.delete(complaint.number);
      steps.set(complaint.number, { of: first.of, rung });
      const facts = { last: last.get(complaint.number), today, pathOf };
      const details = stepRecord(complaint, first.of, [...all, rung], facts);
      return { details, changes: { [first.column]: rung.no } };
    };
    const moved = await moveMany(ctx, db, acting, 'escalate', due, decide);
    await insertRisings(
      db,
      moved.flatMap(({ number, version }) => {
        const { of, rung } = steps.get(number)!;
        return rung.tells.map(({ to, agencyId }) => ({
          ...{ complaint_number: number, seq: version, told: to, agency_id: agencyId, at: now },
          ...{ permission: permissionOf(to, of), clock: of },
        }));
      }),
    );
    // A ladder that became another since: the next step is later, or there is none.
    const later = [...others].map(([number, next_step_at]) => ({ number, next_step_at }));
    await setNextSteps(db, later);
    return { looked: due.length, moved: moved.length };
  });
}
