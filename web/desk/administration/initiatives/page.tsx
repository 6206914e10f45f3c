import type { Initiative, InitiativeState } from '@insaf/contract/initiatives.ts';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { AdministrationPage } from '../sections.tsx';
import { daysWords, initiativesKey, listInitiatives, supervisorWords } from './initiatives.ts';

/** All initiatives, the latest first, each with who supervises it, its days and where it stands. */
export default function InitiativesPage() {
  const navigate = useNavigate();
  const all = useQuery({ queryKey: initiativesKey, queryFn: listInitiatives });
  const initiatives = all.data?.initiatives ?? [];
  return (
    <AdministrationPage
      title={say('desk-initiatives.title')}
      acts={
        <Button
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => void navigate({ to: '/administration/initiatives/new' as never })}
        >
          {say('desk-initiatives.add')}
        </Button>
      }
    >
      <p className="card-text">{say('desk-initiatives.intro')}</p>
      {all.isPending ? <Loading /> : null}
      {all.isError ? <Failed fault={all.error} retry={() => void all.refetch()} /> : null}
      {all.isSuccess && initiatives.length === 0 ? (
        <Empty title={say('desk-initiatives.none')} text={say('desk-initiatives.none_text')} />
      ) : null}
      {initiatives.length === 0 ? null : (
        <div className="card">
          <ul className="admin-list">
            {initiatives.map((initiative) => (
              <li key={initiative.code}>
                <InitiativeRow initiative={initiative} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </AdministrationPage>
  );
}

const tones: Readonly<Record<InitiativeState, string>> = {
  to_come: 'badge-sky',
  open: 'badge-nile',
  ended: 'badge-quiet',
  closed: 'badge-quiet',
};

function InitiativeRow({ initiative }: { initiative: Initiative }) {
  const { code, name, purpose, state } = initiative;
  return (
    <Link className="admin-row" to={`/administration/initiatives/${code}` as never}>
      <span className="admin-row-main">
        <strong>{named(name)}</strong>
        <span className="card-quiet">{named(purpose)}</span>
        <span className="card-quiet">{supervisorWords(initiative)}</span>
      </span>
      <span className="admin-row-side">
        <span>{daysWords(initiative)}</span>
        <span className={`badge ${tones[state]}`}>{say(`desk-initiatives.state.${state}`)}</span>
      </span>
    </Link>
  );
}
