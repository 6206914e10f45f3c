/*
 * Working time on one core: when something is due, since when it runs, and how much was worked between two
 * instants, over four years of Cairo's calendar with public holidays, Ramadan and changes of clocks. Beside
 * each the halving of the same row of windows that it cannot do without, and nothing else.
 *
 * Every instant is a Date, as the rules are given it; 65,536 of them are asked in turn, so that no answer is
 * kept in a register and the row is met everywhere.
 */
import { firstHours } from '../server/features/deadlines/rules/first-hours.ts';
import { publicHolidays, ramadans } from '../server/features/deadlines/rules/reckoned-days.ts';
import { unusualDays, workingCalendar } from '../server/features/deadlines/rules/working-days.ts';
import {
  addWorkingTime,
  type CompiledCalendar,
  compileCalendar,
  workingMinutesBetween,
} from '../server/features/deadlines/rules/working-time.ts';
import { type Measurement, resultOf } from './measurement.ts';

const years = [2025, 2026, 2027, 2028];
const asked = 65_536;
const aMillion = 1_000_000;

type Question = { readonly at: Date; readonly then: Date; readonly minutes: number };

export const workingTime: Measurement = async ({ rounds, seconds, say }) => {
  const calendar = cairo();
  const questions = ask(calendar);
  const ways = {
    'forwards: when it is due': ({ at, minutes }: Question) =>
      addWorkingTime(calendar, at, minutes).getTime(),
    'backwards: since when it runs': ({ then, minutes }: Question) =>
      addWorkingTime(calendar, then, -minutes).getTime(),
    'between two instants': ({ at, then }: Question) => workingMinutesBetween(calendar, at, then),
  };
  const perSecond = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
  const ceilings: number[] = [];
  const bare = bareHalving(calendar);
  for (const way of [bare, ...Object.values(ways)]) measure(questions, way, seconds / 4);
  for (let round = 1; round <= rounds; round += 1) {
    ceilings.push(measure(questions, bare, seconds));
    for (const [name, way] of Object.entries(ways)) {
      perSecond.get(name)!.push(measure(questions, way, seconds));
    }
    const words = [...perSecond].map(([name, each]) => `${name} ${each.at(-1)!.toFixed(0)}/s`);
    say(`  round ${round}: ${words.join('; ')}; halving alone ${ceilings.at(-1)!.toFixed(0)}/s`);
  }
  return [...perSecond].map(([name, values]) =>
    resultOf({
      ...{ name: `working time, ${name}`, unit: '/s', values, ceilings },
      goal: { of: 'value', atLeast: aMillion },
    }),
  );
};

function cairo(): CompiledCalendar {
  const reckoned = { holidays: publicHolidays('EG', years), ramadans: ramadans(years) };
  const calendar = workingCalendar('Africa/Cairo', firstHours, unusualDays([], reckoned, years));
  return compileCalendar(calendar, `${years[0]}-01-01`, `${years.at(-1)}-12-31`);
}

/** Instants of the middle years, and amounts up to the longest usual target; the same in every run. */
function ask({ from, to }: CompiledCalendar): Question[] {
  let seed = 20260705;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const instant = () => new Date(from + (0.3 + 0.4 * random()) * (to - from));
  return Array.from({ length: asked }, () => {
    const [one, other] = [instant(), instant()];
    const [at, then] = one < other ? [one, other] : [other, one];
    return { at, then, minutes: 1 + Math.floor(random() * 5000) };
  });
}

/** Answers a second: whole turns through the questions until the time is over. */
function measure(
  questions: readonly Question[],
  answer: (question: Question) => number,
  seconds: number,
): number {
  const began = performance.now();
  let answered = 0;
  let sum = 0;
  while (performance.now() - began < seconds * 1000) {
    for (const question of questions) sum += answer(question);
    answered += questions.length;
  }
  if (!Number.isFinite(sum)) throw new Error('an answer was no number');
  return (answered * 1000) / (performance.now() - began);
}

/** Two halvings of the row, one by instant and one by work, as every answer needs. */
function bareHalving({ starts, before }: CompiledCalendar): (question: Question) => number {
  const halve = (values: Float64Array, limit: number) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (values[middle]! <= limit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return ({ at, minutes }) => {
    const window = halve(starts, at.getTime());
    return window + halve(before, before[window]! + minutes);
  };
}
