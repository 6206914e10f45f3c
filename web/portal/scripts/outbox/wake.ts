import { openStore } from '../store.ts';
import { outboxChannel, sendWaiting } from './send-waiting.ts';

let timer = 0;
let listening = false;

/**
 * Sends what waits, now and whenever there is a reason to try again; shows it where the page has a place.
 *
 * @param place null on pages that show nothing of it
 */
export async function wakeOutbox(place: HTMLElement | null): Promise<void> {
  const store = await openStore();
  const isEmpty = (await store.count('outbox')) + (await store.count('sent')) === 0;
  if (!listening) listen(place);
  if (isEmpty) return;
  await showIn(place);
  await send(true);
}

function listen(place: HTMLElement | null): void {
  listening = true;
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void send(true);
  });
  if (!('BroadcastChannel' in window)) return;
  new BroadcastChannel(outboxChannel).onmessage = () => void showIn(place);
}

async function send(hurry: boolean): Promise<void> {
  if (!navigator.onLine) return;
  const report = await sendWaiting({ hurry });
  clearTimeout(timer);
  // Another page or the worker is at it: look again later.
  const at = report === null ? Date.now() + 5_000 : report.nextTryAt;
  if (at === null) return;
  timer = window.setTimeout(() => void send(false), Math.max(1_000, at - Date.now()));
}

async function showIn(place: HTMLElement | null): Promise<void> {
  if (place === null) return;
  const { showWaiting } = await import('./show-waiting.ts');
  await showWaiting(place);
}

/** Asks the browser to send when there is a connection, even when no page is open; where it can. */
export async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const { sync } = (registration ?? {}) as { sync?: { register(tag: string): Promise<void> } };
  await sync?.register('insaf-outbox').catch(() => undefined);
}
