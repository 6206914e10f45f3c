import type { IndicatorPage, IndicatorReading } from '@insaf/contract/indicators.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { ReviewSheet, SheetCell } from '../../review/index.ts';

type Say = (key: string, params?: Record<string, string | number>) => string;
type Manner = {
  readonly say: Say;
  readonly language: Language;
  /** An instant in words. */
  readonly instant: (at: string) => string;
};

/** The indicators of a year as a workbook: beside their targets, then month by month. */
export function workbookOf(page: IndicatorPage, manner: Manner): ReviewSheet[] {
  return [yearSheet(page, manner), monthSheet(page, manner)];
}

const head = (value: string): SheetCell => ({ value, as: 'head' });
const note = (value: string): SheetCell => ({ value, as: 'note' });
const name = (value: string): SheetCell => ({ value, as: 'name' });
const count = (value: number | null): SheetCell => ({ value, as: 'count' });

/** A share as one, a number as one. */
function amount(value: number | null, { denominator }: IndicatorReading['indicator']): SheetCell {
  return { value, as: denominator === null ? 'count' : 'share' };
}

const columns = [
  ...(['numerator', 'denominator', 'value', 'target', 'target_of', 'gap', 'state'] as const),
  ...(['forecast', 'low', 'high', 'last_year'] as const),
] as const;

function yearSheet(page: IndicatorPage, { say, language, instant }: Manner): ReviewSheet {
  const { agency, year, countedUntil, whole, indicators } = page;
  return {
    name: say('desk-indicators.title'),
    sticky: { rows: 0, columns: 1 },
    rows: [
      [{ value: say('desk-indicators.title'), as: 'title', span: 4 }],
      [note(agency.name[language]), note(String(year))],
      [
        note(
          countedUntil === null || !whole
            ? say('desk-review.not_whole')
            : say('desk-review.counted_until', { at: instant(countedUntil) }),
        ),
      ],
      [],
      [
        head(say('desk-indicators.column.indicator')),
        ...columns.map((key) => head(say(`desk-indicators.column.${key}`))),
      ],
      ...indicators.map((reading) => {
        const { indicator, now, target, gap, state, forecast, lastYear } = reading;
        const of = (value: number | null | undefined) => amount(value ?? null, indicator);
        return [
          name(indicator.name[language]),
          ...[count(now.numerator), count(now.denominator), of(now.value), of(target?.value)],
          ...[name(target?.agency.name[language] ?? ''), of(gap)],
          name(say(`desk-indicators.state.${state}`)),
          ...[of(forecast?.value), of(forecast?.low), of(forecast?.high), of(lastYear.value)],
        ];
      }),
    ],
  };
}

function monthSheet({ indicators }: IndicatorPage, { say, language }: Manner): ReviewSheet {
  const months = indicators[0]?.months ?? [];
  return {
    name: say('desk-indicators.course.title'),
    sticky: { rows: 1, columns: 1 },
    rows: [
      [
        head(say('desk-indicators.column.indicator')),
        ...months.map(({ from }) => head(from.slice(0, 7))),
      ],
      ...indicators.map(({ indicator, months: each }) => [
        name(indicator.name[language]),
        ...each.map(({ value }) => amount(value, indicator)),
      ]),
    ],
  };
}
