/**
 * What changed since the list was shown. It is told, and the list stays: rows are marked, and the reader
 * asks for the new list when it suits them.
 */
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import { listKey } from './queue-data.ts';

const none: ReadonlySet<string> = new Set();

export function useChanges(query: string, _places: ReadonlyMap<string, number>) {
  const queries = useQueryClient();
  const [numbers, setNumbers] = useState(none);
  const [unsure, setUnsure] = useState(
    () => queries.getQueryState(listKey(query))?.isInvalidated ?? false,
  );
  const forget = useCallback(() => {
    setNumbers(none);
    setUnsure(false);
  }, []);
  useEffect(
    () =>
      queries.getQueryCache().subscribe(({ type, query: of }) => {
        if (type !== 'updated') return;
        const [first, second, third] = of.queryKey;
        if (first === 'queue' && second === 'list' && third === query) {
          setUnsure(of.state.isInvalidated);
        }
      }),
    [queries, query],
  );
  return { numbers, count: numbers.size, unsure, forget };
}
