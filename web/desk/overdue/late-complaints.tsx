import type { Explanation, OverdueRow, overdueRoutes } from '@insaf/contract/overdue.ts';
import { Button, SegmentedControl, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../api.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { say } from '../words.ts';
import { LateComplaint } from './late-complaint.tsx';

type Asked = Exclude<Explanation, 'promise'> | 'all';
const asked: readonly Asked[] = ['all', 'silence', 'obstacle'];

/** What is late there, the oldest first; all of it, or what an obstacle explains, or what nothing does. */
export function LateComplaints({ agency }: { agency: string }) {
  const [explained, setExplained] = useState<Asked>('all');
  const list = useInfiniteQuery({
    queryKey: ['overdue', 'complaints', agency, explained],
    queryFn: ({ pageParam, signal }) =>
      call<typeof overdueRoutes.listOverdue>('GET', '/overdue/complaints', {
        query: {
          agency,
          ...(explained === 'all' ? {} : { explained }),
          ...(pageParam === null ? {} : { after: pageParam }),
        },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const shown: readonly OverdueRow[] =
    list.data?.pages.flatMap(({ complaints }) => complaints) ?? [];
  return (
    <section aria-labelledby="late">
      <div className="overdue-head">
        <Title order={2} size="h4" id="late">
          {say('desk-overdue.oldest_first')}
        </Title>
        <SegmentedControl
          aria-label={say('desk-overdue.explained')}
          data={asked.map((value) => ({ value, label: say(`desk-overdue.${value}`) }))}
          value={explained}
          onChange={(value) => setExplained(value as Asked)}
        />
      </div>
      {list.isPending ? (
        <Loading rows={4} />
      ) : list.isError ? (
        <Failed fault={list.error} retry={() => void list.refetch()} />
      ) : shown.length === 0 ? (
        <Empty title={say('desk-overdue.none_such')} />
      ) : (
        <ul className="waiting-list">
          {shown.map((complaint) => (
            <li key={complaint.number}>
              <LateComplaint complaint={complaint} />
            </li>
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say('desk-overdue.more')}
        </Button>
      ) : null}
    </section>
  );
}
