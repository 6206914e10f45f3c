import type { Review, ReviewSatisfaction } from '@insaf/contract/review.ts';
import type { Table, TableRow } from './blocks.ts';
import { type Manner, noNumber } from './manner.ts';

/** How those who were asked found it, of the periods and of the agencies; nobody of whom nobody was asked. */
export function satisfactionTable(manner: Manner, review: Review): Table {
  const { say } = manner;
  const { now, before, lastYear, agencies } = review;
  const periods = [now, before, lastYear].map((period) => ({
    name: say('desk-review.from_to', {
      ...{ from: manner.day(period.from), to: manner.day(period.to) },
    }),
    of: period.satisfaction,
  }));
  const rows =
    agencies.length < 2
      ? []
      : agencies.map(({ agency, satisfaction: of }) => ({
          name: manner.name(agency.name),
          of,
        }));
  const columns = ['column', 'asked', 'reached', 'answered', 'good'];
  return {
    is: 'table',
    head: [columns.map((key) => ({ text: say(`desk-review.satisfaction.${key}`) }))],
    widths: [4, 1.2, 1.2, 2.2, 4],
    rows: [...periods, ...rows]
      .filter(({ of }) => of.asked > 0)
      .map(({ name, of }, index): TableRow => rowOf(manner, name, of, index === 0)),
    closing: true,
  };
}

function rowOf(manner: Manner, name: string, of: ReviewSatisfaction, strong: boolean): TableRow {
  const { number, say } = manner;
  const { asked, reached, answered, good, low, high } = of;
  const share = (part: number, whole: number) =>
    say('desk-review.satisfaction.of', {
      ...{ part: number(part), of: number(whole), percent: manner.rate(part, whole) },
    });
  const told =
    good === null || low === null || high === null
      ? say('desk-review.satisfaction.few')
      : `${share(good, answered)} ${say('desk-review.satisfaction.between', {
          ...{ low: manner.rate(low, 1), high: manner.rate(high, 1) },
        })}`;
  const cells = [number(asked), number(reached), share(answered, asked)];
  return {
    ...{ name, beside: null, strong, inner: false },
    cells: [...cells, answered === 0 ? noNumber : told],
  };
}
