import type { ClockShown } from '@insaf/contract/clocks.ts';
import type { Status } from '@insaf/contract/complaint-lifecycle.ts';
import { timeWords } from '@insaf/contract/time-words.ts';
import { say } from '../../words.ts';
import { momentInWords } from '../history/days.ts';

export type ClockTone = 'overdue' | 'soon' | 'calm' | 'waiting';
export type ClockWords = {
  readonly words: string;
  /** The exact instant that the words speak of. */
  readonly exact: string | null;
  readonly tone: ClockTone;
};

/** Whatever has a clock and a status: a complaint, or a line of a list. */
export type Clocked = { readonly clock: ClockShown; readonly status: Status };

/** What the clock of a complaint says to people; less than half a day of work is soon. */
export function clockWords(complaint: Clocked): ClockWords {
  const { name, state, dueAt, waitsUntil, timeLeft, dayMinutes } = complaint.clock;
  const until = waitsUntil === null ? null : momentInWords(waitsUntil);
  const time = (minutes: number) => timeWords(say, Math.abs(minutes), dayMinutes);
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
