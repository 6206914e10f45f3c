import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { addressOf } from '../../queue/use-filter.ts';
import { useMay } from '../../session/session.ts';
import { named, say } from '../../words.ts';
import { Changes } from '../changes.tsx';
import { AdministrationPage } from '../sections.tsx';
import { InitiativeFields } from './initiative-fields.tsx';
import { initiativesKey, listInitiatives } from './initiatives.ts';

/** One initiative, or a new one: its words, who supervises it, its days, and what it takes. */
export default function InitiativePage() {
  const mayRead = useMay('readComplaints');
  const { code } = useParams({ strict: false }) as { code: string };
  const isNew = code === 'new';
  const all = useQuery({ queryKey: initiativesKey, queryFn: listInitiatives, enabled: !isNew });
  if (!isNew && all.isPending) return <Loading />;
  if (all.isError) return <Failed fault={all.error} retry={() => void all.refetch()} />;
  const known = all.data?.initiatives.find((each) => each.code === code) ?? null;
  if (!isNew && known === null) return <Empty title={say('desk-initiatives.none')} />;
  return (
    <AdministrationPage
      title={known === null ? say('desk-initiatives.add') : named(known.name)}
      above={
        <Link className="admin-back" to={'/administration/initiatives' as never}>
          {say('desk-initiatives.title')}
        </Link>
      }
      acts={
        known === null ? undefined : (
          <>
            {mayRead ? (
              <Button variant="default" component="a" href={addressOf({ initiative: code })}>
                {say('desk-initiatives.see_filed')}
              </Button>
            ) : null}
            {known.state === 'open' ? (
              <Button variant="default" component="a" href={`/initiatives/${code}`}>
                {say('desk-initiatives.see_portal')}
              </Button>
            ) : null}
          </>
        )
      }
    >
      <InitiativeFields key={code} initiative={known} />
      {known === null ? null : <Changes kind="initiative" subject={code} />}
    </AdministrationPage>
  );
}
