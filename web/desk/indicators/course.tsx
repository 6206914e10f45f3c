import type { Indicator, IndicatorReading } from '@insaf/contract/indicators.ts';
import { Scrolling } from '../../ui/scrolling.tsx';
import { language } from '../installation.ts';
import { named, say } from '../words.ts';
import { amountWords, isShare, monthWords } from './amounts.ts';

/** Units of the drawing; it is as wide as there is room. */
const size = { width: 720, height: 220, start: 60, end: 20, top: 14, bottom: 34 };
const plain = size.width - size.start - size.end;

type Month = IndicatorReading['months'][number];

/** The course of a year, drawn beside that of the year before and the target, and as a table. */
export function Course({ reading, today }: { reading: IndicatorReading; today: string }) {
  const { indicator, months, target } = reading;
  const name = named(indicator.name);
  const told = months.filter(({ value, before }) => value !== null || before.value !== null);
  if (told.length === 0) return null;
  const aim = isShare(indicator) ? (target?.value ?? null) : null;
  const young = months.some((month) => isYoung(indicator, month, today) && month.value !== null);
  return (
    <div className="indicator-course">
      <Scrolling
        label={say('desk-review.table.scrolls', {
          title: `${say('desk-indicators.course.title')}: ${name}`,
        })}
      >
        <Chart indicator={indicator} months={months} aim={aim} today={today} />
      </Scrolling>
      <Legend aim={aim !== null} young={young} />
      <details className="review-as-table">
        <summary>{say('desk-indicators.course.as_table')}</summary>
        <CourseTable reading={reading} />
      </details>
    </div>
  );
}

/** What came in a month less than three months ago is still being worked on. */
function isYoung({ basis }: Indicator, { from }: Month, today: string): boolean {
  return basis === 'cohort' && Date.parse(today) - Date.parse(from) < 92 * 86_400_000;
}

function Legend({ aim, young }: { aim: boolean; young: boolean }) {
  const line = (name: string) => (
    <svg width="40" height="16" viewBox="0 0 40 16" aria-hidden="true">
      <path className={`review-line indicator-${name}`} d="M2 8H38" />
      {name === 'now' ? <circle className="indicator-mark" cx="20" cy="8" r="4" /> : null}
    </svg>
  );
  return (
    <>
      <ul className="review-legend">
        <li>
          {line('now')}
          {say('desk-indicators.course.this_year')}
        </li>
        <li>
          {line('before')}
          {say('desk-indicators.course.last_year')}
        </li>
        {aim ? (
          <li>
            {line('aim')}
            {say('desk-indicators.course.target')}
          </li>
        ) : null}
      </ul>
      {young ? <p className="card-quiet">{say('desk-indicators.course.young_means')}</p> : null}
    </>
  );
}

function Chart({
  indicator,
  months,
  aim,
  today,
}: {
  indicator: Indicator;
  months: readonly Month[];
  aim: number | null;
  today: string;
}) {
  const values = months.flatMap(({ value, before }) => [value ?? 0, before.value ?? 0]);
  const top = topOf(Math.max(...values, aim ?? 0), isShare(indicator));
  /** Time runs as the language is read. */
  const x = (at: number) => {
    const along = size.start + (plain * at) / 11;
    return language === 'ar' ? size.width - along : along;
  };
  const y = (value: number) =>
    size.top + (size.height - size.top - size.bottom) * (1 - value / top);
  const from = language === 'ar' ? size.end : size.start;
  const axis = language === 'ar' ? size.width - size.start + 8 : size.start - 8;
  const shown = months.map((month) => (month.from <= today ? month.value : null));
  return (
    <svg
      className="review-chart"
      viewBox={`0 0 ${size.width} ${size.height}`}
      role="img"
      aria-label={say('desk-indicators.course.chart', { indicator: named(indicator.name) })}
    >
      {[0, 0.5, 1].map((part) => (
        <g key={part}>
          <path className="review-grid" d={`M${from} ${y(top * part)}h${plain}`} />
          <text
            className="review-tick"
            x={axis}
            y={y(top * part) + 5}
            textAnchor={language === 'ar' ? 'start' : 'end'}
            direction="ltr"
          >
            {amountWords(indicator, top * part)}
          </text>
        </g>
      ))}
      {months.map((month, at) =>
        at % 2 === 0 ? (
          <text
            key={month.from}
            className="review-tick"
            x={x(at)}
            y={size.height - 10}
            textAnchor="middle"
          >
            {monthWords(month.from, true)}
          </text>
        ) : null,
      )}
      {aim === null ? null : (
        <path className="review-line indicator-aim" d={`M${from} ${y(aim)}h${plain}`} />
      )}
      <path
        className="review-line indicator-before"
        d={pathOf(
          months.map(({ before }) => before.value),
          x,
          y,
        )}
      />
      <path className="review-line indicator-now" d={pathOf(shown, x, y)} />
      {months.map((month, at) =>
        shown[at] == null ? null : (
          <circle
            key={month.from}
            className={
              isYoung(indicator, month, today) ? 'indicator-mark indicator-young' : 'indicator-mark'
            }
            cx={x(at)}
            cy={y(shown[at])}
            r="4.5"
          />
        ),
      )}
    </svg>
  );
}

/** A line through what is there; it breaks where nothing is. */
function pathOf(
  values: readonly (number | null)[],
  x: (at: number) => number,
  y: (value: number) => number,
): string {
  return values
    .flatMap((value, at) => {
      if (value === null) return [];
      const begins = at === 0 || values[at - 1] === null;
      return [`${begins ? 'M' : 'L'}${x(at)} ${y(value)}`];
    })
    .join('');
}

/** The top of the axis: of shares a quarter, a half or all; of numbers an even number with one digit. */
function topOf(most: number, share: boolean): number {
  if (share) return [0.1, 0.25, 0.5].find((top) => most <= top) ?? 1;
  const unit = 10 ** Math.floor(Math.log10(Math.max(1, most)));
  const rounded = Math.ceil(Math.max(1, most) / unit) * unit;
  return rounded % 2 === 0 ? rounded : rounded + unit;
}

function CourseTable({ reading: { indicator, months } }: { reading: IndicatorReading }) {
  const title = named(indicator.name);
  const cell = ({ value, numerator, denominator }: Month['before']) =>
    value === null ? (
      '—'
    ) : (
      <>
        <bdi>{amountWords(indicator, value)}</bdi>{' '}
        {denominator === null ? null : (
          <span className="card-quiet">
            {say('desk-indicators.of', { numerator, denominator })}
          </span>
        )}
      </>
    );
  return (
    <Scrolling label={say('desk-review.table.scrolls', { title })}>
      <table className="review-table">
        <caption className="hidden-words">{title}</caption>
        <thead>
          <tr>
            {['month', 'this_year', 'last_year'].map((key) => (
              <th key={key} scope="col">
                {say(`desk-indicators.column.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {months.map((month) => (
            <tr key={month.from}>
              <th scope="row">{monthWords(month.from)}</th>
              <td>{cell(month)}</td>
              <td>{cell(month.before)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}
