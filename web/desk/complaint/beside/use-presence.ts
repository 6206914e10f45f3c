import { presenceEvery } from '@insaf/contract/beside.ts';
import type { Present, presenceRoutes } from '@insaf/contract/presence.ts';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { addressOf, call } from '../../api.ts';
import { useOwnDoing } from './doing.ts';

/** Who else has the complaint open; says meanwhile that we have, and on leaving that we no longer do. */
export function usePresence(number: string): readonly Present[] {
  const doing = useOwnDoing(number);
  const queries = useQueryClient();
  const { data, refetch } = useQuery({
    queryKey: ['presence', number],
    queryFn: () =>
      call<typeof presenceRoutes.keepPresence>('POST', '/complaints/:number/presence', {
        params: { number },
        body: { doing },
      }),
    refetchInterval: presenceEvery * 1000,
    refetchIntervalInBackground: true,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: doing something else is said at once
  useEffect(() => {
    if (queries.getQueryState(['presence', number])?.data !== undefined) void refetch();
  }, [doing, number, refetch, queries]);
  useEffect(() => {
    const leave = () => {
      // A page that is being closed no longer waits for an answer; this is sent all the same.
      void fetch(addressOf('/complaints/:number/presence/leave', { number }), {
        ...{ method: 'POST', keepalive: true, body: '{}' },
        headers: { 'content-type': 'application/json' },
      }).catch(() => undefined);
    };
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [number]);
  return data?.others ?? [];
}
