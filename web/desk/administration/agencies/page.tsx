import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { MoreButton } from '../more-button.tsx';
import { AdministrationPage } from '../sections.tsx';
import { useDelayed } from '../use-delayed.ts';
import { listAgencies } from './agencies.ts';
import { NewAgency } from './new-agency.tsx';
import { AgencyTree } from './tree.tsx';

/** The tree of agencies, or, while one is searched for, those that have the words. */
export default function AgenciesPage() {
  const { words = '' } = useSearch({ strict: false }) as { words?: string };
  const navigate = useNavigate();
  const [typed, setTyped] = useState(words);
  const [adding, setAdding] = useState(false);
  const sought = useDelayed(typed);
  useEffect(() => {
    const search = sought === '' ? {} : { words: sought };
    void navigate({
      to: '/administration/agencies' as never,
      search: search as never,
      replace: true,
    });
  }, [sought, navigate]);
  return (
    <AdministrationPage
      title={say('desk-agencies.title')}
      acts={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {say('desk-agencies.add')}
        </Button>
      }
    >
      <TextInput
        type="search"
        label={say('desk-agencies.search')}
        description={say('desk-agencies.search_hint')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      {sought === '' ? <AgencyTree /> : <Found words={sought} />}
      {adding ? <NewAgency parent={null} close={() => setAdding(false)} /> : null}
    </AdministrationPage>
  );
}

function Found({ words }: { words: string }) {
  const found = useInfiniteQuery({
    queryKey: ['administration', 'agencies', words],
    queryFn: ({ pageParam, signal }) =>
      listAgencies({ words, limit: 50, ...(pageParam ? { after: pageParam } : {}) }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  const agencies = found.data.pages.flatMap((page) => page.agencies);
  if (agencies.length === 0) {
    return (
      <Empty title={say('desk-agencies.none_found')} text={say('desk-agencies.none_found_hint')} />
    );
  }
  return (
    <>
      <p className="hidden-words" role="status">
        {say('desk-agencies.found', { count: agencies.length })}
      </p>
      <ul className="admin-list">
        {agencies.map((agency) => (
          <li key={agency.code}>
            <Link className="admin-row" to={`/administration/agencies/${agency.code}` as never}>
              <span className="admin-row-main">
                <strong>{named(agency.name)}</strong>
                <span className="card-quiet">
                  {agency.ancestors.map(({ name }) => named(name)).join(' › ')}
                </span>
              </span>
              <span className="card-quiet">
                {agency.active
                  ? say(`lifecycle.agency.${agency.kind}`)
                  : say('desk-agencies.closed')}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton list={found} />
    </>
  );
}
