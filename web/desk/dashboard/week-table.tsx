import type { DashboardFigures } from '@insaf/contract/dashboard.ts';
import type { EventName } from '@insaf/contract/review.ts';
import { Title } from '@mantine/core';
import { Scrolling } from '../../ui/scrolling.tsx';
import { dayWords } from '../review/asked.ts';
import { figureMeaning, figureName } from '../review/figure-words.ts';
import { NumberLink } from '../review/number-link.tsx';
import { locale, say } from '../words.ts';

const done = ['answered', 'verified', 'overdue', 'returned'] as const;
type Row = Extract<EventName, DashboardFigures['incoming'] | (typeof done)[number]>;
const columns = ['today', 'week', 'weekBefore'] as const;
const headOf = { today: 'today', week: 'now', weekBefore: 'before' } as const;
const signed = new Intl.NumberFormat(locale, { signDisplay: 'exceptZero' });

/** What was done today and this week, beside the same days of the week before; drawn and as numbers. */
export function WeekTable({ figures }: { figures: DashboardFigures }) {
  const { week, weekBefore, incoming } = figures;
  const rows: readonly Row[] = [incoming, ...done];
  const title = say('desk-dashboard.week.title');
  const most = Math.max(1, ...rows.flatMap((row) => [of(week, row), of(weekBefore, row)]));
  return (
    <section className="review-part" aria-labelledby="week">
      <Title order={2} size="h3" id="week">
        {title}
      </Title>
      <p className="card-quiet review-intro">
        {week.from === week.to
          ? say('desk-dashboard.week.first_day')
          : say('desk-dashboard.week.intro', {
              ...{ from: dayWords(week.from), to: dayWords(week.to) },
            })}
      </p>
      <div className="card">
        <Scrolling label={say('desk-review.table.scrolls', { title })}>
          <table className="review-table dashboard-week">
            <thead>
              <tr>
                <th scope="col">{say('desk-dashboard.week.column')}</th>
                {columns.map((column) => (
                  <th key={column} scope="col">
                    {column === 'today' ? null : <Swatch column={column} />}
                    {say(`desk-dashboard.week.${headOf[column]}`)}
                  </th>
                ))}
                <th scope="col">{say('desk-dashboard.week.change')}</th>
                <td className="dashboard-drawn" aria-hidden="true" />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row}>
                  <th scope="row" title={figureMeaning('events', row) ?? undefined}>
                    {figureName('events', row)}
                  </th>
                  {columns.map((column) => (
                    <td key={column}>
                      <NumberLink
                        count={of(figures[column], row)}
                        asked={askedOf(figures, figures[column])}
                        figure={{ basis: 'events', figure: row }}
                      />
                    </td>
                  ))}
                  <td>
                    <Change by={of(week, row) - of(weekBefore, row)} />
                  </td>
                  <td className="dashboard-drawn" aria-hidden="true">
                    <Bars now={of(week, row) / most} before={of(weekBefore, row) / most} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scrolling>
      </div>
    </section>
  );
}

const of = ({ events }: DashboardFigures['week'], row: Row): number => events[row] ?? 0;

/** A review of these days, for what is behind a number. */
export const askedOf = (
  { agency }: DashboardFigures,
  { from, to }: { readonly from: string; readonly to: string },
) => ({ from, to, agency: agency.code });

function Change({ by }: { by: number }) {
  if (by === 0) return <span className="card-quiet">{say('desk-dashboard.week.same')}</span>;
  return <bdi>{signed.format(by)}</bdi>;
}

/** This week full, the week before an outline: told apart without colour, and in black. */
function Bars({ now, before }: { now: number; before: number }) {
  return (
    <svg
      className="dashboard-bars"
      viewBox="0 0 100 24"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect className="dashboard-bar-now" y="2" width={100 * now} height="9" />
      <rect className="dashboard-bar-before" y="13" width={100 * before} height="9" />
    </svg>
  );
}

function Swatch({ column }: { column: 'week' | 'weekBefore' }) {
  return (
    <svg className="dashboard-swatch" viewBox="0 0 14 14" aria-hidden="true">
      <rect
        className={column === 'week' ? 'dashboard-bar-now' : 'dashboard-bar-before'}
        x="1"
        y="1"
        width="12"
        height="12"
      />
    </svg>
  );
}
