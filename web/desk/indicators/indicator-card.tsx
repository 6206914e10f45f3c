import type { IndicatorPage, IndicatorReading } from '@insaf/contract/indicators.ts';
import { Title } from '@mantine/core';
import { named, say } from '../words.ts';
import { amountWords, gapWords } from './amounts.ts';
import { Course } from './course.tsx';
import { State } from './state.tsx';
import { targetWords } from './target-line.tsx';

/** One indicator of a year: what it is, beside what it is to be, its course and what is to be expected. */
export function IndicatorCard({
  reading,
  page,
}: {
  reading: IndicatorReading;
  page: Pick<IndicatorPage, 'today' | 'year'>;
}) {
  const { indicator, now, target, above, gap, state, noForecast } = reading;
  const { code, name, basis, better } = indicator;
  const over = noForecast === 'over';
  return (
    <article className="card indicator-card" aria-labelledby={`indicator-${code}`}>
      <div className="indicator-facts">
        <Title order={2} size="h4" id={`indicator-${code}`}>
          {named(name)}
        </Title>
        <p className="card-quiet">
          {say(`desk-indicators.basis.${basis}`)} · {say(`desk-indicators.better_${better}`)}
        </p>
        <State state={state} />
        <p className="indicator-value">
          {now.value === null ? (
            say('desk-indicators.no_value')
          ) : (
            <>
              <strong>
                <bdi>{amountWords(indicator, now.value)}</bdi>
              </strong>{' '}
              {say(`desk-indicators.${over ? 'whole_year' : 'so_far'}`)}{' '}
              {now.denominator === null ? null : (
                <span className="card-quiet">
                  {say('desk-indicators.of', {
                    ...{ numerator: now.numerator, denominator: now.denominator },
                  })}
                </span>
              )}
            </>
          )}
        </p>
        <p className="card-text">
          {targetWords(indicator, target, above)}
          {gap === null ? null : (
            <>
              {' · '}
              {gapWords(indicator, gap)}
            </>
          )}
        </p>
        <Forecast reading={reading} />
        <LastYear reading={reading} />
      </div>
      <Course reading={reading} today={page.today} />
    </article>
  );
}

function Forecast({ reading: { indicator, forecast, noForecast } }: { reading: IndicatorReading }) {
  if (forecast === null) {
    return noForecast === null ? null : (
      <p className="card-quiet">{say(`desk-indicators.forecast.${noForecast}`)}</p>
    );
  }
  const { value, low, high } = forecast;
  const words = (amount: number) => amountWords(indicator, amount);
  return (
    <p className="card-text indicator-forecast" title={say('desk-indicators.forecast.means')}>
      {say('desk-indicators.forecast.between', {
        ...{ value: words(value), low: words(low), high: words(high) },
      })}
    </p>
  );
}

function LastYear({ reading: { indicator, lastYear } }: { reading: IndicatorReading }) {
  if (lastYear.value === null || lastYear.numerator === 0) return null;
  return (
    <p className="card-quiet">
      {say('desk-indicators.column.last_year')}: <bdi>{amountWords(indicator, lastYear.value)}</bdi>
    </p>
  );
}
