import { numberOfDay } from '../features/figures/index.ts';
import type { Known, YearSums } from '../features/indicators/rules/forecast.ts';
import { growthOf, longestWeeks } from '../features/indicators/rules/growth.ts';
import { monthsOf } from '../features/indicators/rules/year.ts';

/*
 * Years of an agency, complaint by complaint: so many come each day, some of them are settled, each after a
 * while of its own. What is known on a day is worked out as the server does, and what became of the year too.
 */

/** Numbers from 0 to 1, the same ones each time (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const perDay = 4;
const settledOf = 0.6;
/** Half of what is settled is settled in so many days. */
const halfIn = 30;

type Complaint = { readonly received: number; readonly settled: number | null };

export function simulatedYear(
  random: () => number,
  { today: day, straying }: { readonly today: string; readonly straying: number },
): { known: Known; sums: YearSums; end: { share: number; settled: number } } {
  const [today, months] = [numberOfDay(day), monthsOf(2026)];
  const all = [...monthsOf(2025), ...months].flatMap((month) => {
    const [busy, able] = [1 + straying * normal(random), 1 + straying * normal(random)];
    return complaintsOf(random, month, perDay * busy, Math.min(0.95, settledOf * able));
  });
  const sumsOf = ({ first, last }: { first: number; last: number }, by: number) => ({
    received: count(all, ({ received }) => received >= first && received <= Math.min(last, by)),
    verified: count(
      all,
      ({ received, settled }) => received >= first && received <= last && isBy(settled, by),
    ),
  });
  const doneIn = ({ first, last }: { first: number; last: number }, by: number) =>
    count(
      all,
      ({ settled }) => settled !== null && settled >= first && settled <= Math.min(last, by),
    );
  const whole = { first: months[0]!.first, last: months[11]!.last };
  const atEnd = sumsOf(whole, whole.last);
  const growth = growthOf(
    [...monthsOf(2025), ...months].map((month) => lagsOf(all, month, today)),
    today,
  );
  return {
    known: { today, growthOf: () => growth },
    sums: {
      year: 2026,
      months: months.map((month) => ({ ...sumsOf(month, today), answered: doneIn(month, today) })),
      before: Array.from({ length: 12 }, (_, at) => (at < 11 ? {} : { received: 1, answered: 1 })),
    },
    end: { share: atEnd.verified / atEnd.received, settled: doneIn(whole, whole.last) },
  };
}

function complaintsOf(
  random: () => number,
  { first, last }: { first: number; last: number },
  perDayNow: number,
  able: number,
): Complaint[] {
  const complaints: Complaint[] = [];
  for (let at = first + after(random, 1 / perDayNow); at < last + 1; ) {
    const delay = after(random, halfIn / Math.LN2);
    const settled = random() < able ? Math.floor(at + delay) : null;
    complaints.push({ received: Math.floor(at), settled });
    at += after(random, 1 / perDayNow);
  }
  return complaints;
}

function lagsOf(
  all: readonly Complaint[],
  { first, last }: { first: number; last: number },
  today: number,
) {
  const byWeek = Array.from({ length: longestWeeks }, () => 0);
  for (const { received, settled } of all) {
    if (received < first || received > last || settled === null || settled > today) continue;
    byWeek[Math.min(longestWeeks - 1, Math.floor((settled - received) / 7))]! += 1;
  }
  return { lastDay: last, byWeek };
}

const isBy = (settled: number | null, by: number) => settled !== null && settled <= by;
const count = <Each>(list: readonly Each[], of: (each: Each) => boolean) => list.filter(of).length;
/** A wait of a mean length, as of what comes by chance. */
const after = (random: () => number, mean: number) => -mean * Math.log(1 - random());
const normal = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
