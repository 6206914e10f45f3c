import type { Why } from '@insaf/contract/queue.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { type CompiledCalendar, workingMinutesLeft } from '../../deadlines/index.ts';

export type WhyFacts = {
  readonly now: Date;
  /** The day in the installation's zone, `2026-07-05`. */
  readonly today: string;
  readonly priority: Priority;
  /** The working time that counts for this complaint, and how many minutes a day of it has. */
  readonly calendar: CompiledCalendar;
  readonly dayMinutes: number;
};

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
  const { dayMinutes } = facts;
  const handled = row.status === 'referred' || row.status === 'in_progress';
  if (row.due_at !== null) add(...timeLeft(row.due_at, facts));
  if (row.promised_for !== null && handled && row.promised_for < facts.today) {
    add('promise_passed', { day: row.promised_for });
  }
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
  if (row.waits_until !== null && row.status === 'incomplete') {
    const at = row.waits_until.toISOString();
    add('waits_for_complainant', { at, minutes: row.minutes_left ?? 0, dayMinutes });
  }
  if (row.waits_until !== null && row.status === 'settled') {
    add('waits_for_objection', { at: row.waits_until.toISOString() });
  }
  if (row.leading_number !== null && row.status === 'joined') {
    add('follows', { number: row.leading_number });
  }
  return why;
}

/** Overdue since, or due in, so much working time. */
function timeLeft(dueAt: Date, facts: WhyFacts): [Why['code'], Why['params']] {
  const { now, calendar, dayMinutes } = facts;
  const left =
    workingMinutesLeft({ state: 'running', dueAt, minutesLeft: null }, now, calendar) ?? 0;
  const params = { at: dueAt.toISOString(), dayMinutes, minutes: Math.abs(left) };
  return [dueAt < now ? 'overdue' : 'due', params];
}
