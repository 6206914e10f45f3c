import { useLocation, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Filter, readFilter, writeFilter } from './filter.ts';

/** The filter in the address, and how to go to another: a step that the back button undoes. */
export function useFilter() {
  const search = useLocation({ select: ({ searchStr }) => searchStr });
  const router = useRouter();
  const filter = useMemo(() => readFilter(search), [search]);
  const go = useCallback(
    (to: Filter, { replace = false }: { replace?: boolean } = {}) => {
      router.history[replace ? 'replace' : 'push'](addressOf(to));
    },
    [router],
  );
  return { filter, query: writeFilter(filter), go };
}

/** The page's address with a filter; every sign of it as a browser writes it. */
export function addressOf(filter: Filter): string {
  const query = writeFilter(filter);
  return query === '' ? '/desk' : `/desk?${query}`;
}
