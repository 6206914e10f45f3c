import type { Ctx, Db } from '../../../platform/context.ts';
import {
  type Decision,
  lockRunning,
  moveMany,
  runningBy,
  setNextSteps,
} from '../../complaints/index.ts';
import {
  finishRecount,
  handedNumbers,
  lockRecount,
  noteProgress,
  openRecounts,
  type Recount,
} from '../queries.ts';
import { countAgain, nextStepAgain, patience } from './count-again.ts';
import { beginsOn, concerned, type RecountState, standing, stateOf } from './recount-state.ts';

/*
 * Counts again what is open when a calendar became another, or a target that was meant for what runs too; when
 * an agency came to stand under another, or hands its complaints to one; and, of a ladder that changed, when
 * its next step is.
 *
 * The complaints whose clock runs by it are taken by number, a page and how far it came in one transaction:
 * a server that dies leaves whole pages done and the rest to the next, and two at once take turns. One that
 * comes out as it was is left alone, so nothing is done twice whatever is repeated. What is closed, waits for
 * the complainant or follows another has no clock that runs, and is not among them.
 */

const acting = { kind: 'system', job: 'retime', moves: ['retime'] } as const;

const found = 50_000;

/**
 * @param page how many complaints are counted in one transaction
 * @returns how many due times were moved
 */
export async function retime(ctx: Ctx, page = 1000): Promise<number> {
  let moved = 0;
  for (const recount of await openRecounts(ctx.db, new Date(ctx.clock().getTime() - patience))) {
    const state = await stateOf(ctx, recount);
    const agencyIds = await concerned(ctx, recount, state);
    const from = beginsOn(ctx, recount, state);
    let after = recount.reached;
    for (;;) {
      const numbers =
        recount.handed_from === null
          ? await runningBy(ctx.db, agencyIds, { after, limit: found }, from)
          : await handedNumbers(ctx.db, recount.id, { after, limit: found });
      for (let at = 0; at < numbers.length; at += page) {
        const done = await countPage(ctx, state, recount, numbers.slice(at, at + page));
        if (done === null) return moved;
        moved += done;
      }
      if (numbers.length < found) break;
      after = numbers.at(-1)!;
    }
    await finishRecount(ctx.db, recount.id, ctx.clock());
  }
  return moved;
}

/** @returns how many were moved; null when somebody else counts them at this moment */
function countPage(
  ctx: Ctx,
  state: RecountState,
  { id }: Recount,
  numbers: readonly string[],
): Promise<number | null> {
  return ctx.db.transaction().execute(async (db) => {
    const recount = await lockRecount(db, id);
    if (recount === undefined) return null;
    const left = numbers.filter((number) => BigInt(number) > BigInt(recount.reached));
    if (left.length === 0) return 0;
    const moved = await countThese(ctx, db, state, recount, left);
    await noteProgress(db, id, { reached: left.at(-1)!, lookedAt: left.length, moved });
    return moved;
  });
}

async function countThese(
  ctx: Ctx,
  db: Db,
  state: RecountState,
  recount: Recount,
  numbers: readonly string[],
): Promise<number> {
  const rows = await lockRunning(db, numbers);
  const stood = await standing(db, recount, rows);
  const decisions = new Map<string, Decision>();
  const steps = [];
  for (const row of rows) {
    const decision = await countAgain(ctx, recount, state, stood.get(row.number)!);
    if (decision !== null) {
      decisions.set(row.number, decision);
      continue;
    }
    const step = await nextStepAgain(state, row);
    if (step !== null) steps.push(step);
  }
  await setNextSteps(db, steps);
  if (decisions.size === 0) return 0;
  const moved = await moveMany(ctx, db, acting, 'retime', rows, ({ number }) => {
    return decisions.get(number) ?? null;
  });
  return moved.length;
}
