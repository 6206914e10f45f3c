/*
 * Lets the portal be used without a connection: the page on which a complaint can be written stands ready
 * on the device, and what waits there is sent when the browser says that there is a connection.
 *
 * It keeps what is the same for everyone: the offline page, styles, scripts, fonts, the icon. A page with
 * anything of a person's on it, and every answer of the API, comes from the server or not at all.
 */
import { keepUnsent, mayHoldAnswers } from './scripts/keep-unsent.ts';
import { sendWaiting } from './scripts/outbox/send-waiting.ts';
import type { Waiting } from './scripts/outbox/states.ts';

const worker = self as unknown as WorkerScope;
const cacheName = `insaf-${kept.version}`;
const offlinePage = '/offline';
const aDay = 24 * 60 * 60 * 1000;

worker.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => worker.skipWaiting()));
});

async function fill(): Promise<void> {
  const cache = await caches.open(cacheName);
  await cache.addAll([...kept.assets]);
  await keepOfflinePage(cache);
}

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith('insaf-') && name !== cacheName) await caches.delete(name);
      }
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== worker.location.origin) return;
  if (request.mode === 'navigate') {
    if (!belongsToDesk(pathname)) event.respondWith(fromServer(request));
  } else if (request.method === 'GET' && isAsset(pathname)) {
    event.respondWith(fromCache(request));
  }
});

const belongsToDesk = (path: string) => path === '/desk' || path.startsWith('/desk/');
/** The desk's are many and large, and of no use without a connection. */
const isAsset = (path: string) => path.startsWith('/assets/') || path === '/icon.svg';

/** A page; without a connection the offline page in its place. A form that could not be sent leads there. */
async function fromServer(request: Request): Promise<Response> {
  const unsent = mayHoldAnswers(request) ? request.clone() : null;
  try {
    return await fetch(request);
  } catch (fault) {
    if (request.method !== 'GET') {
      // Where the device keeps nothing, the page for later comes all the same.
      if (unsent !== null) await keepUnsent(unsent).catch(() => undefined);
      const from = new URL(request.url).pathname;
      return Response.redirect(`${offlinePage}?unsent=${encodeURIComponent(from)}`, 303);
    }
    const page = await caches.match(offlinePage);
    if (page === undefined) throw fault;
    return page;
  }
}

/** A file whose name says what is in it never changes; the icon is asked for anew where that is possible. */
async function fromCache(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const found = await cache.match(request);
  if (found !== undefined) return found;
  const response = await fetch(request);
  if (response.ok && isPortals(request.url)) await cache.put(request, response.clone());
  return response;
}

/** Fonts, and what the build named; nothing that only the desk or one map needs fills a small phone. */
const isPortals = (address: string) => {
  const { pathname } = new URL(address);
  return pathname.endsWith('.woff2') || kept.assets.includes(pathname);
};

/** Pages say in which language and digits they are read: the offline page is to be the same. */
worker.addEventListener('message', (event) => {
  if (typeof event.data !== 'string') return;
  event.waitUntil(refreshOfflinePage(event.data));
});

async function refreshOfflinePage(readAs: string): Promise<void> {
  const cache = await caches.open(cacheName);
  const page = await cache.match(offlinePage);
  const isNew = Date.now() - Date.parse(page?.headers.get('date') ?? '') < aDay;
  if (page?.headers.get('x-read-as') === readAs && isNew) return;
  await keepOfflinePage(cache).catch(() => undefined);
}

async function keepOfflinePage(cache: Cache): Promise<void> {
  const page = await fetch(offlinePage, { cache: 'no-store' });
  if (page.ok) await cache.put(offlinePage, page);
}

worker.addEventListener('sync', (event) => {
  if (event.tag === 'insaf-outbox') event.waitUntil(sendAtLast());
});

async function sendAtLast(): Promise<void> {
  const report = await sendWaiting({ hurry: true });
  for (const waiting of report?.filed ?? []) await tell(waiting);
  // The browser then tries again by itself, each time later.
  if (report === null || report.nextTryAt !== null) throw new Error('some still wait');
}

/** Only where the person has allowed it before, and does not look at the page anyway. */
async function tell({ news, language }: Waiting): Promise<void> {
  if (!('Notification' in self) || Notification.permission !== 'granted') return;
  const pages = await worker.clients.matchAll({ type: 'window' });
  if (pages.some(({ visibilityState }) => visibilityState === 'visible')) return;
  await worker.registration.showNotification(news.title, {
    body: news.text,
    lang: language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    icon: '/icon-192.png',
    tag: 'insaf-filed',
  });
}

worker.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(worker.clients.openWindow(offlinePage));
});
