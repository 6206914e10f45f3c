import type { LiveEvent } from '@insaf/contract/live.ts';
import { type Heard, type LiveState, openSource, type Source } from './live-source.ts';

/*
 * One line to the server for all pages that a person has open in a browser. A browser keeps no more than six
 * connections to a server that speaks HTTP/1.1, and an officer opens a complaint in a tab of its own: six
 * tabs with a line each would leave none for anything else. One page holds a lock and the line, and tells
 * the others; when it is closed the lock falls to the next, which goes on after the last event it heard.
 */

type Told =
  | { readonly kind: 'event'; readonly event: LiveEvent; readonly id: string }
  | { readonly kind: 'state'; readonly state: LiveState; readonly id: string | undefined }
  | { readonly kind: 'ask' };

/**
 * Hears what happens until the returned function is called. Where pages cannot agree (locks need HTTPS),
 * each has a line of its own.
 *
 * @param person whose events; pages of two people signed in one after the other share nothing
 */
export function openLine(person: string, heard: Heard): () => void {
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) return openSource(heard).close;
  const name = `insaf live ${person}`;
  const channel = new BroadcastChannel(name);
  const leave = new AbortController();
  let source: Source | null = null;
  let last: string | undefined;
  let state: LiveState = 'connecting';

  const tell = (told: Told) => channel.postMessage(told);
  const own: Heard = {
    event: (event, id) => {
      last = id;
      tell({ kind: 'event', event, id });
      heard.event(event, id);
    },
    state: (now) => {
      if (now === state) return;
      state = now;
      tell({ kind: 'state', state, id: last });
      heard.state(now);
    },
  };

  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.kind === 'ask') {
      if (source !== null) tell({ kind: 'state', state, id: last });
      return;
    }
    if (source !== null) return;
    last = data.id ?? last;
    if (data.kind === 'event') return heard.event(data.event, data.id);
    state = data.state;
    heard.state(data.state);
  };
  tell({ kind: 'ask' });

  navigator.locks
    .request(name, { signal: leave.signal }, () => {
      if (leave.signal.aborted) return undefined;
      source = openSource(own, last);
      // Held until this page goes.
      return new Promise<void>((resolve) =>
        leave.signal.addEventListener('abort', () => {
          source?.close();
          resolve();
        }),
      );
    })
    .catch((fault: Error) => {
      if (fault.name !== 'AbortError') throw fault;
    });
  return () => {
    leave.abort();
    channel.close();
  };
}
