import { chanceOfScore } from './chance.ts';
import { fewestCompared } from './changes.ts';

/*
 * How soon complaints are settled, each given the same time. What came last week has had a week and what came
 * a month before has had a month: only what became of each within equal days of its receipt is compared, at
 * the agency where it was when those days ended, whatever became of it afterwards.
 */

/** Complaints by days from receipt to being settled with verified evidence; `of` counts the others too. */
export type Waited = { readonly of: number; readonly settledAfter: ReadonlyMap<number, number> };

export type Window = {
  /** How many days each complaint is given. */
  readonly within: number;
  /** The numbers of the days on which the complaints that are compared were received, both included. */
  readonly now: readonly [from: number, to: number];
  readonly before: readonly [from: number, to: number];
};

/** Days that complaints are given, the most first. */
const givenDays = [30, 14, 7] as const;
/** Fewer days of receipt are not compared. */
const fewestDays = 7;

/**
 * Which complaints of two periods can be given equal time: those received on the first days of each, as many
 * in both, as long ago as they are to be given. Where the longest leaves less than half of the period, fewer
 * days are given; null where none leaves a week.
 *
 * @param now the first and the last day of the period, as numbers; before: the first of the one before
 * @param today the last day that is counted
 */
export function windowOf(
  now: readonly [from: number, to: number],
  before: number,
  today: number,
): Window | null {
  const [from, to] = now;
  const length = to - from + 1;
  for (const within of givenDays) {
    // The day itself is not over, so what was received `within` days before it has not had them.
    const days = Math.min(to, today - within - 1) - from + 1;
    const enough = Math.max(fewestDays, within === givenDays.at(-1) ? 0 : length / 2);
    if (days >= enough) {
      return { within, now: [from, from + days - 1], before: [before, before + days - 1] };
    }
  }
  return null;
}

export const settledOf = ({ settledAfter }: Waited): number =>
  [...settledAfter.values()].reduce((sum, count) => sum + count, 0);

/** Days waited within those given, on average: what was not settled waited all of them. */
export function meanWait(waited: Waited, within: number): number {
  let days = (waited.of - settledOf(waited)) * within;
  for (const [after, count] of waited.settledAfter) days += after * count;
  return waited.of === 0 ? within : days / waited.of;
}

export const comparableWaits = (now: Waited, before: Waited): boolean =>
  now.of >= fewestCompared && before.of >= fewestCompared && settledOf(now) + settledOf(before) > 0;

/**
 * That two waits differ as much, or more, if settling goes on alike in both (log-rank): on each day, of those
 * that wait in both, the settled should lie in either as those that wait do. Days on which hardly anything
 * is settled add hardly anything.
 */
export function chanceOfWaits(now: Waited, before: Waited, within: number): number {
  let [here, there] = [now.of, before.of];
  let [excess, variance] = [0, 0];
  for (let day = 0; day <= within; day += 1) {
    const [settledNow, settledBefore] = [
      now.settledAfter.get(day) ?? 0,
      before.settledAfter.get(day) ?? 0,
    ];
    const [waiting, settled] = [here + there, settledNow + settledBefore];
    if (settled > 0 && waiting > 1) {
      excess += settledNow - (settled * here) / waiting;
      variance +=
        (settled * here * there * (waiting - settled)) / (waiting * waiting * (waiting - 1));
    }
    here -= settledNow;
    there -= settledBefore;
  }
  return variance === 0 ? 1 : chanceOfScore(excess / Math.sqrt(variance));
}

/** Fewer days, or a smaller part of the wait, are not worth a sentence. */
export function waitMatters(now: number, before: number): boolean {
  const change = Math.abs(now - before);
  return change >= 1 && change >= 0.1 * before;
}
