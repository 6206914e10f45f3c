import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { makePhoto } from '../server/demo/photos.ts';
import { type Seen, watchPage } from './browser.ts';
import { runServerAndBrowser } from './running.ts';
import { apiOf } from './staff.ts';

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
  /** Whether there is no browser, for `skipIf`. */
  readonly skipped: boolean;
  readonly url: string;
  /** A page of a new visitor, whose browser has the service worker and the page for later. */
  readonly visit: (path: string) => Promise<Visit>;
  /** Complaints that begin with these words. */
  readonly filedAs: (text: string) => Promise<Arrived[]>;
  /** As a telephone takes it, a day before, at the spot. */
  readonly photo: (name: string) => Promise<ChosenFile>;
};

/** The portal of a server that runs for the tests of one file. */
export function openPortal(): Portal {
  const running = runServerAndBrowser();
  const examiner = apiOf(running).as('examiner');

  return {
    skipped: running.skipped,
    get url() {
      return running.url;
    },
    async visit(path) {
      const context = await running.browser.newContext({
        locale: 'en-GB',
        viewport: { width: 360, height: 780 },
        permissions: ['geolocation'],
        geolocation: { latitude: spot.lat, longitude: spot.lon, accuracy: 20 },
      });
      const page = await context.newPage();
      const seen = await watchPage(page, running.url);
      await page.goto(running.url + path);
      await isTrue(page, `caches.match('/offline').then((page) => Boolean(page))`);
      await isTrue(page, 'Boolean(navigator.serviceWorker.controller)');
      return { page, seen, context };
    },
    async filedAs(text) {
      type Rows = { complaints: { number: string; summary: string }[] };
      const { complaints } = await examiner.get<Rows>('/complaints?limit=200');
      const found = complaints.filter(({ summary }) => summary.startsWith(text));
      return Promise.all(found.map(({ number }) => examiner.get<Arrived>(`/complaints/${number}`)));
    },
    photo: async (name) => ({
      name: `${name}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await makePhoto({
        ...{ kind: 'before', category: 'waste', seed: name, position: spot },
        ...{ takenAt: new Date('2026-11-20T07:30:00Z'), size: { width: 2600, height: 1950 } },
      }),
    }),
  };
}

const isTrue = (page: Page, what: string) => expect.poll(() => page.evaluate(what)).toBe(true);

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
    await expect.poll(chosen).toBe(files.length);
  }
  await page.fill('[name="complainants.0.name"]', 'Mona El Sayed');
  await page.fill('[name="complainants.0.phone"]', phone);
  await press(page, 'Send when there is a connection');
}

/** The number that stands on the device once the complaint was sent from it. */
export async function sentNumber(page: Page): Promise<string> {
  const number = page.locator('.outbox-item.sent .code').first();
  await number.waitFor();
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
