import type { PartnerKey, partnerRoutes } from '@insaf/contract/partners.ts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { When } from '../../parts/when.tsx';
import { named, say } from '../../words.ts';
import { MoreButton } from '../more-button.tsx';
import { AdministrationPage } from '../sections.tsx';
import { NewKey } from './new-key.tsx';

/** The keys of the systems of partners, at the agencies one reaches. */
export default function Keys() {
  const [adding, setAdding] = useState(false);
  return (
    <AdministrationPage
      title={say('desk-keys.title')}
      acts={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {say('desk-keys.add')}
        </Button>
      }
    >
      <p className="card-text">{say('desk-keys.lead')}</p>
      <Found />
      {adding ? <NewKey close={() => setAdding(false)} /> : null}
    </AdministrationPage>
  );
}

function Found() {
  const found = useInfiniteQuery({
    queryKey: ['administration', 'partner-keys'],
    queryFn: ({ pageParam, signal }) =>
      call<typeof partnerRoutes.listPartnerKeys>('GET', '/partner-keys', {
        query: pageParam ? { after: pageParam } : {},
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  const keys = found.data.pages.flatMap((page) => page.keys);
  if (keys.length === 0) {
    return <Empty title={say('desk-keys.none')} text={say('desk-keys.none_hint')} />;
  }
  return (
    <>
      <ul className="admin-list">
        {keys.map((key) => (
          <li key={key.id}>
            <KeyRow of={key} />
          </li>
        ))}
      </ul>
      <MoreButton list={found} />
    </>
  );
}

function KeyRow({ of: { id, name, prefix, agency, state, usedAt } }: { of: PartnerKey }) {
  return (
    <Link className="admin-row" to={`/administration/keys/${id}` as never}>
      <span className="admin-row-main">
        <strong>
          <bdi>{name}</bdi>
        </strong>
        <span className="card-quiet">{named(agency.name)}</span>
        <bdi className="card-quiet" dir="ltr">
          {prefix}…
        </bdi>
      </span>
      <span className="admin-row-side">
        {state === 'works' ? null : (
          <span className="badge badge-quiet">{say(`desk-keys.state.${state}`)}</span>
        )}
        <span className="card-quiet">
          {usedAt === null ? (
            say('desk-keys.unused')
          ) : (
            <>
              {say('desk-keys.used')} <When at={usedAt} />
            </>
          )}
        </span>
      </span>
    </Link>
  );
}
