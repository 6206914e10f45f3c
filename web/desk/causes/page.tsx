import {
  type CauseRow,
  type CauseState,
  type causeRoutes,
  causeStates,
} from '@insaf/contract/causes.ts';
import { Button, Select, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api.ts';
import '../openings/openings.css';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { AgencySelect } from '../queue/agency-select.tsx';
import { say } from '../words.ts';
import { CauseMarks, causeFacts } from './cause-words.tsx';
import './causes.css';

/** Causes within reach, the latest first, narrowed by state and agency. */
export default function CausesPage() {
  usePageTitle(say('desk-causes.title'));
  const [state, setState] = useState<CauseState>('open');
  const [agency, setAgency] = useState<string | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['causes', 'list', state, agency],
    queryFn: ({ pageParam, signal }) =>
      call<typeof causeRoutes.listCauses>('GET', '/causes', {
        query: {
          state,
          ...(agency === null ? {} : { agency }),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const shown = list.data?.pages.flatMap(({ causes }) => causes) ?? [];
  return (
    <div className="waiting">
      <Title order={1} size="h2">
        {say('desk-causes.title')}
      </Title>
      <p className="waiting-intro">{say('desk-causes.intro')}</p>
      <div className="cause-filters">
        <Select
          label={say('desk-causes.filter.state')}
          data={causeStates.map((value) => ({ value, label: say(`lifecycle.cause.${value}`) }))}
          allowDeselect={false}
          value={state}
          onChange={(value) => setState(value as CauseState)}
        />
        <AgencySelect
          label={say('desk-causes.filter.agency')}
          value={agency}
          onChange={setAgency}
        />
      </div>
      {list.isPending ? (
        <Loading rows={3} />
      ) : list.isError ? (
        <Failed fault={list.error} retry={() => void list.refetch()} />
      ) : shown.length === 0 ? (
        <Empty title={say('desk-causes.none')} text={say('desk-causes.none_text')} />
      ) : (
        <ul className="waiting-list">
          {shown.map((cause) => (
            <li key={cause.id}>
              <CauseCard cause={cause} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say('desk-causes.more')}
        </Button>
      ) : null}
    </div>
  );
}

function CauseCard({ cause }: { cause: CauseRow }) {
  const { id, title, complaints, unanswered } = cause;
  return (
    <article className="waiting-card">
      <header>
        <Link to={'/causes/$cause' as never} params={{ cause: id } as never}>
          <strong dir="auto">{title}</strong>
        </Link>
        <CauseMarks cause={cause} />
      </header>
      <dl>
        {causeFacts(cause).map(([key, fact]) => (
          <div key={key}>
            <dt>{say(`desk-causes.fact.${key}`)}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <p className="waiting-lapses">
        {say('desk-causes.gathered', { count: complaints })}
        {complaints === 0 ? null : <> · {say('desk-causes.unanswered', { count: unanswered })}</>}
      </p>
    </article>
  );
}
