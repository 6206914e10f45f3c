import type { Mentionable, noteRoutes } from '@insaf/contract/notes.ts';
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { call } from '../../api.ts';

/** Notes on a complaint, the newest page first; older ones on demand. */
export function useNotes(number: string) {
  return useInfiniteQuery({
    queryKey: ['notes', number],
    queryFn: ({ pageParam, signal }) =>
      call<typeof noteRoutes.listNotes>('GET', '/complaints/:number/notes', {
        params: { number },
        query: pageParam === null ? {} : { before: pageParam },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
  });
}

export function useAddNote(number: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: { text: string; mentions: string[] }) =>
      call<typeof noteRoutes.addNote>('POST', '/complaints/:number/notes', {
        params: { number },
        body,
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['notes', number] }),
  });
}

/** Colleagues whose name begins so; none is asked for while nothing is mentioned. */
export function useMentionable(
  number: string,
  words: string | null,
): readonly Mentionable[] | null {
  const { data } = useQuery({
    queryKey: ['mentionable', number, words],
    queryFn: ({ signal }) =>
      call<typeof noteRoutes.listMentionable>('GET', '/complaints/:number/mentionable', {
        params: { number },
        query: { words: words ?? '' },
        signal,
      }),
    enabled: words !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return words === null ? null : (data?.people ?? null);
}
