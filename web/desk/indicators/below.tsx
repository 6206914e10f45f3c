import type { IndicatorBelow, IndicatorPage, indicatorRoutes } from '@insaf/contract/indicators.ts';
import { Button, NativeSelect, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api.ts';
import { Failed, Loading } from '../parts/states.tsx';
import { named, say } from '../words.ts';
import { amountWords, fewest, gapWords } from './amounts.ts';
import { type Asked, queryOf, searchOf } from './asked.ts';
import { IndicatorTable } from './indicator-table.tsx';
import { State } from './state.tsx';
import { aimWords } from './target-line.tsx';

const firstShown = 15;

/** One indicator of the agencies right below, the furthest behind its target first. */
export function Below({
  page,
  asked,
  go,
}: {
  page: IndicatorPage;
  asked: Asked;
  go: (asked: Asked) => void;
}) {
  const [all, setAll] = useState(false);
  const code = asked.of ?? 'verified';
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['indicators', 'below', code, queryOf(asked)],
    queryFn: ({ signal }) =>
      call<typeof indicatorRoutes.readIndicatorBelow>('GET', '/indicators/:code/agencies', {
        params: { code },
        query: queryOf(asked),
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (isPending) return <Loading rows={4} />;
  if (error !== null) return <Failed fault={error} retry={() => void refetch()} />;
  const { rows } = data;
  const more = rows.length - firstShown;
  return (
    <section className="review-part" aria-labelledby="below">
      <Title order={2} size="h3" id="below">
        {say('desk-indicators.below.title')}
      </Title>
      <p className="card-quiet review-intro">
        {say('desk-indicators.below.intro', { few: fewest })}
      </p>
      <div className="card">
        <NativeSelect
          className="indicator-of"
          label={say('desk-indicators.below.choose')}
          value={code}
          data={page.indicators.map(({ indicator }) => ({
            value: indicator.code,
            label: named(indicator.name),
          }))}
          onChange={(event) => go({ ...asked, of: event.currentTarget.value })}
        />
        {rows.length === 0 ? (
          <p className="card-quiet">{say('desk-indicators.below.none')}</p>
        ) : (
          <BelowTable below={data} shown={all ? rows.length : firstShown} asked={asked} />
        )}
        {more <= 0 ? null : (
          <Button variant="subtle" className="review-more" onClick={() => setAll(!all)}>
            {all
              ? say('desk-indicators.below.fewer')
              : say('desk-indicators.below.all', { count: more })}
          </Button>
        )}
      </div>
    </section>
  );
}

const columns = ['agency', 'value', 'target', 'gap', 'forecast', 'state'] as const;

function BelowTable({
  below: { indicator, rows },
  shown,
  asked,
}: {
  below: IndicatorBelow;
  shown: number;
  asked: Asked;
}) {
  const title = `${say('desk-indicators.below.title')}: ${named(indicator.name)}`;
  return (
    <IndicatorTable title={title} columns={columns}>
      {rows.slice(0, shown).map((row) => (
        <tr key={row.agency.code}>
          <th scope="row">
            <Link
              to={'/indicators' as never}
              search={searchOf({ ...asked, agency: row.agency.code }) as never}
            >
              {named(row.agency.name)}
            </Link>
          </th>
          <td>
            <Value indicator={indicator} row={row} />
          </td>
          <td>
            {row.target === null ? (
              '—'
            ) : (
              <>
                {aimWords(indicator, row.target.value)}
                {row.target.own ? null : (
                  <span className="indicator-whose">{named(row.target.agency.name)}</span>
                )}
              </>
            )}
          </td>
          <td>{gapWords(indicator, row.gap) ?? '—'}</td>
          <td>
            {row.forecast === null ? (
              '—'
            ) : (
              <bdi>
                {amountWords(indicator, row.forecast.low)} –{' '}
                {amountWords(indicator, row.forecast.high)}
              </bdi>
            )}
          </td>
          <td>
            <State state={row.state} />
          </td>
        </tr>
      ))}
    </IndicatorTable>
  );
}

function Value({
  indicator,
  row: { now },
}: {
  indicator: IndicatorBelow['indicator'];
  row: IndicatorBelow['rows'][number];
}) {
  const { value, numerator, denominator } = now;
  if (value === null) return '—';
  const few = denominator !== null && denominator < fewest;
  return (
    <>
      <bdi>{amountWords(indicator, value)}</bdi>
      {denominator === null ? null : (
        <span className="indicator-whose">
          {say('desk-indicators.of', { numerator, denominator })}
          {few ? ` · ${say('desk-indicators.below.few')}` : ''}
        </span>
      )}
    </>
  );
}
