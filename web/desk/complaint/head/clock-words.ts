import { say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { momentInWords } from '../history/days.ts';
import { timeInUnits } from './working-time.ts';

export type ClockTone = 'overdue' | 'soon' | 'calm' | 'waiting';
export type ClockWords = {
  readonly words: string;
  /** The exact instant that the words speak of. */
  readonly exact: string | null;
  readonly tone: ClockTone;
};

/** What the clock of a complaint says to people; less than half a day of work is soon. */
export function clockWords(complaint: Pick<Complaint, 'clock' | 'status'>): ClockWords {
  const { name, state, dueAt, waitsUntil, timeLeft, dayMinutes } = complaint.clock;
  const until = waitsUntil === null ? null : momentInWords(waitsUntil);
  const time = (minutes: number) => timeInUnits(Math.abs(minutes), dayMinutes);
  if (state === 'paused') {
    const params = { until: until ?? '', time: time(timeLeft ?? 0) };
    return { words: say('desk-complaint.clock.paused', params), exact: until, tone: 'waiting' };
  }
  if (state === 'following') {
    return { words: say('desk-complaint.clock.following'), exact: null, tone: 'waiting' };
  }
  if (state === 'running' && timeLeft !== null && dueAt !== null) {
    const clock = say(`desk-complaint.clock.of.${name ?? 'handling'}`);
    const overdue = timeLeft < 0 || Date.parse(dueAt) < Date.now();
    const soon = timeLeft < dayMinutes / 2;
    return {
      words: say(`desk-complaint.clock.${overdue ? 'overdue' : 'left'}`, {
        clock,
        time: time(timeLeft),
      }),
      exact: momentInWords(dueAt),
      tone: overdue ? 'overdue' : soon ? 'soon' : 'calm',
    };
  }
  if (complaint.status === 'settled' && until !== null) {
    const words = say('desk-complaint.clock.objection', { until });
    return { words, exact: until, tone: 'waiting' };
  }
  return { words: say('desk-complaint.clock.stopped'), exact: null, tone: 'calm' };
}
