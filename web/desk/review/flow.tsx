import {
  type Basis,
  cohortNames,
  eventNames,
  type ReviewPeriod,
  standingNames,
} from '@insaf/contract/review.ts';
import { Title } from '@mantine/core';
import { Scrolling } from '../../ui/scrolling.tsx';
import { say } from '../words.ts';
import type { Asked } from './asked.ts';
import { figureMeaning, figureName } from './figure-words.ts';
import type { Periods } from './four-figures.tsx';
import { NumberLink } from './number-link.tsx';

/** Read in the order in which a complaint goes; the reasons of a dismissal stand below all of them. */
const inOrder = (names: readonly string[]) => {
  const whole = names.filter((name) => name !== 'dismissed' && name !== 'came' && name !== 'left');
  const first = whole.findIndex((name) => name.startsWith('dismissed_'));
  return [...whole.slice(0, first), 'dismissed', ...whole.slice(first)];
};
const orderOf = { cohort: inOrder(cohortNames), events: inOrder(eventNames) } as const;
const columns = ['now', 'before', 'lastYear'] as const;
const headOf = { now: 'now', before: 'before', lastYear: 'last_year' } as const;

/** From what came to what is confirmed: what became of it, what was done, and what stood open. */
export function Flow({ periods, asked }: { periods: Periods; asked: Asked }) {
  return (
    <section className="review-part" aria-labelledby="flow">
      <Title order={2} size="h3" id="flow">
        {say('desk-review.flow.title')}
      </Title>
      <p className="card-quiet review-intro">{say('desk-review.flow.intro')}</p>
      <div className="review-both">
        {(['cohort', 'events'] as const).map((basis) => (
          <BasisTable key={basis} basis={basis} periods={periods} asked={asked} />
        ))}
      </div>
    </section>
  );
}

function BasisTable({ basis, periods, asked }: { basis: Basis; periods: Periods; asked: Asked }) {
  const countOf = (period: ReviewPeriod, figure: string) =>
    (period[basis] as Readonly<Record<string, number>>)[figure] ?? 0;
  const shown = orderOf[basis].filter((figure) =>
    columns.some((column) => countOf(periods[column], figure) > 0),
  );
  const title = say(`desk-review.basis.${basis}`);
  return (
    <div className={`card review-basis review-${basis}`}>
      <Scrolling label={say('desk-review.table.scrolls', { title })}>
        <table className="review-table">
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col">{say('desk-review.flow.figure')}</th>
              {columns.map((column) => (
                <th key={column} scope="col">
                  {say(`desk-review.flow.${headOf[column]}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((figure) => (
              <tr key={figure} className={figure.startsWith('dismissed_') ? 'review-reason' : ''}>
                <th scope="row" title={figureMeaning(basis, figure) ?? undefined}>
                  {figureName(basis, figure)}
                </th>
                {columns.map((column) => (
                  <td key={column}>
                    <NumberLink
                      count={countOf(periods[column], figure)}
                      asked={{ ...asked, from: periods[column].from, to: periods[column].to }}
                      figure={{ basis, figure: figure as never }}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          {basis === 'cohort' ? null : <Standing periods={periods} asked={asked} />}
        </table>
      </Scrolling>
    </div>
  );
}

function Standing({ periods, asked }: { periods: Periods; asked: Asked }) {
  return (
    <tbody className="review-standing">
      {standingNames.map((figure) => (
        <tr key={figure}>
          <th scope="row">{figureName('standing', figure)}</th>
          {columns.map((column) => (
            <td key={column}>
              <NumberLink
                count={periods[column].standing[figure]}
                asked={{ ...asked, from: periods[column].from, to: periods[column].to }}
                figure={{ basis: 'standing', figure }}
              />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
