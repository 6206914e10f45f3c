import type { satisfactionRoutes } from '@insaf/contract/satisfaction.ts';
import { useRef, useState } from 'react';
import { call } from '../api.ts';
import { useWaiting, WaitingPage } from '../parts/waiting-page.tsx';
import { CallCard } from './call-card.tsx';

const callsKey = ['satisfaction-calls'] as const;

/** People to be asked by telephone how they found it, the longest waiting first. */
export default function SatisfactionCallsPage() {
  const [done, setDone] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const list = useWaiting(
    callsKey,
    (query, signal) =>
      call<typeof satisfactionRoutes.listSatisfactionCalls>('GET', '/satisfaction-calls', {
        query,
        signal,
      }),
    ({ calls }) => calls,
  );
  const told = (words: string) => {
    setDone(words);
    title.current?.focus();
    void list.refetch();
  };
  return (
    <WaitingPage
      words="desk-satisfaction"
      list={list}
      keyOf={({ number }) => number}
      card={(one) => <CallCard one={one} told={told} changed={() => void list.refetch()} />}
      title={title}
    >
      <p className="waiting-done" role="status">
        {done}
      </p>
    </WaitingPage>
  );
}
