import type { evaluationRoutes } from '@insaf/contract/evaluation.ts';
import { daysBeforeHead } from '@insaf/contract/evaluation-terms.ts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { call } from '../api.ts';
import '../parts/cards.css';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { useMe } from '../session/session.ts';
import { named, say } from '../words.ts';
import './evaluation.css';
import { monthInWords } from './said.ts';

type Headed = Awaited<ReturnType<typeof call<typeof evaluationRoutes.listStaffIHead>>>;

/** Whom the reader heads, by name alone, each with the months to read. */
export default function StaffWorkPage() {
  usePageTitle(say('desk-evaluation.staff.title'));
  const { permissions } = useMe();
  const leads = permissions.includes('leadAgency');
  const found = useQuery({
    queryKey: ['staff-headed'],
    queryFn: ({ signal }) =>
      call<typeof evaluationRoutes.listStaffIHead>('GET', '/evaluation/staff', { signal }),
    enabled: leads,
  });
  if (leads && found.isPending) return <Loading rows={6} />;
  if (found.isError)
    return <Failed fault={found.error} retry={() => void found.refetch()} level={1} />;
  const agencies = found.data?.agencies ?? [];
  if (agencies.length === 0) {
    return (
      <Empty
        title={say('desk-evaluation.staff.not_head')}
        text={say('desk-evaluation.staff.not_head_text')}
        level={1}
      />
    );
  }
  return (
    <div className="evaluation">
      <Title order={1} size="h2">
        {say('desk-evaluation.staff.title')}
      </Title>
      <p className="card-text">{say('desk-evaluation.staff.lead')}</p>
      {agencies.map((of) => (
        <People key={of.agency.code} of={of} />
      ))}
    </div>
  );
}

function People({ of: { agency, people } }: { of: Headed['agencies'][number] }) {
  return (
    <section className="card" aria-labelledby={`people-${agency.code}`}>
      <Title order={2} size="h4" id={`people-${agency.code}`}>
        {named(agency.name)}
      </Title>
      {people.length === 0 ? (
        <p className="card-quiet">{say('desk-evaluation.staff.none_text')}</p>
      ) : (
        <ul className="work-people">
          {people.map(({ id, name, months }) => (
            <li key={id}>
              <strong dir="auto">{name}</strong>
              {months.length === 0 ? (
                <span className="work-quiet">
                  {say('desk-evaluation.staff.no_months', { days: daysBeforeHead })}
                </span>
              ) : (
                <span className="work-months">
                  {months.map((month) => (
                    <Link
                      key={month}
                      className="work-link"
                      to={'/evaluation/staff/$id/$agency/$month' as never}
                      params={{ id, agency: agency.code, month } as never}
                      preload={false}
                    >
                      {monthInWords(month)}
                    </Link>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
