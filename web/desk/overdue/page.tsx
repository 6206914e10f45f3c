import type { OverdueBranch, overdueRoutes } from '@insaf/contract/overdue.ts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { call } from '../api.ts';
import '../parts/waiting.css';
import '../parts/cards.css';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { named, say } from '../words.ts';
import { Branches } from './branches.tsx';
import { LateComplaints } from './late-complaints.tsx';
import './overdue.css';

/** What is late below an agency: who is, since when, and what explains it or does not. */
export default function OverduePage() {
  usePageTitle(say('desk-overdue.title'));
  const { agency } = useSearch({ strict: false }) as { agency?: string };
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['overdue', agency ?? ''],
    queryFn: ({ signal }) =>
      call<typeof overdueRoutes.readOverdue>('GET', '/overdue', {
        query: agency === undefined ? {} : { agency },
        signal,
      }),
  });
  if (isPending) return <Loading rows={6} />;
  if (data === undefined) {
    return <Failed fault={error} retry={() => void refetch()} level={1} />;
  }
  const { above, here, below } = data;
  const late = [here, ...below].some(isLate);
  return (
    <div className="waiting overdue">
      <Title order={1} size="h2">
        {say('desk-overdue.title')}
      </Title>
      <WayUp above={above} here={named(data.agency.name)} />
      {late ? (
        <>
          <Branches here={here} below={below} />
          <LateComplaints key={data.agency.code} agency={data.agency.code} />
        </>
      ) : (
        <Empty title={say('desk-overdue.none')} text={say('desk-overdue.none_text')} />
      )}
    </div>
  );
}

const isLate = ({ overdue }: OverdueBranch) => overdue.count > 0;

/** From the highest that the reader reaches down to the agency that is shown. */
function WayUp({ above, here }: { above: readonly OverdueBranch['agency'][]; here: string }) {
  return (
    <nav aria-label={say('desk-overdue.way_up')}>
      <ol className="overdue-way">
        {above.map(({ code, name }) => (
          <li key={code}>
            <Link to={'/overdue' as never} search={{ agency: code } as never}>
              {named(name)}
            </Link>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
