import { lifecycle, type Status, type Verb } from '@insaf/contract/complaint-lifecycle.ts';
import type { Ask, ComplaintLadder, Undone } from '@insaf/contract/ladders.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import type { Rung } from '../../deadlines/index.ts';
import { isRoot, isWithin } from '../../rights/index.ts';

/** The last thing that somebody, and not the program, did. */
export type LastAct = {
  readonly verb: Verb;
  readonly at: Date;
  /** Whose staff did it; null for the complainant. */
  readonly agencyId: number | null;
};

type Standing = Pick<
  ComplaintRow,
  'status' | 'promised_for' | 'extended' | 'reply_no' | 'obstacle_id' | 'holder_path'
>;

/** What is still to be done, by where the complaint stands. */
export function undoneOf(complaint: Standing, last: LastAct | undefined, today: string): Undone[] {
  const status = complaint.status as Status;
  if (status === 'received') return ['examine'];
  if (status === 'answered') return ['judge'];
  if (status === 'referred') return ['accept', 'answer'];
  const promised = complaint.reply_no > 0 && complaint.promised_for !== null;
  if (promised && complaint.promised_for! < today) return ['keep_promise'];
  return [last?.verb === 'returnReply' ? 'answer_again' : 'answer'];
}

/**
 * What who is told can do about it now; whether they themselves may, their rights say. Time is given from
 * above alone, and so is taking over; and the root takes nothing over, because nobody would judge its reply.
 *
 * @param toldAt paths of the agencies whose people are told
 */
export function asksOf(complaint: Standing, toldAt: readonly string[]): Ask[] {
  const { status, extended, obstacle_id: obstacle, holder_path: holder } = complaint;
  const can = (verb: 'extend' | 'takeOver' | 'obstruct') =>
    (lifecycle[verb].from as readonly string[]).includes(status);
  const above = toldAt.filter((path) => path !== holder && isWithin(holder, path));
  return [
    'act',
    ...(can('extend') && !extended && above.length > 0 ? (['extend'] as const) : []),
    ...(can('takeOver') && above.some((path) => !isRoot(path)) ? (['takeOver'] as const) : []),
    ...(can('obstruct') && obstacle === null ? (['obstruct'] as const) : []),
  ];
}

/** A step as the history keeps it. */
export type StepRecord = {
  readonly clock: ComplaintLadder;
  readonly step: number;
  /** Of the time; absent once it is over. */
  readonly percent?: number;
  /** Working minutes after it, by which the step stands in the ladder. */
  readonly overdue?: number;
  /** Whom it told, by what they are; `to` is the last of their agencies. */
  readonly told: readonly string[];
  readonly to: number;
  /** Steps that were due before this one, while nobody took them. */
  readonly passedOver?: readonly number[];
  readonly done: {
    readonly verb: Verb;
    readonly at: string;
    readonly agency: number | null;
  } | null;
  readonly undone: readonly Undone[];
  readonly asks: readonly Ask[];
};

/**
 * What a step says: what was done last and what was not, and what is asked for.
 *
 * @param clock whose ladder it is
 * @param due the rungs that are due, the lowest first: only the last is carried out, and names the others
 */
export function stepRecord(
  complaint: Standing,
  clock: ComplaintLadder,
  due: readonly [...Rung[], Rung],
  facts: {
    readonly last: LastAct | undefined;
    readonly today: string;
    /** The path of an agency by its id. */
    readonly pathOf: (id: number) => string;
  },
): StepRecord {
  const rung = due.at(-1)!;
  const { last, today, pathOf } = facts;
  const passedOver = due.slice(0, -1).map(({ no }) => no);
  return {
    clock,
    step: rung.no,
    ...(rung.percent === null ? {} : { percent: rung.percent }),
    ...(rung.overdue === null ? {} : { overdue: rung.overdue }),
    told: [...new Set(rung.tells.map(({ to }) => to))],
    to: rung.tells.at(-1)!.agencyId,
    ...(passedOver.length === 0 ? {} : { passedOver }),
    done:
      last === undefined
        ? null
        : { verb: last.verb, at: last.at.toISOString(), agency: last.agencyId },
    undone: undoneOf(complaint, last, today),
    asks: asksOf(
      complaint,
      rung.tells.map(({ agencyId }) => pathOf(agencyId)),
    ),
  };
}
