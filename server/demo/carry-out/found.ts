/** What is there of a plan already: filed by an earlier run that was interrupted, or by a whole one. */
import type { Verb } from '@insaf/contract/complaint-lifecycle.ts';
import { type ComplaintRow, historyOf, listComplaints } from '../../features/complaints/index.ts';
import type { Acting } from '../../features/rights/index.ts';
import type { Db } from '../../platform/context.ts';
import type { PlannedComplaint, PlannedStep } from '../plan.ts';
import type { Story } from './story.ts';

/** Number of the plan → the complaint that was filed of it. */
export type Found = ReadonlyMap<number, ComplaintRow>;

const pageSize = 200;

/** A complaint of the plan is known by its words and the instant of its receipt. */
export async function findFiled(
  db: Db,
  auditor: Acting,
  plans: readonly PlannedComplaint[],
  storyOf: (no: number) => Story,
): Promise<Found> {
  const rows = new Map<string, ComplaintRow>();
  let after: string | undefined;
  do {
    const page = await listComplaints(db, auditor, {
      limit: pageSize,
      ...(after === undefined ? {} : { after }),
    });
    for (const row of page) rows.set(keyOf(row.received_at, row.text), row);
    after = page.length < pageSize ? undefined : page.at(-1)?.number;
  } while (after !== undefined);
  if (rows.size === 0) return new Map();
  return new Map(
    plans.flatMap(({ no, receivedAt }) => {
      const row = rows.get(keyOf(receivedAt, storyOf(no).text));
      return row === undefined ? [] : [[no, row] as const];
    }),
  );
}

const keyOf = (receivedAt: Date, text: string) => `${receivedAt.toISOString()} ${text}`;

/** What rules, jobs and heads of agencies do is in no plan of a complaint, and goes on beside it. */
const besidePlan: readonly Verb[] = [
  ...(['prioritise', 'extend', 'takeOver', 'escalate', 'retime'] as const),
  ...([
    'obstruct',
    'decideObstacle',
    'removeObstacle',
    'gather',
    'announceDay',
    'ungather',
  ] as const),
];

/** The entries that a complaint has of its plan, or of somebody who took it elsewhere. */
export async function movesOf(db: Db, row: ComplaintRow) {
  const history = await historyOf(db, row);
  return history.filter(({ verb }) => !besidePlan.includes(verb as Verb));
}

/**
 * How many of the plan's steps were taken: each that moves the complaint has left one entry.
 *
 * @param entries how many entries it has of the plan
 * @param isMove whether a step moves it; an attempt that is to be refused does not
 */
export function stepsTaken(
  { steps }: PlannedComplaint,
  entries: number,
  isMove: (step: PlannedStep) => boolean,
): number {
  let moves = 0;
  let taken = 0;
  for (const [index, step] of steps.entries()) {
    if (moves === entries) break;
    if (!isMove(step)) continue;
    moves += 1;
    taken = index + 1;
  }
  return taken;
}

/**
 * Whether a complaint has left its plan: somebody moved it since, after the demonstration's own time, or
 * it went another way when a step was refused. Then it is left as it is.
 */
export function hasLeftPlan(
  entries: Awaited<ReturnType<typeof movesOf>>,
  moves: readonly PlannedStep[],
  end: Date,
): boolean {
  return entries.some(({ verb, at }, index) => at > end || moves[index]?.verb !== verb);
}
