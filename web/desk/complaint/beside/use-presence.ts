import { type Doing, presenceEvery } from '@insaf/contract/beside.ts';
import type { Present, presenceRoutes } from '@insaf/contract/presence.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { addressOf, call } from '../../api.ts';
import { useOwnDoing } from './doing.ts';

/** Who else has the complaint open; says meanwhile that we have, and on leaving that we no longer do. */
export function usePresence(number: string): readonly Present[] {
  const doing = useOwnDoing(number);
  const said = useRef<Doing>(null);
  const { data, refetch } = useQuery({
    queryKey: ['presence', number],
    queryFn: () => {
      said.current = doing;
      return call<typeof presenceRoutes.keepPresence>('POST', '/complaints/:number/presence', {
        params: { number },
        body: { doing },
      });
    },
    refetchInterval: presenceEvery * 1000,
    refetchIntervalInBackground: true,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  useEffect(() => {
    // Doing something else is said at once.
    if (said.current !== null && said.current !== doing) void refetch();
  }, [doing, refetch]);
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
