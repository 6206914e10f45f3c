import type { callerRoutes } from '@insaf/contract/callers.ts';
import { readTelephone } from '@insaf/contract/telephone.ts';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../api.ts';

/** A number that could go on is looked up when nothing was typed for so long, ms. */
const pause = 700;

/** A telephone as typed, read: `e164` once it is a number, and whether it can only be complete. */
export function readTyped(phone: string): { e164: string; complete: boolean } | null {
  const read = readTelephone(phone, 'EG');
  return read.ok ? { e164: read.e164, complete: read.kind === 'mobile' } : null;
}

/**
 * Who calls, asked once for a number: at the last digit of a mobile, which cannot go on, and after a pause
 * for any other. Each question is counted by the server.
 */
export function useCaller(phone: string) {
  const read = readTyped(phone);
  const [paused, setPaused] = useState<string | null>(null);
  const e164 = read?.e164 ?? null;
  useEffect(() => {
    const timer = setTimeout(() => setPaused(e164), pause);
    return () => clearTimeout(timer);
  }, [e164]);
  const asked = read?.complete || paused === e164 ? e164 : null;
  return useQuery({
    queryKey: ['caller', asked],
    queryFn: () =>
      call<typeof callerRoutes.findCaller>('POST', '/callers', { body: { phone: asked ?? '' } }),
    enabled: asked !== null,
    retry: false,
    staleTime: 60_000,
    // Who called is not kept longer than the call.
    gcTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
export type Caller = NonNullable<ReturnType<typeof useCaller>['data']>;
export type CallerComplaint = Caller['complaints'][number];
