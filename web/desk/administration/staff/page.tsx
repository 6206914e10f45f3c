import './staff.css';
import type { staffRoutes } from '@insaf/contract/staff.ts';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { call } from '../../api.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { AgencyPicker } from '../agencies/agency-picker.tsx';
import { MoreButton } from '../more-button.tsx';
import { useRoles } from '../roles/roles.ts';
import { AdministrationPage } from '../sections.tsx';
import { useDelayed } from '../use-delayed.ts';
import { NewPerson } from './new-person.tsx';

type Sought = { words?: string; agency?: string; role?: string; active?: 'true' | 'false' };

/** The staff whom one administers, by name or address in any spelling, agency, role and activity. */
export default function StaffList() {
  const sought = useSearch({ strict: false }) as Sought;
  const navigate = useNavigate();
  const [typed, setTyped] = useState(sought.words ?? '');
  const [adding, setAdding] = useState(false);
  const words = useDelayed(typed);
  const roles = useRoles();
  const seek = (change: Sought) => {
    const all = Object.entries({ ...sought, ...change });
    const search = Object.fromEntries(all.filter(([, value]) => value));
    void navigate({ to: '/administration/staff' as never, search: search as never, replace: true });
  };
  const follow = useEffectEvent((rested: string) => {
    if (rested !== (sought.words ?? '')) seek({ words: rested });
  });
  useEffect(() => follow(words), [words]);
  return (
    <AdministrationPage
      title={say('desk-staff.title')}
      acts={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {say('desk-staff.add')}
        </Button>
      }
    >
      <search className="admin-filters">
        <TextInput
          type="search"
          label={say('desk-staff.search')}
          leftSection={<IconSearch size={18} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <AgencyPicker
          key={sought.agency ?? ''}
          label={say('desk-staff.agency')}
          value={sought.agency ?? null}
          clearable
          onChange={(agency) => seek({ agency: agency ?? '' })}
        />
        <NativeSelect
          label={say('desk-staff.role')}
          value={sought.role ?? ''}
          data={[
            { value: '', label: say('desk-staff.any_role') },
            ...roles.map(({ code, title }) => ({ value: code, label: named(title) })),
          ]}
          onChange={(event) => seek({ role: event.currentTarget.value })}
        />
        <NativeSelect
          label={say('desk-staff.activity')}
          value={sought.active ?? ''}
          data={[
            { value: '', label: say('desk-staff.all') },
            { value: 'true', label: say('desk-staff.active') },
            { value: 'false', label: say('desk-staff.left') },
          ]}
          onChange={(event) => seek({ active: event.currentTarget.value as 'true' })}
        />
      </search>
      <Found sought={{ ...sought, words }} />
      {adding ? <NewPerson close={() => setAdding(false)} /> : null}
    </AdministrationPage>
  );
}

function Found({ sought }: { sought: Sought }) {
  const query = Object.fromEntries(Object.entries(sought).filter(([, value]) => value)) as Sought;
  const found = useInfiniteQuery({
    queryKey: ['administration', 'staff', query],
    queryFn: ({ pageParam, signal }) =>
      call<typeof staffRoutes.listStaff>('GET', '/staff', {
        query: { ...query, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  const staff = found.data.pages.flatMap((page) => page.staff);
  if (staff.length === 0) {
    return <Empty title={say('desk-staff.none')} text={say('desk-staff.none_hint')} />;
  }
  return (
    <>
      <ul className="admin-list">
        {staff.map((member) => (
          <li key={member.id}>
            <Link className="admin-row" to={`/administration/staff/${member.id}` as never}>
              <span className="admin-row-main">
                <strong>{member.name}</strong>
                <bdi className="card-quiet">{member.email}</bdi>
              </span>
              <span className="admin-row-side">
                {member.active ? null : (
                  <span className="badge badge-quiet">{say('desk-staff.left_one')}</span>
                )}
                {member.roles.slice(0, 3).map(({ role, title, agency }) => (
                  <span key={`${role} ${agency.code}`}>
                    {named(title)} <span className="card-quiet">· {named(agency.name)}</span>
                  </span>
                ))}
                {member.roles.length > 3 ? (
                  <span className="card-quiet">
                    {say('desk-staff.more_roles', { count: member.roles.length - 3 })}
                  </span>
                ) : null}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <MoreButton list={found} />
    </>
  );
}
