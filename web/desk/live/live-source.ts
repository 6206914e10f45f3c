import type { LiveEvent, LiveEventName } from '@insaf/contract/live.ts';

/** `offline`: the device has no network, or the server has not answered for a while. */
export type LiveState = 'connecting' | 'live' | 'reconnecting' | 'offline';

export type Heard = {
  readonly event: (event: LiveEvent, id: string) => void;
  readonly state: (state: LiveState) => void;
};

export type Source = { readonly close: () => void };

const names: readonly LiveEventName[] = [
  ...(['hello', 'reset', 'end', 'moved', 'noted', 'mentioned', 'presence'] as const),
];
/** Pauses before trying again, in milliseconds; the last one for every later try. */
const pauses = [1000, 2000, 5000, 10_000, 20_000, 30_000];
/** A clock that jumped so far shows that the machine slept; its line is dead whatever it says. */
const slept = 90_000;

/**
 * Hears the server's events until closed. A browser opens a stream that broke off again by itself, saying
 * which event was the last; one that was refused it gives up, and then this opens another.
 *
 * @param since the last event that was heard before, by this page or another
 */
export function openSource(heard: Heard, since?: string): Source {
  let source: EventSource | null = null;
  let last = since;
  let failures = 0;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const failed = () => {
    failures += 1;
    heard.state(!navigator.onLine || failures > 3 ? 'offline' : 'reconnecting');
  };

  const open = () => {
    clearTimeout(retry);
    source?.close();
    const query = last === undefined ? '' : `?since=${last}`;
    const opened = new EventSource(`/api/v1/live${query}`);
    source = opened;
    opened.onerror = () => {
      if (opened !== source) return;
      failed();
      if (opened.readyState !== EventSource.CLOSED) return;
      const pause = pauses[Math.min(failures, pauses.length) - 1];
      retry = setTimeout(open, pause);
    };
    for (const name of names) {
      opened.addEventListener(name, ({ data, lastEventId }: MessageEvent<string>) => {
        failures = 0;
        last = lastEventId;
        const event = { name, data: JSON.parse(data) } as LiveEvent;
        if (name === 'end') close();
        heard.state(name === 'end' ? 'offline' : 'live');
        heard.event(event, lastEventId);
      });
    }
  };

  const close = () => {
    closed = true;
    clearTimeout(retry);
    clearInterval(watch);
    source?.close();
    window.removeEventListener('online', open);
    window.removeEventListener('offline', failed);
  };

  let looked = Date.now();
  const watch = setInterval(() => {
    const now = Date.now();
    if (now - looked > slept && !closed) open();
    looked = now;
  }, 15_000);
  window.addEventListener('online', open);
  window.addEventListener('offline', failed);
  open();
  return { close };
}
