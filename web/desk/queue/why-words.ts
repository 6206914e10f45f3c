import type { Why } from '@insaf/contract/queue.ts';
import { timeWords } from '@insaf/contract/time-words.ts';
import { isolated as apart } from '../complaint/isolated.ts';
import { grouped } from '../parts/complaint-words.tsx';
import { exact, said } from '../parts/when.tsx';
import { hasWords, say } from '../words.ts';

/** Why a complaint stands where it stands, in words; with the exact instant where there is one. */
export function whyWords({ code, params }: Why): { text: string; exact: string | null } {
  const key = `desk-queue.why.${code}`;
  if (!hasWords(key)) return { text: code, exact: null };
  const { at, minutes, dayMinutes, number, kind, title } = params;
  const text = say(key, {
    ...params,
    ...(minutes === undefined ? {} : { time: timeWords(say, Number(minutes), Number(dayMinutes)) }),
    ...(at === undefined ? {} : { when: said(String(at)) }),
    ...(code === 'obstructed'
      ? { what: kind === undefined ? '' : say(`lifecycle.obstacle.${kind}`) }
      : {}),
    ...(code === 'gathered'
      ? { title: title === undefined ? '' : apart(shortened(String(title))) }
      : {}),
    ...(number === undefined ? {} : { number: isolated(grouped(String(number), 4)) }),
  });
  return { text, exact: at === undefined ? null : exact(String(at)) };
}

/** In a line as much of a name as tells it from others. */
const shortened = (name: string) =>
  [...name].length <= shownOfName ? name : `${[...name].slice(0, shownOfName - 1).join('')}…`;
const shownOfName = 40;

/** Keeps a number whole within a sentence of the other direction. */
const isolated = (text: string) => `\u2066${text}\u2069`;

/** How heavy a reason looks. */
export function toneOf(code: Why['code']): 'late' | 'soon' | 'weighty' | 'quiet' {
  if (code === 'overdue' || code === 'promise_passed') return 'late';
  if (code === 'critical' || code === 'urgent' || code === 'obstructed') return 'weighty';
  if (code === 'returned' || code === 'appealed') return 'weighty';
  if (code === 'binding' || code === 'second_hand_back') return 'weighty';
  return 'quiet';
}
