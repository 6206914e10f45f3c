import type { noteRoutes } from '@insaf/contract/notes.ts';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../api.ts';

/** Notes that mention the one signed in: unread ones first, and how many those are. */
export function useMentions() {
  return useInfiniteQuery({
    queryKey: ['mentions'],
    queryFn: ({ pageParam, signal }) =>
      call<typeof noteRoutes.listMentions>('GET', '/mentions', {
        query: pageParam === null ? {} : { after: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 60_000,
  });
}

/** Marks mentions read: those on one complaint, or all. */
export function useReadMentions() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { number?: string }) =>
      call<typeof noteRoutes.readMentions>('POST', '/mentions/read', { body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['mentions'] }),
  });
}
