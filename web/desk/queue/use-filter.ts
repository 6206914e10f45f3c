import { useLocation, useRouter } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import { type Filter, readFilter, writeFilter } from './filter.ts';

/** The filter in the address, and how to go to another: a step that the back button undoes. */
export function useFilter() {
  const { pathname, searchStr } = useLocation();
  // While another page is on its way its address is already the one: the list stays as it was meanwhile.
  const last = useRef(searchStr);
  if (isQueue(pathname)) last.current = searchStr;
  const search = last.current;
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

/** Whether an address is that of the queue, with or without what the desk's addresses begin with. */
export const isQueue = (path: string) => /^(\/desk)?\/?$/.test(path);

/** The page's address with a filter; every sign of it as a browser writes it. */
export function addressOf(filter: Filter): string {
  const query = writeFilter(filter);
  return query === '' ? '/desk' : `/desk?${query}`;
}
