import type { Ctx, Db } from '../../../platform/context.ts';
import {
  lockCounting,
  type Progress,
  ranOut,
  readProgress,
  receivedAfter,
  takeDeltas,
  touchMoved,
  treeVersion,
  waitToCount,
  writeProgress,
} from '../queries.ts';
import { countComplaints } from './count-complaints.ts';

/*
 * Counting. Complaints that moved, those whose time ran out, and those around which the tree changed are
 * counted anew; and, after an upgrade or when all is counted again, every complaint in
 * the order in which they were received. A turn is
 * one transaction: whoever holds the lock takes it, on whatever server, and one that dies in the middle has
 * done nothing.
 */

/** Most complaints in one turn: what moved, what ran out of time; and of all of history. */
const batch = 5000;
const batchOfAll = 50_000;

/** Greater than the number of any complaint: nothing of that moment is left. */
const afterAll = '1000000000000';

/**
 * Counts until nothing is left to be counted.
 *
 * @param isStopped asked between turns
 * @returns how many complaints were counted; fewer than there are where another server counts
 */
export async function countFigures(
  ctx: Ctx,
  { wait = false, isStopped = () => false }: { wait?: boolean; isStopped?: () => boolean } = {},
): Promise<number> {
  let counted = 0;
  while (!isStopped()) {
    const turn = await takeTurn(ctx, wait);
    if (turn === null) break;
    counted += turn.counted;
    if (!turn.more) break;
  }
  return counted;
}

/** @returns null while another server counts */
async function takeTurn(ctx: Ctx, wait: boolean) {
  return ctx.db.transaction().execute(async (db) => {
    if (wait) await waitToCount(db);
    else if (!(await lockCounting(db))) return null;
    const now = ctx.clock();
    const progress = await readProgress(db);
    // A server whose clock is behind takes time for run out where another did already.
    const asOf = new Date(Math.max(now.getTime(), progress.due_until.getTime()));
    const changeId = await lookAtTree(db, progress);
    const moved = await takeDeltas(db, batch);
    const late = await ranOut(db, progress, asOf, batch);
    const { counting_after: after } = progress;
    const others =
      after === null
        ? []
        : await receivedAfter(db, { ...progress, counting_after: after }, batchOfAll);
    const touched = new Set([...moved.numbers, ...late.map(numberOf)]);
    const waiting = [...touched];
    while (waiting.length > 0) waiting.splice(0, await countComplaints(ctx, db, waiting, asOf));
    const all = others.filter(({ number }) => !touched.has(number));
    const done = await countComplaints(ctx, db, all.map(numberOf), asOf);

    const goesOn = done < all.length || others.length === batchOfAll;
    const last = done < all.length ? all[done - 1] : others.at(-1);
    const more = moved.taken === batch || late.length === batch || goesOn;
    await writeProgress(db, {
      counting_after: goesOn ? last!.number : null,
      counting_received: goesOn ? last!.received_at : progress.counting_received,
      ...(late.length === batch
        ? { due_until: late.at(-1)!.due_at, due_number: late.at(-1)!.number }
        : { due_until: asOf, due_number: afterAll }),
      change_id: changeId,
      counted_until: more ? progress.counted_until : now,
    });
    return { counted: touched.size + done, more };
  });
}

const numberOf = ({ number }: { readonly number: string }) => number;

/** Notes what changes of the tree since the last turn concern. @returns the last of them */
async function lookAtTree(db: Db, { change_id: seen }: Progress): Promise<string> {
  const { changeId } = await treeVersion(db);
  if (changeId !== seen) await touchMoved(db, seen);
  return changeId;
}
