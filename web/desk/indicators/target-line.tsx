import type { HeldTarget, Indicator } from '@insaf/contract/indicators.ts';
import { named, say } from '../words.ts';
import { amountWords } from './amounts.ts';

/** A target as what it asks for. */
export function aimWords(of: Indicator, value: number): string {
  const way = of.better === 'up' ? 'at_least' : 'at_most';
  return say(`desk-indicators.target.${way}`, { value: amountWords(of, value) });
}

/** Which target holds, whose it is, and in place of which. */
export function targetWords(
  of: Indicator,
  target: HeldTarget | null,
  above: HeldTarget | null,
): string {
  if (target === null) return say('desk-indicators.target.none');
  const value = aimWords(of, target.value);
  if (!target.own) {
    return say('desk-indicators.target.from', { value, agency: named(target.agency.name) });
  }
  const own = say('desk-indicators.target.own', { value });
  if (above === null) return own;
  const instead = say('desk-indicators.target.instead_of', {
    ...{ value: amountWords(of, above.value), agency: named(above.agency.name) },
  });
  return `${own} ${instead}`;
}
