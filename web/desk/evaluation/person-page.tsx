import type { evaluationRoutes } from '@insaf/contract/evaluation.ts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { call } from '../api.ts';
import '../parts/cards.css';
import { Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { exact } from '../parts/when.tsx';
import { named, say } from '../words.ts';
import './evaluation.css';
import { Days, Mix, Outcomes, Returned } from './month-facts.tsx';
import { Remarks } from './remarks.tsx';
import { monthInWords } from './said.ts';
import { WorkTable } from './work-table.tsx';

/** A month of one whom the reader heads. Each reading is told to the person, so it is read once a visit. */
export default function PersonWorkPage() {
  const { id, agency, month } = useParams({ strict: false }) as Record<string, string>;
  const found = useQuery({
    queryKey: ['work-of', id, agency, month],
    queryFn: ({ signal }) =>
      call<typeof evaluationRoutes.readWorkOf>('GET', '/evaluation/staff/:id/:agency/:month', {
        params: { id: id!, agency: agency!, month: month! },
        signal,
      }),
    ...{ staleTime: Number.POSITIVE_INFINITY, gcTime: 0, refetchOnWindowFocus: false },
    ...{ refetchOnReconnect: false, retry: false },
  });
  usePageTitle(found.data?.person.name ?? say('desk-evaluation.staff.title'));
  if (found.isPending) return <Loading rows={8} />;
  if (found.isError)
    return <Failed fault={found.error} retry={() => void found.refetch()} level={1} />;
  const of = found.data;
  return (
    <div className="evaluation">
      <Link className="work-link" to={'/evaluation/staff' as never}>
        {say('desk-evaluation.staff.back')}
      </Link>
      <Title order={1} size="h2">
        <bdi>{of.person.name}</bdi>
      </Title>
      <section className="work-month" aria-labelledby="month-read">
        <Title order={2} size="h3" id="month-read">
          {monthInWords(of.month)} · {named(of.agency.name)}
        </Title>
        <p className="card-quiet">
          {say('desk-evaluation.counted', { at: exact(of.countedUntil) })}{' '}
          {say(of.stays ? 'desk-evaluation.stays' : 'desk-evaluation.changes')}
        </p>
        <p className="card-note">
          {say('desk-evaluation.staff.recorded', { name: of.person.name })}
        </p>
        <Remarks of={of} />
        <WorkTable of={of} />
        <div className="card-columns">
          <div className="card-stack">
            <Outcomes of={of} own={false} />
            <Returned of={of} />
          </div>
          <div className="card-stack">
            <Days of={of} own={false} />
            <Mix of={of} />
          </div>
        </div>
      </section>
    </div>
  );
}
