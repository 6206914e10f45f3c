import type { custodyRoutes } from '@insaf/contract/custody.ts';
import { Button, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { call } from '../api.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import './openings.css';
import { waitingKey } from './use-decided.ts';
import { WaitingCard } from './waiting-card.tsx';

/** Requests to open who complains that wait for the one signed in, the oldest first. */
export default function OpeningsPage() {
  usePageTitle(say('desk-custody.waiting.title'));
  const [done, setDone] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const list = useInfiniteQuery({
    queryKey: waitingKey,
    queryFn: ({ pageParam, signal }) =>
      call<typeof custodyRoutes.listWaitingOpenings>('GET', '/openings', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  const waiting = list.data?.pages.flatMap(({ openings }) => openings) ?? [];
  const told = (words: string) => {
    setDone(words);
    title.current?.focus();
  };
  return (
    <div className="waiting">
      <Title ref={title} tabIndex={-1} order={1} size="h2">
        {say('desk-custody.waiting.title')}
      </Title>
      <p className="waiting-intro">{say('desk-custody.waiting.intro')}</p>
      <p className="waiting-done" role="status">
        {done}
      </p>
      {list.isPending ? (
        <Loading rows={3} />
      ) : list.isError ? (
        <Failed fault={list.error} retry={() => void list.refetch()} />
      ) : waiting.length === 0 ? (
        <Empty
          title={say('desk-custody.waiting.none')}
          text={say('desk-custody.waiting.none_text')}
        />
      ) : (
        <ul className="waiting-list">
          {waiting.map((opening) => (
            <li key={`${opening.number}-${opening.openingNo}`}>
              <WaitingCard opening={opening} told={told} />
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
          {say('desk-custody.waiting.more')}
        </Button>
      ) : null}
    </div>
  );
}
