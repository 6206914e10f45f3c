import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { makePhoto } from '../server/demo/photos.ts';
import { openBrowser, type Seen, watchPage } from './browser.ts';
import { startServer } from './server-process.ts';

/*
 * A visitor of the portal with a service worker, and an examiner who looks at what arrived: for journeys on
 * which the connection fails.
 */

export const spot = { lat: 29.158, lon: 31.134 };

/** What an examiner sees of a complaint, as far as it is asked about here. */
export type Arrived = {
  readonly number: string;
  readonly landmark: string | null;
  readonly channel: string;
  readonly position: { readonly lat: number } | null;
  readonly uploads: readonly {
    readonly takenAt: string | null;
    readonly position: object | null;
    readonly name: string;
  }[];
};

export type ChosenFile = { name: string; mimeType: string; buffer: Buffer };
export type Visit = { readonly page: Page; readonly seen: Seen; readonly context: BrowserContext };

export type Portal = {
  readonly url: string;
  /** A page of a new visitor, whose browser has the service worker and the page for later. */
  readonly visit: (path: string) => Promise<Visit>;
  /** Complaints that begin with these words. */
  readonly filedAs: (text: string) => Promise<Arrived[]>;
  /** As a telephone takes it, a day before, at the spot. */
  readonly photo: (name: string) => Promise<ChosenFile>;
  readonly close: () => Promise<void>;
};

export async function openPortal(dataDir: string): Promise<Portal> {
  const [server, browser] = await Promise.all([startServer(dataDir), openBrowser()]);
  const { url } = server;
  const contexts: BrowserContext[] = [];
  let token = '';

  async function api<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(token ? { authorization: `Bearer ${token}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return (await response.json()) as T;
  }
  const password = readFileSync(join(dataDir, 'demonstration-password'), 'utf8').trim();
  const email = 'examiner@insaf.example';
  ({ token } = await api<{ token: string }>('POST', '/sign-in', { email, password }));

  return {
    url,
    async visit(path) {
      const context = await browser.newContext({
        locale: 'en-GB',
        viewport: { width: 360, height: 780 },
        permissions: ['geolocation'],
        geolocation: { latitude: spot.lat, longitude: spot.lon, accuracy: 20 },
      });
      contexts.push(context);
      const page = await context.newPage();
      const seen = await watchPage(page, url);
      await page.goto(url + path);
      await isTrue(page, `caches.match('/offline').then((page) => Boolean(page))`);
      await isTrue(page, 'Boolean(navigator.serviceWorker.controller)');
      return { page, seen, context };
    },
    async filedAs(text) {
      type Rows = { complaints: { number: string; summary: string }[] };
      const { complaints } = await api<Rows>('GET', '/complaints?limit=200');
      const found = complaints.filter(({ summary }) => summary.startsWith(text));
      return Promise.all(found.map(({ number }) => api<Arrived>('GET', `/complaints/${number}`)));
    },
    photo: async (name) => ({
      name: `${name}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await makePhoto({
        ...{ kind: 'before', category: 'waste', seed: name, position: spot },
        ...{ takenAt: new Date('2026-11-20T07:30:00Z'), size: { width: 2600, height: 1950 } },
      }),
    }),
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await server.stop();
    },
  };
}

const isTrue = (page: Page, what: string) =>
  expect.poll(() => page.evaluate(what), { timeout: 15_000 }).toBe(true);

export const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** Fills in the offline page and puts the complaint into the outbox. */
export async function queue(
  page: Page,
  text: string,
  { files = [], phone = '01001234567' }: { files?: ChosenFile[]; phone?: string } = {},
): Promise<void> {
  await page.locator('form[data-offline]').waitFor();
  await page.fill('[name=text]', text);
  if (files.length > 0) {
    await page.setInputFiles('#field-files', files);
    const chosen = () => page.locator('.chosen-file').count();
    await expect.poll(chosen, { timeout: 15_000 }).toBe(files.length);
  }
  await page.fill('[name="complainants.0.name"]', 'Mona El Sayed');
  await page.fill('[name="complainants.0.phone"]', phone);
  await press(page, 'Send when there is a connection');
}

/** The number that stands on the device once the complaint was sent from it. */
export async function sentNumber(page: Page): Promise<string> {
  const number = page.locator('.outbox-item.sent .code').first();
  await number.waitFor({ timeout: 20_000 });
  return (await number.textContent())!.replaceAll(' ', '');
}

/** What a browser does when it has noticed that there is a connection again. */
export async function fireSync({ context, page }: Visit, origin: string): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [own] = registrations;
      if (own) resolve(own.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.dispatchSyncEvent', {
    origin,
    registrationId: await registered,
    tag: 'insaf-outbox',
    lastChance: false,
  });
}
