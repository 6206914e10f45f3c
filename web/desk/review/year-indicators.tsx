import type { indicatorRoutes } from '@insaf/contract/indicators.ts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../api.ts';
import { amountWords, gapWords } from '../indicators/amounts.ts';
import { IndicatorTable } from '../indicators/indicator-table.tsx';
import { State } from '../indicators/state.tsx';
import { aimWords } from '../indicators/target-line.tsx';
import '../indicators/indicators.css';
import { inDigits, named, say } from '../words.ts';
import { today } from './presets.ts';

const columns = ['indicator', 'value', 'target', 'gap', 'state'] as const;

/** The indicators of the same agency in the year in which the period ends, in short. */
export function YearIndicators({ agency, year: asked }: { agency: string; year: number }) {
  const year = Math.min(asked, Number(today().slice(0, 4)));
  const query = { agency, year };
  const { data } = useQuery({
    queryKey: ['indicators', query],
    queryFn: ({ signal }) =>
      call<typeof indicatorRoutes.readIndicators>('GET', '/indicators', { query, signal }),
  });
  if (data === undefined) return null;
  const title = say('desk-indicators.in_review.title');
  return (
    <section className="review-part" aria-labelledby="year-indicators">
      <Title order={2} size="h3" id="year-indicators">
        {title}
      </Title>
      <p className="card-quiet review-intro">
        {say('desk-indicators.in_review.intro', { year: inDigits(String(year)) })}
      </p>
      <div className="card">
        <IndicatorTable title={title} columns={columns}>
          {data.indicators.map(({ indicator, now, target, gap, state }) => (
            <tr key={indicator.code}>
              <th scope="row">{named(indicator.name)}</th>
              <td>{now.value === null ? '—' : <bdi>{amountWords(indicator, now.value)}</bdi>}</td>
              <td>{target === null ? '—' : aimWords(indicator, target.value)}</td>
              <td>{gapWords(indicator, gap) ?? '—'}</td>
              <td>
                <State state={state} />
              </td>
            </tr>
          ))}
        </IndicatorTable>
        <p className="review-back">
          <Link to={'/indicators' as never} search={query as never}>
            {say('desk-indicators.in_review.link')}
          </Link>
        </p>
      </div>
    </section>
  );
}
