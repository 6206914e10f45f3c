import { type Standing, shareMeasures } from '@insaf/contract/standing.ts';
import { goodOf } from './cell.ts';
import { type Computed, rounded } from './standings.ts';
import { dayWhenWaiting, medianWithin } from './survival.ts';

/** What is kept of an agency, and shown: all but who it is. */
export type Result = Omit<Standing, 'agency'>;

export function resultOf(computed: Computed): Result {
  const { peers, size, counts, shares, time, flags, index, low, high } = computed;
  const { best, worst, ranked } = computed;
  const median = medianWithin(time.curve);
  return {
    ...{ peers, size, came: counts.came, complaints: counts.complaints },
    ...{ index, low, high, best, worst, ranked },
    shares: Object.fromEntries(
      shareMeasures.map((measure) => {
        const { value, low: from, high: to } = shares[measure];
        const drawn = { value: precise(value), low: precise(from), high: precise(to) };
        return [measure, { ...goodOf[measure](counts), ...drawn }];
      }),
    ) as Result['shares'],
    time: {
      of: time.curve.of,
      settled: counts.verified,
      median: dayWhenWaiting(time.curve, 0.5),
      medianLow: median.low,
      medianHigh: median.high,
      ninth: dayWhenWaiting(time.curve, 0.1),
      mean: rounded(time.mean),
      low: rounded(time.low),
      high: rounded(time.high),
    },
    flags: flags.map((flag) => ({ ...flag, discount: precise(flag.discount) })),
  };
}

/** To four decimals: a hundredth of one in a hundred. */
const precise = (share: number) => Math.round(share * 10_000) / 10_000;
