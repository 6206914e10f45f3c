import { standingHorizon as horizon } from '@insaf/contract/standing.ts';
import { clamp, worthOfMeans } from './credibility.ts';
import { steadying } from './shares.ts';
import { type Curve, curveOf, meanWait, type Waits, z } from './survival.ts';
import { added, withoutThose } from './waits.ts';

/*
 * The working time to settle, made comparable as shares are: mean days up to the horizon, as far from
 * what is usual of the kind as the agency's own are from what the others would need for its mix.
 */

export type WaitsByCategory = ReadonlyMap<string, Waits>;

export type Time = {
  readonly curve: Curve;
  /** Mean working days up to the horizon. */
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  readonly deviation: number;
};

/**
 * @param overall mean days of all agencies of all kinds
 */
export function comparableTimes(agencies: readonly WaitsByCategory[], overall: number): Time[] {
  const byCategory = new Map<string, Waits>();
  for (const own of agencies) {
    for (const [category, waits] of own) {
      byCategory.set(category, added([byCategory.get(category), waits]));
    }
  }
  const all = added([...byCategory.values()]);
  const seen = agencies.map((own) => {
    const ownAll = added([...own.values()]);
    const curve = curveOf(ownAll);
    const others = steadied(withoutThose(all, ownAll), overall);
    let expected = 0;
    for (const [category, waits] of own) {
      const elsewhere = withoutThose(byCategory.get(category)!, waits);
      expected += (curveOf(waits).of * steadied(elsewhere, others)) / curve.of;
    }
    const { mean, variance } = meanWait(curve, horizon);
    return { curve, of: curve.of, offset: curve.of === 0 ? 0 : mean - expected, variance };
  });
  const ofOne = varianceOfOne(seen);
  const worth = worthOfMeans(seen, ofOne);
  const usual = steadied(all, overall);
  return seen.map(({ curve, of, offset }) => {
    const mean = clamp(usual + (of * offset) / (of + worth), 0, horizon);
    const deviation = Math.sqrt(ofOne / (of + worth));
    return {
      curve,
      mean,
      low: clamp(mean - z * deviation, 0, horizon),
      high: clamp(mean + z * deviation, 0, horizon),
      deviation,
    };
  });
}

/** The mean of few complaints, with twenty of the wider mean added. */
function steadied(waits: Waits, wider: number): number {
  const curve = curveOf(waits);
  if (curve.of === 0) return wider;
  const { mean } = meanWait(curve, horizon);
  return (curve.of * mean + steadying * wider) / (curve.of + steadying);
}

/** Of the waiting of one complaint, in all agencies of a kind; at least one day's. */
function varianceOfOne(agencies: readonly { of: number; variance: number }[]): number {
  let [sum, of] = [0, 0];
  for (const agency of agencies) {
    sum += agency.of * agency.of * agency.variance;
    of += agency.of;
  }
  return of === 0 ? 1 : Math.max(1, sum / of);
}
