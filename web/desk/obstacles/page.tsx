import {
  type ObstacleKind,
  type ObstacleRow,
  type ObstacleState,
  obstacleKinds,
  type obstacleRoutes,
  obstacleStates,
} from '@insaf/contract/obstacles.ts';
import { Checkbox, Select } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../api.ts';
import { useWaiting, WaitingPage } from '../parts/waiting-page.tsx';
import { Facts } from '../parts/waiting-thing.tsx';
import { AgencySelect } from '../queue/agency-select.tsx';
import { useMay } from '../session/session.ts';
import { say } from '../words.ts';
import { ObstacleMarks, obstacleFacts } from './obstacle-words.tsx';

type Filter = {
  readonly state: ObstacleState | 'open';
  readonly kind: ObstacleKind | null;
  readonly agency: string | null;
  readonly mine: boolean;
};

const stateAsked = (state: string | undefined): Filter['state'] =>
  obstacleStates.find((each) => each === state) ?? 'open';

/** Obstacles within reach, the oldest first, narrowed by state, kind and agency. */
export default function ObstaclesPage() {
  const asked = useSearch({ strict: false }) as { state?: string; mine?: unknown };
  const [filter, setFilter] = useState<Filter>({
    ...{ state: stateAsked(asked.state), kind: null, agency: null },
    mine: String(asked.mine) === 'true',
  });
  const { state, kind, agency, mine } = filter;
  const list = useWaiting(
    ['obstacles', 'list', filter],
    (after, signal) =>
      call<typeof obstacleRoutes.listObstacles>('GET', '/obstacles', {
        query: {
          state,
          ...(kind === null ? {} : { kind }),
          ...(agency === null ? {} : { agency }),
          ...(mine ? { mine: 'true' as never } : {}),
          ...after,
        },
        signal,
      }),
    ({ obstacles }) => obstacles,
  );
  return (
    <WaitingPage
      words="desk-obstacles"
      list={list}
      keyOf={({ id }) => id}
      card={(obstacle) => <ObstacleCard obstacle={obstacle} />}
    >
      <Filters filter={filter} set={(changed) => setFilter({ ...filter, ...changed })} />
    </WaitingPage>
  );
}

function Filters({ filter, set }: { filter: Filter; set: (changed: Partial<Filter>) => void }) {
  const decides = useMay('decideObstacle');
  return (
    <div className="waiting-filters">
      <Select
        label={say('desk-obstacles.filter.state')}
        data={(['open', ...obstacleStates] as const).map((value) => ({
          value,
          label: say(`desk-obstacles.state.${value}`),
        }))}
        allowDeselect={false}
        value={filter.state}
        onChange={(value) => set({ state: value as Filter['state'] })}
      />
      <Select
        label={say('desk-obstacles.filter.kind')}
        placeholder={say('desk-obstacles.filter.all_kinds')}
        data={obstacleKinds.map((value) => ({ value, label: say(`lifecycle.obstacle.${value}`) }))}
        clearable
        value={filter.kind}
        onChange={(value) => set({ kind: value as ObstacleKind | null })}
      />
      <AgencySelect
        label={say('desk-obstacles.filter.agency')}
        value={filter.agency}
        onChange={(agency) => set({ agency })}
      />
      {decides ? (
        <Checkbox
          label={say('desk-obstacles.filter.mine')}
          checked={filter.mine}
          onChange={(event) => set({ mine: event.currentTarget.checked })}
        />
      ) : null}
    </div>
  );
}

function ObstacleCard({ obstacle }: { obstacle: ObstacleRow }) {
  const { id, kind, needed, complaints } = obstacle;
  return (
    <article className="waiting-card">
      <header>
        <Link to={'/obstacles/$obstacle' as never} params={{ obstacle: id } as never}>
          <strong>{say(`lifecycle.obstacle.${kind}`)}</strong>
        </Link>
        <ObstacleMarks obstacle={obstacle} />
      </header>
      <p className="waiting-words" dir="auto">
        {needed ?? say('desk-obstacles.erased')}
      </p>
      <Facts words="desk-obstacles" facts={obstacleFacts(obstacle)} />
      <p className="waiting-lapses">{say('desk-obstacles.held', { count: complaints })}</p>
    </article>
  );
}
