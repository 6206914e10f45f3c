import type { Indicator, Measured } from '@insaf/contract/indicators.ts';
import { locale, say } from '../words.ts';

const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

export const isShare = ({ denominator }: Pick<Indicator, 'denominator'>) => denominator !== null;

/** A share or a number as the person reads it. */
export function amountWords(of: Pick<Indicator, 'denominator'>, value: number): string {
  return isShare(of) ? percent.format(value) : whole.format(value);
}

/** How far a value is from its target, in a sentence; null without one. */
export function gapWords(of: Indicator, gap: Measured['gap']): string | null {
  if (gap === null) return null;
  const points = Math.round(Math.abs(gap) * 1000) / 10;
  const far = isShare(of)
    ? say('desk-indicators.points', { points: plain.format(points) })
    : whole.format(Math.abs(gap));
  if (isShare(of) ? points === 0 : gap === 0) return say('desk-indicators.gap.exact');
  const which = gap > 0 ? 'ahead' : of.better === 'up' ? 'behind' : 'over';
  return say(`desk-indicators.gap.${which}`, { gap: far });
}

/** Below so many complaints a share says little. */
export const fewest = 30;

const month = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'long' });
const shortMonth = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short' });
export const monthWords = (from: string, short = false): string =>
  (short ? shortMonth : month).format(new Date(`${from}T00:00Z`));
