import type { Why } from '@insaf/contract/queue.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { runningReasons, type TimeFacts, waitingReasons } from '../../dossier/index.ts';

export type WhyFacts = TimeFacts & { readonly priority: Priority };

/** So many people behind one complaint are worth a word. */
const manyComplainants = 5;

type Weighed = Pick<
  ComplaintRow,
  | 'status'
  | 'due_at'
  | 'waits_until'
  | 'promised_for'
  | 'appeals'
  | 'binding'
  | 'hand_backs'
  | 'complainants'
  | 'leading_number'
  | 'minutes_left'
  | 'obstacle_id'
  | 'cause_id'
> & {
  /** On its last reply. */
  readonly last_verdict: string | null;
  /** Of what is in the way; null where it was not looked up. */
  readonly obstacle_kind: string | null;
  /** Of the cause that it is gathered under; null where it was not looked up. */
  readonly cause_title: string | null;
};

/** What makes a complaint weigh, the weightiest first: time, then what was promised, then who waits. */
export function whyOf(row: Weighed, facts: WhyFacts): Why[] {
  const why: Why[] = [];
  const add = (code: Why['code'], params: Why['params'] = {}) => why.push({ code, params });
  why.push(...runningReasons(row, facts));
  if (row.obstacle_id !== null) {
    add('obstructed', row.obstacle_kind === null ? {} : { kind: row.obstacle_kind });
  }
  if (row.cause_id !== null) {
    add('gathered', row.cause_title === null ? {} : { title: row.cause_title });
  }
  if (row.status === 'in_progress' && row.last_verdict === 'returned') add('returned');
  if (row.appeals > 0) add('appealed', { count: row.appeals });
  if (facts.priority !== 'ordinary') add(facts.priority);
  if (row.binding) add('binding');
  if (row.hand_backs >= 2) add('second_hand_back', { count: row.hand_backs });
  if (row.complainants >= manyComplainants) add('many_complainants', { count: row.complainants });
  why.push(...waitingReasons(row, facts));
  if (row.leading_number !== null && row.status === 'joined') {
    add('follows', { number: row.leading_number });
  }
  return why;
}
