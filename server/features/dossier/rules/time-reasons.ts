import type { Why } from '@insaf/contract/queue.ts';
import type { ComplaintRow } from '../../complaints/index.ts';
import { type CompiledCalendar, workingMinutesLeft } from '../../deadlines/index.ts';

export type TimeFacts = {
  readonly now: Date;
  /** The day in the installation's zone, `2026-07-05`. */
  readonly today: string;
  /** The working time that counts for this complaint, and how many minutes a day of it has. */
  readonly calendar: CompiledCalendar;
  readonly dayMinutes: number;
};

type Running = Pick<ComplaintRow, 'status' | 'due_at' | 'promised_for'>;
type Waiting = Pick<ComplaintRow, 'status' | 'waits_until' | 'minutes_left'>;

/** By when it falls due or since when it is late, and a named day that passed; of a clock that runs. */
export function runningReasons(
  row: Running,
  { now, today, calendar, dayMinutes }: TimeFacts,
): Why[] {
  const reasons: Why[] = [];
  const { status, due_at: dueAt, promised_for: day } = row;
  if (dueAt !== null) {
    const left =
      workingMinutesLeft({ state: 'running', dueAt, minutesLeft: null }, now, calendar) ?? 0;
    const params = { at: dueAt.toISOString(), dayMinutes, minutes: Math.abs(left) };
    reasons.push({ code: dueAt < now ? 'overdue' : 'due', params });
  }
  const handled = status === 'referred' || status === 'in_progress';
  if (handled && day !== null && day < today) {
    reasons.push({ code: 'promise_passed', params: { day } });
  }
  return reasons;
}

/** Why the clock of a complaint is paused or stopped, and until when; of what waits for its complainant. */
export function waitingReasons(row: Waiting, { dayMinutes }: Pick<TimeFacts, 'dayMinutes'>): Why[] {
  if (row.waits_until === null) return [];
  const at = row.waits_until.toISOString();
  if (row.status === 'incomplete') {
    const params = { at, minutes: row.minutes_left ?? 0, dayMinutes };
    return [{ code: 'waits_for_complainant', params }];
  }
  return row.status === 'settled' ? [{ code: 'waits_for_objection', params: { at } }] : [];
}
