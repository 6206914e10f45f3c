import { fourFigures } from '@insaf/contract/figures.ts';
import {
  dismissed,
  type Review,
  type ReviewPeriod,
  type ReviewRate,
} from '@insaf/contract/review.ts';
import {
  type BalancePart,
  type Bar,
  type Block,
  type Course,
  roundScale,
  type Tile,
} from './blocks.ts';
import { figureName } from './figure-tables.ts';
import type { Manner } from './manner.ts';

type Four = (typeof fourFigures)[number];
const rateBases = ['received', 'referred'] as const;

/** The rate of the review itself: what is printed is never counted a second time. */
function rateOf({ rates }: ReviewPeriod, figure: Four, of: ReviewRate['of']): ReviewRate {
  const found = rates.find((rate) => rate.figure === figure && rate.of === of);
  if (found === undefined) throw new Error(`a review without the rate of ${figure} of ${of}`);
  return found;
}

const shareOf = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.min(1, Math.max(0, part / whole));

/** The four figures together, each of what was received and of what was referred, beside what they were. */
export function fourTiles(manner: Manner, review: Review): Block {
  const { say, number, rate } = manner;
  const earlier = (key: string, period: ReviewPeriod, figure: Four) => ({
    name: say(`review-paper.column.${key}`),
    rates: rateBases.map((of) => {
      const { numerator, denominator } = rateOf(period, figure, of);
      return rate(numerator, denominator);
    }),
  });
  const tile = (figure: Four): Tile => ({
    name: figureName(manner, 'cohort', figure),
    meaning: say(`figures.cohort.${figure}.meaning`),
    count: number(review.now.cohort[figure] ?? 0),
    rates: rateBases.map((of) => {
      const { numerator, denominator } = rateOf(review.now, figure, of);
      return {
        name: say(`review-paper.of.${of}`),
        rate: rate(numerator, denominator),
        of: say('review-paper.so_many_of', {
          part: number(numerator),
          whole: number(denominator),
        }),
        share: shareOf(numerator, denominator),
      };
    }),
    earlier: [
      earlier('before', review.before, figure),
      earlier('last_year', review.lastYear, figure),
    ],
  });
  return { is: 'tiles', tiles: fourFigures.map(tile) };
}

const way = ['received', dismissed, 'referred', ...fourFigures] as const;

/** From what was received to what its people confirmed, each as long as its share of what was received. */
export function wayBars(manner: Manner, { cohort }: ReviewPeriod): Block {
  const { number, rate } = manner;
  const received = cohort.received ?? 0;
  const bars = way.map((name): Bar => {
    const count = cohort[name] ?? 0;
    return {
      name: figureName(manner, 'cohort', name),
      count: number(count),
      note: rate(count, received),
      share: shareOf(count, received),
    };
  });
  return { is: 'bars', bars };
}

/** Counts under each other, the longest as long as there is room; each with its share of a whole. */
export function rankedBars(
  { number, rate }: Manner,
  rows: readonly { readonly name: string; readonly count: number; readonly of: number }[],
): Block {
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const bars = rows.map(({ name, count, of }) => ({
    ...{ name, count: number(count), note: rate(count, of) },
    share: shareOf(count, most),
  }));
  return { is: 'bars', bars };
}

/** Of an axis: not so many that they touch. */
const mostMarks = { 1: 12, 2: 6 } as const;

/** What was done day by day or month by month, one picture for each figure, all on one scale. */
export function courses(
  manner: Manner,
  { course: { step, points }, now }: Review,
  { figures, across }: { figures: readonly ('received' | Four)[]; across: 1 | 2 },
): Block {
  const { number } = manner;
  const counts = figures.map((figure) => points.map(({ events }) => events[figure] ?? 0));
  const scale = roundScale(Math.max(0, ...counts.flat()));
  const every = Math.max(1, Math.ceil(points.length / mostMarks[across]));
  const marks = points.flatMap(({ from }, at) =>
    at % every === 0 ? [{ at, text: manner.mark(from, step) }] : [],
  );
  const drawn = figures.map(
    (figure, index): Course => ({
      name: figureName(manner, 'event', figure),
      total: number(now.events[figure] ?? 0),
      bars: counts[index]!.map((count) => shareOf(count, scale)),
      ticks: [0, 0.5, 1].map((share) => ({ text: number(scale * share), share })),
      marks,
    }),
  );
  return { is: 'courses', across, courses: drawn };
}

/** Open at the start, what came and what left, open at the end. */
export function balance({ say, number, ...rest }: Manner, { now }: Review): Block {
  const manner = { say, number, ...rest };
  const { came = 0, left = 0 } = now.events;
  const edge = (key: 'open_at_start' | 'open_at_end', sign: string | null): BalancePart => ({
    name: say(`desk-review.standing.${key}`),
    count: number(now.standing[key]),
    sign,
  });
  return {
    is: 'balance',
    parts: [
      edge('open_at_start', null),
      { name: figureName(manner, 'event', 'came'), count: number(came), sign: '+' },
      { name: figureName(manner, 'event', 'left'), count: number(left), sign: '−' },
      edge('open_at_end', '='),
    ],
  };
}
