import type { IndicatorPage, indicatorRoutes } from '@insaf/contract/indicators.ts';
import { Button, NativeSelect, Title } from '@mantine/core';
import { IconPlus, IconPrinter, IconTargetArrow } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { addressOf, call } from '../api.ts';
import { language } from '../installation.ts';
import '../parts/cards.css';
import { FileLink } from '../parts/file-link.tsx';
import { Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { AgencySelect } from '../queue/agency-select.tsx';
import { CountedUntil } from '../review/counted-until.tsx';
import { ReviewFailed } from '../review/failed.tsx';
import { WayUp } from '../review/way-up.tsx';
import { inDigits, named, say } from '../words.ts';
import { type Asked, queryOf, searchOf, thisYear, useAsked } from './asked.ts';
import { Below } from './below.tsx';
import { DefineIndicator } from './define-indicator.tsx';
import { IndicatorCard } from './indicator-card.tsx';
import { SetTargets } from './set-targets.tsx';
import '../review/review.css';
import '../review/course.css';
import '../review/print.css';
import './indicators.css';

/** The annual indicators of an agency, as a committee goes through them. */
export default function IndicatorsPage() {
  usePageTitle(say('desk-indicators.title'));
  const { asked, go } = useAsked();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: ['indicators', queryOf(asked)],
    queryFn: ({ signal }) =>
      call<typeof indicatorRoutes.readIndicators>('GET', '/indicators', {
        query: queryOf(asked),
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (isPending) return <Loading rows={8} />;
  if (error !== null || data === undefined) {
    return (
      <ReviewFailed
        title={say('desk-indicators.title')}
        choose={<Choose asked={asked} go={go} agency={undefined} />}
        fault={error}
        retry={() => void refetch()}
      />
    );
  }
  const shown = { ...asked, agency: data.agency.code };
  return (
    <div className="review" aria-busy={isPlaceholderData}>
      <Heading page={data} asked={shown} />
      <Choose asked={asked} go={go} agency={data.agency.code} />
      <div className="card-stack">
        {data.indicators.map((reading) => (
          <IndicatorCard key={reading.indicator.code} reading={reading} page={data} />
        ))}
      </div>
      {data.below ? <Below page={data} asked={shown} go={go} /> : null}
    </div>
  );
}

function Heading({ page, asked }: { page: IndicatorPage; asked: Asked }) {
  const { agency, above, below, year } = page;
  return (
    <header className="review-head">
      <WayUp
        above={above}
        label={say('desk-indicators.way_up')}
        to="/indicators"
        searchTo={(agency) => searchOf({ ...asked, agency })}
      />
      <Title order={1} size="h2">
        {say('desk-indicators.of_agency', { agency: named(agency.name) })}
      </Title>
      <p className="review-days">
        {say('desk-indicators.year', { year: inDigits(String(year)) })}
        {' · '}
        {say(`desk-review.${below ? 'and_below' : 'alone'}`)}
      </p>
      <p className="card-text">{say('desk-indicators.intro')}</p>
      <CountedUntil of={page} />
      <Take page={page} asked={asked} />
    </header>
  );
}

function Take({ page, asked }: { page: IndicatorPage; asked: Asked }) {
  const [dialog, setDialog] = useState<'set' | 'define' | null>(null);
  const closed = () => setDialog(null);
  return (
    <div className="review-take">
      {page.can.set && asked.year >= thisYear() ? (
        <Button
          onClick={() => setDialog('set')}
          leftSection={<IconTargetArrow size={18} aria-hidden />}
        >
          {say('desk-indicators.set.open')}
        </Button>
      ) : null}
      <FileLink
        kind="xlsx"
        href={addressOf('/indicators.xlsx', {}, { ...queryOf(asked), language })}
        words={say('desk-indicators.take.xlsx')}
      />
      <FileLink
        kind="csv"
        href={addressOf('/indicators.csv', {}, queryOf(asked))}
        words={say('desk-indicators.take.csv')}
      />
      <Button
        variant="default"
        onClick={() => print()}
        leftSection={<IconPrinter size={18} aria-hidden />}
      >
        {say('desk-indicators.take.print')}
      </Button>
      {page.can.define ? (
        <Button
          variant="default"
          onClick={() => setDialog('define')}
          leftSection={<IconPlus size={18} aria-hidden />}
        >
          {say('desk-indicators.define.open')}
        </Button>
      ) : null}
      {dialog === 'set' ? <SetTargets page={page} close={closed} /> : null}
      {dialog === 'define' ? <DefineIndicator close={closed} /> : null}
    </div>
  );
}

function Choose({
  asked,
  go,
  agency,
}: {
  asked: Asked;
  go: (asked: Asked) => void;
  /** The one that is shown, where none was asked for. */
  agency: string | undefined;
}) {
  const now = thisYear();
  const years = [now + 1, now, now - 1, now - 2, now - 3];
  return (
    <section className="card review-choose" aria-label={say('desk-indicators.choose')}>
      <div className="review-fields">
        <NativeSelect
          label={say('desk-indicators.year_label')}
          value={String(asked.year)}
          data={[...new Set([...years, asked.year])].map((year) => ({
            value: String(year),
            label: say('desk-indicators.year', { year: inDigits(String(year)) }),
          }))}
          onChange={(event) => go({ ...asked, year: Number(event.currentTarget.value) })}
        />
        <AgencySelect
          label={say('desk-indicators.agency_label')}
          value={asked.agency ?? agency ?? null}
          onChange={(code) => go({ ...asked, agency: code ?? undefined })}
        />
      </div>
    </section>
  );
}
