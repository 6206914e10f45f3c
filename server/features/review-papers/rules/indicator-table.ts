import { inDigits } from '@insaf/contract/digits.ts';
import type { IndicatorPage, IndicatorReading } from '@insaf/contract/indicators.ts';
import { type Block, note, type Table } from './blocks.ts';
import { type Manner, noNumber } from './manner.ts';

const columns = ['indicator', 'value', 'target', 'forecast', 'low', 'high', 'state'] as const;

/** The annual indicators of the agency, in the year in which the period ends. */
export function indicatorBlocks(
  manner: Manner,
  { year, indicators }: Pick<IndicatorPage, 'year' | 'indicators'>,
): Block[] {
  const { say, digits } = manner;
  const table: Table = {
    is: 'table',
    head: [columns.map((key) => ({ text: say(`desk-indicators.column.${key}`) }))],
    widths: [4, 1.6, 2.4, 1.6, 1.4, 1.4, 1.8],
    rows: indicators.map((reading) => rowOf(manner, reading)),
    closing: true,
  };
  return [
    note(say('desk-indicators.in_review.intro', { year: inDigits(String(year), digits) })),
    table,
  ];
}

function rowOf(manner: Manner, reading: IndicatorReading): Table['rows'][number] {
  const { say, name, number } = manner;
  const { indicator, now, target, forecast, state } = reading;
  const share = indicator.denominator !== null;
  const amount = (value: number | null | undefined) => {
    if (value == null) return noNumber;
    return share ? manner.rate(value, 1) : number(value);
  };
  const whose = target === null || target.own ? '' : ` (${name(target.agency.name)})`;
  return {
    name: name(indicator.name),
    beside:
      now.denominator === null
        ? null
        : say('desk-indicators.of', {
            ...{ numerator: now.numerator, denominator: now.denominator },
          }),
    cells: [
      amount(now.value),
      target === null ? noNumber : `${amount(target.value)}${whose}`,
      ...[amount(forecast?.value), amount(forecast?.low), amount(forecast?.high)],
      say(`desk-indicators.state.${state}`),
    ],
    strong: false,
    inner: false,
  };
}
