import type { reviewRoutes } from '@insaf/contract/review.ts';
import { Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api.ts';
import '../parts/cards.css';
import { Empty, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { useMay } from '../session/session.ts';
import { named, say } from '../words.ts';
import { AgencyTable } from './agency-table.tsx';
import { type Asked, type Basis, dayWords, narrowings, useAsked } from './asked.ts';
import { Choose } from './choose.tsx';
import { CountedUntil } from './counted-until.tsx';
import { Course } from './course.tsx';
import { ReviewFailed } from './failed.tsx';
import { FindingsSection } from './findings.tsx';
import { Flow } from './flow.tsx';
import { FourFigures } from './four-figures.tsx';
import { ObstacleTable } from './obstacle-table.tsx';
import { BasisChoice, PartTables } from './part-tables.tsx';
import { SatisfactionTable } from './satisfaction-table.tsx';
import { Take } from './take.tsx';
import { WayUp } from './way-up.tsx';
import { YearIndicators } from './year-indicators.tsx';
import './review.css';
import './print.css';

type Reviewed = Awaited<ReturnType<typeof call<typeof reviewRoutes.readReview>>>;

/** A period of an agency and all below it, as a committee goes through it. */
export default function ReviewPage() {
  usePageTitle(say('desk-review.title'));
  const { asked, go } = useAsked();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: ['review', asked],
    // With what was asked: while the next is on its way, the links of this one still lead to its own.
    queryFn: async ({ signal }) => ({
      asked,
      review: await call<typeof reviewRoutes.readReview>('GET', '/figures/review', {
        query: asked,
        signal,
      }),
    }),
    placeholderData: keepPreviousData,
  });
  const choose = <Choose asked={asked} go={go} agency={data?.review.agency.code} />;
  if (isPending) return <Loading rows={8} />;
  if (error !== null || data === undefined) {
    return (
      <ReviewFailed
        title={say('desk-review.title')}
        choose={choose}
        fault={error}
        retry={() => void refetch()}
      />
    );
  }
  return (
    <div className="review" aria-busy={isPlaceholderData}>
      <Heading {...data} />
      {choose}
      <Body {...data} />
    </div>
  );
}

function Heading({ review, asked }: { review: Reviewed; asked: Asked }) {
  const { agency, above, below, now } = review;
  const narrowed = narrowingWords(review, asked);
  return (
    <header className="review-head">
      <WayUp
        above={above}
        label={say('desk-review.way_up')}
        to="/review"
        searchTo={(code) => ({ ...asked, agency: code })}
      />
      <Title order={1} size="h2">
        {say('desk-review.of_agency', { agency: named(agency.name) })}
      </Title>
      <p className="review-days">
        {say('desk-review.from_to', { from: dayWords(now.from), to: dayWords(now.to) })}
        {' · '}
        {say(`desk-review.${below ? 'and_below' : 'alone'}`)}
      </p>
      {narrowed === '' ? null : (
        <p className="review-days">{say('desk-review.narrowed', { what: narrowed })}</p>
      )}
      <CountedUntil of={review} />
      <Take asked={asked} />
      <PrepareLink asked={{ ...asked, agency: agency.code }} />
    </header>
  );
}

/** To prepare this very review for a meeting. */
function PrepareLink({ asked }: { asked: Asked }) {
  if (!useMay('prepareReviews')) return null;
  return (
    <p className="review-back">
      <Link to={'/meetings/new' as never} search={asked as never}>
        {say('desk-meetings.prepare_this')}
      </Link>
    </p>
  );
}

function narrowingWords({ category, place, initiative }: Reviewed, asked: Asked): string {
  const wordsOf = {
    category: () => (category === null ? say('desk-review.without') : named(category)),
    place: () => (place === null ? say('desk-review.without') : named(place)),
    channel: () => say(`lifecycle.channel.${asked.channel}`),
    kind: () => say(`lifecycle.kind.${asked.kind}`),
    initiative: () =>
      initiative === null
        ? say('desk-review.initiatives.none')
        : say('desk-review.initiatives.supervised', {
            initiative: named(initiative.name),
            agency: named(initiative.supervisor.name),
          }),
  };
  return narrowings
    .filter((name) => asked[name] !== undefined)
    .map((name) => wordsOf[name]())
    .join(' · ');
}

function Body({ review, asked: given }: { review: Reviewed; asked: Asked }) {
  const [basis, setBasis] = useState<Basis>('cohort');
  const { now, before, lastYear, agency } = review;
  const asked = { ...given, agency: agency.code };
  const counts = [now, before, lastYear].flatMap((each) => [
    ...Object.values(each.events),
    ...Object.values(each.cohort),
    ...Object.values(each.standing),
  ]);
  if (counts.every((count) => count === 0)) {
    return <Empty title={say('desk-review.flow.none')} text={say('desk-review.flow.none_text')} />;
  }
  return (
    <>
      <FourFigures periods={{ now, before, lastYear }} asked={asked} />
      <FindingsSection asked={asked} />
      <Flow periods={{ now, before, lastYear }} asked={asked} />
      <Course course={review.course} />
      <BasisChoice basis={basis} choose={setBasis} />
      <AgencyTable review={review} asked={asked} basis={basis} />
      <PartTables review={review} asked={asked} basis={basis} />
      <SatisfactionTable review={review} />
      <ObstacleTable obstacles={review.obstacles} />
      <YearIndicators agency={agency.code} year={Number(now.to.slice(0, 4))} />
    </>
  );
}
