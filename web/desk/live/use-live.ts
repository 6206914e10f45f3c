/**
 * What others do, as they do it.
 *
 * `useLive()` stands once in the frame: it hears the server's events and brings what is shown up to date, all
 * but lists, which never move by themselves. A page asks for more: `useMoves()` what moved since it last
 * looked, so that a list can mark its rows and offer the rest; `useLiveEvent('moved', …)` each event.
 */
import type { LiveEvent, LiveEventName } from '@insaf/contract/live.ts';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useMe } from '../session/session.ts';
import type { LiveState } from './live-source.ts';
import { openLine } from './shared-line.ts';

export type { LiveState } from './live-source.ts';

type DataOf<Name extends LiveEventName> = LiveEvent<Name>['data'];
export type Move = DataOf<'moved'>;

let state: LiveState = 'connecting';
const watchers = new Set<() => void>();
const listeners = new Set<(event: LiveEvent) => void>();

/** Counts of the queue are fetched again no more often than this, however much moves. */
const countsEvery = 3000;

/** Hears what happens and brings the page up to date; once, in the frame. */
export function useLive(): void {
  const me = useMe();
  const queries = useQueryClient();
  useEffect(() => {
    const bring = bringUpToDate(queries);
    const close = openLine(me.id, {
      event: (event) => {
        bring(event);
        for (const listener of listeners) listener(event);
      },
      state: (now) => {
        state = now;
        for (const watcher of watchers) watcher();
      },
    });
    return close;
  }, [me.id, queries]);
}

/** Whether what is shown is up to date by itself. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}

/** Calls back on every event of a name, while the component is shown. */
export function useLiveEvent<Name extends LiveEventName>(
  name: Name,
  run: (data: DataOf<Name>) => void,
): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    const listener = (event: LiveEvent) => {
      if (event.name === name) latest.current(event.data as DataOf<Name>);
    };
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  }, [name]);
}

/**
 * What moved since the component was shown, or since `forget()`: by number, the last move of each. `missed`
 * says that more may have moved than is known, after a break.
 */
export function useMoves(): {
  readonly moves: ReadonlyMap<string, Move>;
  readonly missed: boolean;
  readonly forget: () => void;
} {
  const [moves, setMoves] = useState<ReadonlyMap<string, Move>>(new Map());
  const [missed, setMissed] = useState(false);
  const waiting = useRef<Move[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // A thousand moves in a second are one change of the page.
  useLiveEvent('moved', (move) => {
    waiting.current.push(move);
    timer.current ??= setTimeout(() => {
      const arrived = waiting.current.splice(0);
      timer.current = undefined;
      setMoves((known) => new Map([...known, ...arrived.map((one) => [one.number, one] as const)]));
    }, 250);
  });
  useLiveEvent('reset', () => setMissed(true));
  useEffect(() => () => clearTimeout(timer.current), []);
  const forget = useCallback(() => {
    waiting.current = [];
    setMoves(new Map());
    setMissed(false);
  }, []);
  return { moves, missed, forget };
}

function bringUpToDate(queries: QueryClient): (event: LiveEvent) => void {
  const again = (...queryKey: string[]) => void queries.invalidateQueries({ queryKey });
  let counting: ReturnType<typeof setTimeout> | undefined;
  const count = () => {
    if (counting !== undefined) return;
    counting = setTimeout(() => {
      counting = undefined;
      again('queue', 'views');
    }, countsEvery);
  };
  return ({ name, data }) => {
    switch (name) {
      case 'moved': {
        const known = queries.getQueryData<{ version?: number }>(['complaint', data.number]);
        // One's own move is known from its answer.
        if ((known?.version ?? 0) < data.version) again('complaint', data.number);
        return count();
      }
      case 'noted':
        return again('notes', data.number);
      case 'mentioned':
        return again('mentions');
      case 'presence':
        return void queries.setQueryData(['presence', data.number], { others: data.others });
      case 'end':
        return data.why === 'signed_out' ? again('me') : undefined;
      case 'reset':
        for (const shown of ['complaint', 'notes', 'mentions', 'presence']) again(shown);
        return count();
      case 'hello':
        return undefined;
    }
  };
}
