import type { QueueRow, queueRoutes } from '@insaf/contract/queue.ts';
import { type InfiniteData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { readFilter } from './filter.ts';

export type Row = QueueRow;
export type Page = { complaints: Row[]; next: string | null };
export type Pages = InfiniteData<Page, string | null>;

export const listKey = (query: string) => ['queue', 'list', query] as const;
export const viewsKey = ['queue', 'views'] as const;
export const savedKey = ['queue', 'saved'] as const;

const pageSize = 200;

/**
 * The list of a filter, page by page. It is fetched when it is first asked for and then only when the reader
 * says so: a list that moved while somebody reads would be worse than one that is a minute old.
 */
export function useQueueList(query: string) {
  return useInfiniteQuery({
    queryKey: listKey(query),
    queryFn: ({ pageParam, signal }) =>
      call<typeof queueRoutes.listComplaints>('GET', '/complaints', {
        query: {
          ...readFilter(query),
          ...(pageParam === null ? {} : { after: pageParam }),
          limit: pageSize,
        } as never,
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 30 * 60_000,
    refetchOnMount: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
}

/** The standing views of the reader's roles with their counts, looked at again every minute. */
export function useStandingViews() {
  return useQuery({
    queryKey: viewsKey,
    queryFn: ({ signal }) => call<typeof queueRoutes.readQueue>('GET', '/queue', { signal }),
    refetchInterval: 60_000,
  });
}

export function useSavedViews() {
  return useQuery({
    queryKey: savedKey,
    queryFn: ({ signal }) => call<typeof queueRoutes.listSavedViews>('GET', '/views', { signal }),
    staleTime: 60_000,
  });
}
