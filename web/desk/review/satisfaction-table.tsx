import type { Review, ReviewSatisfaction } from '@insaf/contract/review.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Scrolling } from '../../ui/scrolling.tsx';
import { inDigits, named, say } from '../words.ts';
import { dayWords, inWords } from './asked.ts';

type Row = { readonly key: string; readonly title: string; readonly of: ReviewSatisfaction };
const columns = ['asked', 'reached', 'answered', 'good'] as const;
const percents = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 });

/** How those who were asked in the period found it: never a share without of how many it is. */
export function SatisfactionTable({ review }: { review: Review }) {
  const title = say('desk-review.satisfaction.title');
  const { now, before, lastYear, agencies } = review;
  const periods = [now, before, lastYear].map((period): Row => {
    const span = { from: dayWords(period.from), to: dayWords(period.to) };
    return { key: period.from, title: say('desk-review.from_to', span), of: period.satisfaction };
  });
  const rows = agencies.map(
    ({ agency, itself, satisfaction }): Row => ({
      ...{ key: agency.code, of: satisfaction },
      title: itself
        ? say('desk-review.agencies.itself', { agency: named(agency.name) })
        : named(agency.name),
    }),
  );
  const shown = [...periods, ...(rows.length < 2 ? [] : rows)].filter(({ of }) => of.asked > 0);
  return (
    <section className="review-part" aria-labelledby="satisfaction">
      <Title order={2} size="h3" id="satisfaction">
        {title}
      </Title>
      <p className="card-quiet review-intro">{say('desk-review.satisfaction.intro')}</p>
      <div className="card">
        {shown.length === 0 ? (
          <p className="card-quiet">{say('desk-review.satisfaction.none')}</p>
        ) : (
          <Scrolling label={say('desk-review.table.scrolls', { title })}>
            <table className="review-table">
              <thead>
                <tr>
                  <th scope="col">{say('desk-review.satisfaction.column')}</th>
                  {columns.map((column) => (
                    <th key={column} scope="col">
                      {say(`desk-review.satisfaction.${column}`)}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.map(({ key, title: name, of }) => (
                  <tr key={key}>
                    <th scope="row">{name}</th>
                    <td>
                      <bdi>{inWords(of.asked)}</bdi>
                    </td>
                    <td>
                      <bdi>{inWords(of.reached)}</bdi>
                    </td>
                    <td>{share(of.answered, of.asked)}</td>
                    <td>{goodOf(of)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Scrolling>
        )}
        <p className="card-quiet">{say('desk-review.satisfaction.note')}</p>
        <p>
          <Link
            className="waiting-link"
            to={'/satisfaction-words' as never}
            search={{ agency: review.agency.code, month: now.to.slice(0, 7) } as never}
          >
            {say('desk-satisfaction.read.link')}
          </Link>
        </p>
      </div>
    </section>
  );
}

const percent = (part: number) => inDigits(percents.format(part));
const share = (part: number, of: number) =>
  say('desk-review.satisfaction.of', {
    ...{ part: inWords(part), of: inWords(of) },
    percent: percent(part / of),
  });

function goodOf({ answered, good, low, high }: ReviewSatisfaction): string {
  if (answered === 0) return '–';
  if (good === null || low === null || high === null) return say('desk-review.satisfaction.few');
  const between = { low: percent(low), high: percent(high) };
  return `${share(good, answered)} ${say('desk-review.satisfaction.between', between)}`;
}
