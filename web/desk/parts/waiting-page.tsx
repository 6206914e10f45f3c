import { Button, Title } from '@mantine/core';
import { type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query';
import type { ReactNode, Ref } from 'react';
import './waiting.css';
import { say } from '../words.ts';
import { Empty, Failed, Loading } from './states.tsx';
import { usePageTitle } from './title.ts';

type Waiting<Item> = UseInfiniteQueryResult<readonly Item[]>;

/**
 * What waits, read a page of the list after the other.
 *
 * @param read the page that follows what the one before ended with
 */
export function useWaiting<Page extends { readonly next: string | null }, Item>(
  key: readonly unknown[],
  read: (query: { after?: string }, signal: AbortSignal) => Promise<Page>,
  itemsOf: (page: Page) => readonly Item[],
): Waiting<Item> {
  return useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) =>
      read(pageParam === null ? {} : { after: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }: Page) => next,
    select: ({ pages }) => pages.flatMap(itemsOf),
  });
}

/**
 * A page that lists what waits for somebody, a card for each, with more of it on demand.
 *
 * @param words the key of its sentences: `title`, `intro`, `none`, `none_text` and `more`
 * @param children what stands above the list
 */
export function WaitingPage<Item>({
  words,
  list,
  keyOf,
  card,
  title,
  children,
}: {
  words: string;
  list: Waiting<Item>;
  keyOf: (item: Item) => string;
  card: (item: Item) => ReactNode;
  title?: Ref<HTMLHeadingElement>;
  children?: ReactNode;
}) {
  usePageTitle(say(`${words}.title`));
  return (
    <div className="waiting">
      <Title ref={title} tabIndex={title === undefined ? undefined : -1} order={1} size="h2">
        {say(`${words}.title`)}
      </Title>
      <p className="waiting-intro">{say(`${words}.intro`)}</p>
      {children}
      {list.isPending ? (
        <Loading rows={3} />
      ) : list.isError ? (
        <Failed fault={list.error} retry={() => void list.refetch()} />
      ) : list.data.length === 0 ? (
        <Empty title={say(`${words}.none`)} text={say(`${words}.none_text`)} />
      ) : (
        <ul className="waiting-list">
          {list.data.map((item) => (
            <li key={keyOf(item)}>{card(item)}</li>
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <Button
          variant="default"
          loading={list.isFetchingNextPage}
          onClick={() => void list.fetchNextPage()}
        >
          {say(`${words}.more`)}
        </Button>
      ) : null}
    </div>
  );
}
