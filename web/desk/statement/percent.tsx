import type { StatementShare } from '@insaf/contract/statement.ts';
import { locale, say } from '../words.ts';

const format = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });

/** A share as the statement rounds it, and of what; nothing where there is nothing to take it of. */
export function Percent({ share }: { share: StatementShare }) {
  const { numerator, denominator, percent } = share;
  if (percent === null) return null;
  return (
    <span title={say('desk-statement.of', { numerator, denominator })}>
      <bdi>{format.format(percent / 100)}</bdi>
    </span>
  );
}
