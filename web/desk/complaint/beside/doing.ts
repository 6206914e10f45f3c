import type { Doing } from '@insaf/contract/beside.ts';
import { useEffect, useSyncExternalStore } from 'react';

/** What we do with the complaints that are open here, said by the panels in which it is done. */
const doings = new Map<symbol, { readonly number: string; readonly doing: Doing }>();
const watchers = new Set<() => void>();

function changed(): void {
  for (const watcher of watchers) watcher();
}

/** Says to others that we reply to a complaint, or decide on it, while `active`. */
export function useDoing(number: string, doing: Doing, active: boolean): void {
  useEffect(() => {
    if (!active) return;
    const id = Symbol();
    doings.set(id, { number, doing });
    changed();
    return () => {
      doings.delete(id);
      changed();
    };
  }, [number, doing, active]);
}

/** What we do with a complaint now: the weightiest of what is said, or reading it. */
export function useOwnDoing(number: string): Doing {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => {
      const said = [...doings.values()].filter((one) => one.number === number);
      const has = (doing: Doing) => said.some((one) => one.doing === doing);
      return has('deciding') ? 'deciding' : has('replying') ? 'replying' : 'reading';
    },
  );
}
