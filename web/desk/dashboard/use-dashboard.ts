import type { dashboardRoutes } from '@insaf/contract/dashboard.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { call } from '../api.ts';
import { useLiveEvent } from '../live/use-live.ts';

const key = ['dashboard'];
/** Lists are counted again so soon after something moved, and figures once they have counted it. */
const [listsAfter, figuresAfter] = [3000, 10_000];
/** A day ends, and a time runs out, without anything that moves. */
const every = 60_000;

/** The dashboard, which is brought up to date where it stands when something moved. */
export function useDashboard() {
  const queries = useQueryClient();
  const timers = useRef(new Map<number, ReturnType<typeof setTimeout>>());
  const again = useCallback(() => {
    for (const after of [listsAfter, figuresAfter]) {
      if (timers.current.has(after)) continue;
      const look = () => {
        timers.current.delete(after);
        void queries.invalidateQueries({ queryKey: key });
      };
      timers.current.set(after, setTimeout(look, after));
    }
  }, [queries]);
  useLiveEvent('moved', again);
  useLiveEvent('reset', again);
  useEffect(() => {
    const waiting = timers.current;
    return () => {
      for (const timer of waiting.values()) clearTimeout(timer);
      waiting.clear();
    };
  }, []);
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) =>
      call<typeof dashboardRoutes.readDashboard>('GET', '/dashboard', { signal }),
    refetchInterval: every,
  });
}
