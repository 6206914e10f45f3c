import type { evaluationRoutes, OwnMonth } from '@insaf/contract/evaluation.ts';
import { daysBeforeHead } from '@insaf/contract/evaluation-terms.ts';
import { NativeSelect, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { call } from '../api.ts';
import { today } from '../complaint/history/days.ts';
import '../parts/cards.css';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { exact } from '../parts/when.tsx';
import { named, say } from '../words.ts';
import './evaluation.css';
import { Days, Mix, Outcomes, Returned } from './month-facts.tsx';
import { OwnRemarks } from './remarks.tsx';
import { monthInWords, shortDay } from './said.ts';
import { WorkTable } from './work-table.tsx';

/** One's own work in a month, at each agency; and which head has read it. */
export default function MyWorkPage() {
  usePageTitle(say('desk-evaluation.title'));
  const { month: asked } = useSearch({ strict: false }) as { month?: string };
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ['my-work', asked ?? ''],
    queryFn: ({ signal }) =>
      call<typeof evaluationRoutes.readMyWork>('GET', '/me/work', {
        query: asked === undefined ? {} : { month: asked },
        signal,
      }),
  });
  if (found.isPending) return <Loading rows={8} />;
  if (found.isError)
    return <Failed fault={found.error} retry={() => void found.refetch()} level={1} />;
  const { months, month, agencies } = found.data;
  return (
    <div className="evaluation">
      <Title order={1} size="h2">
        {say('desk-evaluation.title')}
      </Title>
      <p className="card-text">{say('desk-evaluation.lead')}</p>
      {month === null ? (
        <Empty title={say('desk-evaluation.nothing')} text={say('desk-evaluation.nothing_text')} />
      ) : (
        <div className="work-choice">
          <NativeSelect
            label={say('desk-evaluation.month')}
            value={month}
            data={[...new Set([...months, month])].map((value) => ({
              ...{ value, label: monthInWords(value) },
            }))}
            onChange={(event) =>
              void navigate({
                ...{
                  to: '/my-work' as never,
                  search: { month: event.currentTarget.value } as never,
                },
              })
            }
          />
        </div>
      )}
      {month !== null && agencies.length === 0 ? (
        <Empty
          title={say('desk-evaluation.nothing_month')}
          text={say('desk-evaluation.nothing_month_text')}
        />
      ) : null}
      {agencies.map((of) => (
        <Own key={of.agency.code} of={of} />
      ))}
    </div>
  );
}

function Own({ of }: { of: OwnMonth }) {
  return (
    <section className="work-month" aria-labelledby={`at-${of.agency.code}`}>
      <Title order={2} size="h3" id={`at-${of.agency.code}`}>
        {named(of.agency.name)}
      </Title>
      <p className="card-quiet">
        {say('desk-evaluation.counted', { at: exact(of.countedUntil) })}{' '}
        {say(of.stays ? 'desk-evaluation.stays' : 'desk-evaluation.changes')}
      </p>
      <p className="card-note">{headWords(of)}</p>
      <WorkTable of={of} />
      <div className="card-columns">
        <div className="card-stack">
          <Outcomes of={of} own />
          <Returned of={of} />
          <Mix of={of} />
        </div>
        <div className="card-stack">
          <Days of={of} own />
          <OwnRemarks of={of} />
          <Reads of={of} />
        </div>
      </div>
    </section>
  );
}

function headWords({ headFrom }: OwnMonth): string {
  if (headFrom === null) return say('desk-evaluation.head_running', { days: daysBeforeHead });
  const since = headFrom <= today();
  const day = shortDay(headFrom);
  return say(since ? 'desk-evaluation.head_since' : 'desk-evaluation.head_from', { day });
}

function Reads({ of: { agency, reads } }: { of: OwnMonth }) {
  return (
    <section className="card" aria-labelledby={`reads-${agency.code}`}>
      <Title order={3} size="h4" id={`reads-${agency.code}`}>
        {say('desk-evaluation.reads.title')}
      </Title>
      {reads.length === 0 ? (
        <p className="card-quiet">{say('desk-evaluation.reads.none')}</p>
      ) : (
        <ul className="work-list">
          {reads.map(({ by, at }) => (
            <li key={at}>{say('desk-evaluation.reads.one', { name: by, at: exact(at) })}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
