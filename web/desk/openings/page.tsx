import type { custodyRoutes } from '@insaf/contract/custody.ts';
import { useRef, useState } from 'react';
import { call } from '../api.ts';
import { useWaiting, WaitingPage } from '../parts/waiting-page.tsx';
import { waitingKey } from './use-decided.ts';
import { WaitingCard } from './waiting-card.tsx';

/** Requests to open who complains that wait for the one signed in, the oldest first. */
export default function OpeningsPage() {
  const [done, setDone] = useState('');
  const title = useRef<HTMLHeadingElement>(null);
  const list = useWaiting(
    waitingKey,
    (query, signal) =>
      call<typeof custodyRoutes.listWaitingOpenings>('GET', '/openings', { query, signal }),
    ({ openings }) => openings,
  );
  const told = (words: string) => {
    setDone(words);
    title.current?.focus();
  };
  return (
    <WaitingPage
      words="desk-custody.waiting"
      list={list}
      keyOf={({ number, openingNo }) => `${number}-${openingNo}`}
      card={(opening) => <WaitingCard opening={opening} told={told} />}
      title={title}
    >
      <p className="waiting-done" role="status">
        {done}
      </p>
    </WaitingPage>
  );
}
