import {
  type CauseRow,
  type CauseState,
  type causeRoutes,
  causeStates,
} from '@insaf/contract/causes.ts';
import { Select } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api.ts';
import { useWaiting, WaitingPage } from '../parts/waiting-page.tsx';
import { Facts } from '../parts/waiting-thing.tsx';
import { AgencySelect } from '../queue/agency-select.tsx';
import { say } from '../words.ts';
import { CauseMarks, causeFacts } from './cause-words.tsx';

/** Causes within reach, the latest first, narrowed by state and agency. */
export default function CausesPage() {
  const [state, setState] = useState<CauseState>('open');
  const [agency, setAgency] = useState<string | null>(null);
  const list = useWaiting(
    ['causes', 'list', state, agency],
    (after, signal) =>
      call<typeof causeRoutes.listCauses>('GET', '/causes', {
        query: { state, ...(agency === null ? {} : { agency }), ...after },
        signal,
      }),
    ({ causes }) => causes,
  );
  return (
    <WaitingPage
      words="desk-causes"
      list={list}
      keyOf={({ id }) => id}
      card={(cause) => <CauseCard cause={cause} />}
    >
      <div className="waiting-filters">
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
    </WaitingPage>
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
      <Facts words="desk-causes" facts={causeFacts(cause)} />
      <p className="waiting-lapses">
        {say('desk-causes.gathered', { count: complaints })}
        {complaints === 0 ? null : <> · {say('desk-causes.unanswered', { count: unanswered })}</>}
      </p>
    </article>
  );
}
