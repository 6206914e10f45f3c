/*
 * What the service worker is given by the browser, as far as it is used: TypeScript's own types of it and
 * those of pages cannot be had in one project.
 */
type WorkerEvent = Event & { waitUntil(work: Promise<unknown>): void };
type WorkerFetch = WorkerEvent & {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
};
type WorkerMessage = WorkerEvent & { readonly data: unknown };
type WorkerSync = WorkerEvent & { readonly tag: string };
type WorkerClick = WorkerEvent & { readonly notification: Notification };

type WorkerScope = {
  readonly location: Location;
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    openWindow(address: string): Promise<unknown>;
    matchAll(options: { type: 'window' }): Promise<readonly { visibilityState: string }[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', hear: (event: WorkerEvent) => void): void;
  addEventListener(type: 'fetch', hear: (event: WorkerFetch) => void): void;
  addEventListener(type: 'message', hear: (event: WorkerMessage) => void): void;
  addEventListener(type: 'sync', hear: (event: WorkerSync) => void): void;
  addEventListener(type: 'notificationclick', hear: (event: WorkerClick) => void): void;
};

/** What is kept for a time without a connection, written in by the build. */
declare const kept: { readonly version: string; readonly assets: readonly string[] };
