import type {
  CountedIndicator,
  Indicator,
  IndicatorForecast,
  IndicatorState,
  NoForecast,
} from '@insaf/contract/indicators.ts';
import type { Sums } from './forecast.ts';

/** An indicator of what was counted. */
export function countedOf(
  { numerator, denominator }: Indicator,
  months: readonly Sums[],
): CountedIndicator {
  const of = (figure: string) => months.reduce((sum, month) => sum + (month[figure] ?? 0), 0);
  const above = of(numerator);
  if (denominator === null) return { numerator: above, denominator: null, value: above };
  const below = of(denominator);
  return { numerator: above, denominator: below, value: below === 0 ? null : above / below };
}

/** By how much a value is better than a target; less than nothing where it is worse. */
export function gapOf(
  { better }: Pick<Indicator, 'better'>,
  value: number | null,
  target: number | null,
): number | null {
  if (value === null || target === null) return null;
  return better === 'up' ? value - target : target - value;
}

/** Where an agency stands with its target. */
export function stateOf(
  { better }: Pick<Indicator, 'better'>,
  value: number | null,
  target: number | null,
  { forecast, reason }: { forecast: IndicatorForecast | null; reason: NoForecast | null },
): IndicatorState {
  if (target === null) return 'no_target';
  if (reason === 'over') {
    const gap = gapOf({ better }, value, target);
    if (gap === null) return 'open';
    return gap >= 0 ? 'reached' : 'missed';
  }
  if (forecast === null) return 'open';
  const [worst, best] =
    better === 'up' ? [forecast.low, forecast.high] : [forecast.high, forecast.low];
  if (gapOf({ better }, worst, target)! >= 0) return 'on_course';
  return gapOf({ better }, best, target)! >= 0 ? 'at_risk' : 'off_course';
}
