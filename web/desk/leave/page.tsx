import '../administration/administration.css';
import '../administration/sections.css';
import type { Delegation, delegationRoutes } from '@insaf/contract/delegations.ts';
import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Confirm } from '../administration/confirm.tsx';
import { MoreButton } from '../administration/more-button.tsx';
import { call } from '../api.ts';
import { installation } from '../installation.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { locale, named, say } from '../words.ts';
import { leaveKey } from './leave-key.ts';
import { NewLeave } from './new-leave.tsx';

const days = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: installation.zone });

/** The day of an instant; of the end of a day, a moment before it, so that it is that day. */
const dayOf = (at: string, later = 0) => days.format(new Date(Date.parse(at) + later));

/** Who stands in for whom: of the reader, for the reader, and of those whom they head. */
export default function LeavePage() {
  usePageTitle(say('desk-leave.title'));
  const [adding, setAdding] = useState(false);
  const found = useInfiniteQuery({
    queryKey: leaveKey,
    queryFn: ({ pageParam, signal }) =>
      call<typeof delegationRoutes.listDelegations>('GET', '/delegations', {
        query: pageParam === null ? {} : { before: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const all = found.data?.pages.flatMap((page) => page.delegations);
  return (
    <div className="admin">
      <div className="admin-head">
        <Title order={1} size="h2">
          {say('desk-leave.title')}
        </Title>
        <div className="card-acts">
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
            {say('desk-leave.add')}
          </Button>
        </div>
      </div>
      <p className="card-text">{say('desk-leave.lead')}</p>
      {found.isPending ? <Loading /> : null}
      {found.isError ? <Failed fault={found.error} retry={() => void found.refetch()} /> : null}
      {all?.length === 0 ? (
        <Empty title={say('desk-leave.none')} text={say('desk-leave.none_hint')} />
      ) : null}
      <div className="card-stack">
        {all?.map((one) => (
          <Leave key={one.id} of={one} />
        ))}
      </div>
      <MoreButton list={found} />
      {adding ? <NewLeave close={() => setAdding(false)} /> : null}
    </div>
  );
}

function Leave({ of: { id, of, to, from, until, by, state, roles, canEnd } }: { of: Delegation }) {
  const [asking, setAsking] = useState(false);
  const queries = useQueryClient();
  const ending = useMutation({
    mutationFn: () =>
      call<typeof delegationRoutes.endDelegation>('DELETE', '/delegations/:id', { params: { id } }),
    onSuccess: () => {
      setAsking(false);
      return queries.invalidateQueries({ queryKey: leaveKey });
    },
  });
  const names = { of: of.name, to: to.name };
  return (
    <section className="card" aria-labelledby={`leave-${id}`}>
      <Title order={2} size="h4" id={`leave-${id}`}>
        {say('desk-leave.row', names)}{' '}
        <span className="badge badge-quiet">{say(`desk-leave.state.${state}`)}</span>
      </Title>
      <p className="card-text">
        {say('desk-leave.days', { from: dayOf(from), until: dayOf(until, -1) })}
      </p>
      <ul className="admin-list">
        {roles.map(({ title, agency }) => (
          <li key={`${title.en} ${agency.en}`}>
            {named(title)} <span className="card-quiet">· {named(agency)}</span>
          </li>
        ))}
      </ul>
      {by === null ? null : <p className="card-quiet">{say('desk-leave.by', { name: by })}</p>}
      {canEnd ? (
        <Button variant="default" c="clay" onClick={() => setAsking(true)}>
          {say('desk-leave.end')}
        </Button>
      ) : null}
      {asking ? (
        <Confirm
          title={say('desk-leave.end')}
          text={say('desk-leave.end_text', names)}
          act={say('desk-leave.end')}
          grave
          doing={{ ...ending, mutate: () => ending.mutate() }}
          close={() => setAsking(false)}
        />
      ) : null}
    </section>
  );
}
