import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { AdministrationPage } from '../sections.tsx';
import { NewRole } from './new-role.tsx';
import { rolesQuery } from './roles.ts';

/** The roles of the installation, the standard ones and its own. */
export default function RolesPage() {
  const [adding, setAdding] = useState(false);
  const roles = useQuery(rolesQuery);
  return (
    <AdministrationPage
      title={say('desk-rights.title')}
      acts={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setAdding(true)}>
          {say('desk-rights.add')}
        </Button>
      }
    >
      <p className="card-text">{say('desk-rights.lead')}</p>
      {roles.isPending ? <Loading /> : null}
      {roles.isError ? <Failed fault={roles.error} retry={() => void roles.refetch()} /> : null}
      {roles.data === undefined ? null : (
        <ul className="admin-list">
          {roles.data.roles.map(({ code, title, hint, permissions, standard, active }) => (
            <li key={code}>
              <Link className="admin-row" to={`/administration/roles/${code}` as never}>
                <span className="admin-row-main">
                  <strong>{named(title)}</strong>
                  <span className="card-quiet">{named(hint)}</span>
                </span>
                <span className="admin-row-side">
                  {active ? null : (
                    <span className="badge badge-quiet">{say('desk-rights.retired')}</span>
                  )}
                  {standard ? (
                    <span className="badge badge-quiet">{say('desk-rights.standard')}</span>
                  ) : null}
                  <span className="card-quiet">
                    {say('desk-rights.count', { count: permissions.length })}
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {adding ? <NewRole close={() => setAdding(false)} /> : null}
    </AdministrationPage>
  );
}
