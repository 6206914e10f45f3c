import type { evaluationRoutes } from '@insaf/contract/evaluation.ts';
import { Button, NativeSelect, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { call } from '../api.ts';
import '../parts/cards.css';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { exact } from '../parts/when.tsx';
import { useMe } from '../session/session.ts';
import { named, say } from '../words.ts';
import './evaluation.css';
import { OfficeCard } from './office-card.tsx';
import { OfficesBelow } from './offices-below.tsx';
import { monthInWords } from './said.ts';

type Asked = { readonly agency?: string; readonly month?: string };
export type Offices = Awaited<ReturnType<typeof call<typeof evaluationRoutes.readOffices>>>;

/** The offices of agencies in a month, from the highest that the reader reaches down. */
export default function OfficesPage() {
  usePageTitle(say('desk-evaluation.offices.title'));
  const asked = useSearch({ strict: false }) as Asked;
  const { permissions } = useMe();
  const found = useInfiniteQuery({
    queryKey: ['offices', asked.agency ?? '', asked.month ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call<typeof evaluationRoutes.readOffices>('GET', '/evaluation/offices', {
        query: { ...asked, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (found.isPending) return <Loading rows={8} />;
  if (found.isError)
    return <Failed fault={found.error} retry={() => void found.refetch()} level={1} />;
  const { pages } = found.data;
  const first = pages[0]!;
  const below = pages.flatMap((page) => page.below);
  return (
    <div className="evaluation">
      <Title order={1} size="h2">
        {say('desk-evaluation.offices.title')}
      </Title>
      <p className="card-text">{say('desk-evaluation.offices.lead')}</p>
      {permissions.includes('leadAgency') ? (
        <Link className="work-link" to={'/evaluation/staff' as never}>
          {say('desk-evaluation.offices.my_staff')}
        </Link>
      ) : null}
      {first.month === null || first.office === null ? (
        <Empty
          title={say('desk-evaluation.offices.none')}
          text={say('desk-evaluation.offices.none_text')}
        />
      ) : (
        <>
          <Choice first={first} asked={asked} month={first.month} />
          {first.countedUntil === null ? null : (
            <p className="card-quiet">
              {say('desk-evaluation.counted', { at: exact(first.countedUntil) })}
            </p>
          )}
          <OfficeCard office={first.office} dayMinutes={first.dayMinutes} />
          <OfficesBelow below={below} asked={asked} dayMinutes={first.dayMinutes} />
          {found.hasNextPage ? (
            <Button
              variant="default"
              loading={found.isFetchingNextPage}
              onClick={() => void found.fetchNextPage()}
            >
              {say('desk-evaluation.offices.more')}
            </Button>
          ) : null}
        </>
      )}
    </div>
  );
}

function Choice({ first, asked, month }: { first: Offices; asked: Asked; month: string }) {
  const navigate = useNavigate();
  return (
    <div className="work-choice">
      <nav aria-label={say('desk-evaluation.offices.trail')}>
        <ol className="work-trail">
          {first.trail.map(({ code, name }, place) => (
            <li key={code}>
              <Link
                className="work-link"
                to={'/evaluation' as never}
                search={{ ...asked, agency: code } as never}
                {...(place === first.trail.length - 1 ? { 'aria-current': 'page' as const } : {})}
              >
                {named(name)}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <NativeSelect
        label={say('desk-evaluation.month')}
        value={month}
        data={[...new Set([...first.months, month])].map((value) => ({
          ...{ value, label: monthInWords(value) },
        }))}
        onChange={(event) =>
          void navigate({
            to: '/evaluation' as never,
            search: { ...asked, month: event.currentTarget.value } as never,
          })
        }
      />
    </div>
  );
}
