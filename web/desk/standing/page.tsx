import type { standingPeers, standingRoutes } from '@insaf/contract/standing.ts';
import { Button, NativeSelect, Title } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { z } from 'zod';
import { call } from '../api.ts';
import { dayInWords } from '../complaint/history/days.ts';
import '../parts/cards.css';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import { Group } from './group.tsx';
import { Method } from './method.tsx';
import { kindName, periodName } from './names.ts';
import './standing.css';

type Peers = z.infer<typeof standingPeers>;
type Asked = { readonly period?: string; readonly peers?: Peers };

const kinds: readonly Peers[] = [
  'local_unit',
  'service_directorate',
  'governorate',
  'general_diwan',
  'diwan_department',
  'technological_centre',
  'ministry',
  'authority',
  'company',
  'university',
  'office',
  'other',
];

/** The index of the agencies that the reader reaches, group by group. */
export default function StandingPage() {
  usePageTitle(say('desk-standing.title'));
  const asked = useSearch({ strict: false }) as Asked;
  const navigate = useNavigate();
  const list = useInfiniteQuery({
    queryKey: ['standings', asked.period ?? '', asked.peers ?? ''],
    queryFn: ({ pageParam, signal }) =>
      call<typeof standingRoutes.readStandings>('GET', '/standings', {
        query: { ...asked, ...(pageParam === null ? {} : { after: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (list.isPending) return <Loading rows={8} />;
  if (list.isError)
    return <Failed fault={list.error} retry={() => void list.refetch()} level={1} />;
  const { pages } = list.data;
  const { period, periods, data } = pages[0]!;
  const standings = pages.flatMap((page) => page.standings);
  const groups = new Map(
    pages.flatMap((page) => page.groups).map((group) => [`${group.peers} ${group.size}`, group]),
  );
  const choose = (more: Asked) =>
    void navigate({ to: '/index' as never, search: { ...asked, ...more } as never });
  return (
    <div className="standing">
      <Title order={1} size="h2">
        {say('desk-standing.title')}
      </Title>
      <p className="card-text">{say('desk-standing.intro')}</p>
      {period === null ? (
        <Empty title={say('desk-standing.not_yet')} text={say('desk-standing.not_yet_text')} />
      ) : (
        <>
          <div className="standing-choice">
            <NativeSelect
              label={say('desk-standing.period')}
              value={period.name}
              data={periods.map((value) => ({ value, label: periodName(value) }))}
              onChange={(event) => choose({ period: event.currentTarget.value })}
            />
            <NativeSelect
              label={say('desk-standing.peers_label')}
              value={asked.peers ?? ''}
              data={[
                { value: '', label: say('desk-standing.every_kind') },
                ...kinds.map((value) => ({ value, label: kindName(value) })),
              ]}
              onChange={(event) =>
                choose({ peers: (event.currentTarget.value || undefined) as Peers })
              }
            />
            {data ? (
              <Button
                component="a"
                variant="default"
                href={`/api/v1/standings/${period.name}/data.csv`}
                download={`index-${period.name}.csv`}
                leftSection={<IconFileDownload size={18} aria-hidden />}
              >
                {say('desk-standing.data')}
              </Button>
            ) : null}
          </div>
          <p className="card-quiet">
            {say('desk-standing.until', {
              from: dayInWords(period.from),
              to: dayInWords(period.to),
              until: dayInWords(period.until),
              at: dayInWords(period.computedAt.slice(0, 10)),
            })}
          </p>
          {standings.length === 0 ? (
            <Empty title={say('desk-standing.none')} text={say('desk-standing.none_text')} />
          ) : (
            [...Map.groupBy(standings, ({ peers, size }) => `${peers} ${size}`)].map(
              ([key, members]) => <Group key={key} group={groups.get(key)!} members={members} />,
            )
          )}
          {list.hasNextPage ? (
            <Button
              variant="default"
              loading={list.isFetchingNextPage}
              onClick={() => void list.fetchNextPage()}
            >
              {say('desk-standing.more')}
            </Button>
          ) : null}
        </>
      )}
      <Method />
    </div>
  );
}
