import { fourFigures } from '@insaf/contract/figures.ts';
import type { ReviewPeriod } from '@insaf/contract/review.ts';
import { Title } from '@mantine/core';
import { say } from '../words.ts';
import { type Asked, inWords, shareWords } from './asked.ts';
import { figureMeaning, figureName } from './figure-words.ts';
import { NumberLink } from './number-link.tsx';

export type Periods = {
  readonly now: ReviewPeriod;
  readonly before: ReviewPeriod;
  readonly lastYear: ReviewPeriod;
};

type Four = (typeof fourFigures)[number];

/** The four figures, never one of them alone: how many, of what, and beside what it was before. */
export function FourFigures({ periods, asked }: { periods: Periods; asked: Asked }) {
  return (
    <section className="review-part" aria-labelledby="four">
      <Title order={2} size="h3" id="four">
        {say('desk-review.four.title')}
      </Title>
      <p className="card-quiet review-intro">{say('desk-review.four.intro')}</p>
      <ul className="review-four">
        {fourFigures.map((figure) => (
          <li key={figure} className="card">
            <FourCard figure={figure} periods={periods} asked={asked} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function FourCard({ figure, periods, asked }: { figure: Four; periods: Periods; asked: Asked }) {
  const { now, before, lastYear } = periods;
  return (
    <>
      <h3 title={figureMeaning('cohort', figure) ?? undefined}>{figureName('cohort', figure)}</h3>
      <p className="review-large">
        <NumberLink
          count={now.cohort[figure] ?? 0}
          asked={asked}
          figure={{ basis: 'cohort', figure }}
        />
      </p>
      {(['received', 'referred'] as const).map((of) => (
        <Rate key={of} period={now} figure={figure} of={of} />
      ))}
      <dl className="review-beside">
        {(
          [
            ['before', before],
            ['last_year', lastYear],
          ] as const
        ).map(([key, period]) => (
          <div key={key}>
            <dt>{say(`desk-review.four.${key}`)}</dt>
            <dd>
              <bdi>{inWords(period.cohort[figure] ?? 0)}</bdi>
              <Share period={period} figure={figure} />
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function rateOf({ rates }: ReviewPeriod, figure: Four, of: 'received' | 'referred') {
  return rates.find((rate) => rate.figure === figure && rate.of === of);
}

function Rate({
  period,
  figure,
  of,
}: {
  period: ReviewPeriod;
  figure: Four;
  of: 'received' | 'referred';
}) {
  const { numerator = 0, denominator = 0 } = rateOf(period, figure, of) ?? {};
  const share = shareWords(numerator, denominator);
  return (
    <div className="review-rate">
      <p>
        <strong>
          <bdi>{share ?? say('desk-review.four.no_rate')}</bdi>
        </strong>{' '}
        {say(`desk-review.four.of_${of}`)}{' '}
        <span className="card-quiet">{say('desk-review.four.of', { numerator, denominator })}</span>
      </p>
      <svg className="review-bar" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true">
        <rect className="review-bar-all" width="100" height="4" />
        <rect
          className="review-bar-part"
          width={denominator === 0 ? 0 : Math.min(100, (100 * numerator) / denominator)}
          height="4"
        />
      </svg>
    </div>
  );
}

/** What it was of those received, beside a number of another period. */
function Share({ period, figure }: { period: ReviewPeriod; figure: Four }) {
  const { numerator = 0, denominator = 0 } = rateOf(period, figure, 'received') ?? {};
  const share = shareWords(numerator, denominator);
  if (share === null) return null;
  return (
    <>
      {' · '}
      <bdi>{share}</bdi> {say('desk-review.four.of_received')}
    </>
  );
}
