import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makePhoto } from '../server/demo/photos.ts';
import { noBrowser, openBrowser, watchPage } from './browser.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/*
 * A connection that is not there, breaks, or swallows answers: what was written is neither lost nor filed
 * twice. In a real browser, because only there is a service worker.
 */

const skipped = noBrowser();
const dataDir = mkdtempSync(join(tmpdir(), 'insaf-offline-'));
const spot = { lat: 29.158, lon: 31.134 };
let server: ServerProcess;
let browser: Browser;
let photos: { name: string; mimeType: string; buffer: Buffer }[];
let token: string;

beforeAll(async () => {
  if (skipped) return;
  [server, browser] = await Promise.all([startServer(dataDir), openBrowser()]);
  photos = await Promise.all(
    ['near', 'far'].map(async (seed) => ({
      name: `${seed}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await makePhoto({
        ...{ kind: 'before', category: 'waste', seed, takenAt: new Date('2026-11-20T07:30:00Z') },
        ...{ position: spot, size: { width: 2600, height: 1950 } },
      }),
    })),
  );
  const password = readFileSync(join(dataDir, 'demonstration-password'), 'utf8').trim();
  const email = 'examiner@insaf.example';
  ({ token } = await api<{ token: string }>('POST', '/sign-in', { email, password }));
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

let context: BrowserContext;
afterEach(() => context?.close());

async function api<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  return (await response.json()) as T;
}

type View = {
  number: string;
  landmark: string | null;
  text: string;
  channel: string;
  position: { lat: number } | null;
  uploads: { takenAt: string | null; position: object | null; name: string }[];
};

/** Complaints that begin with these words, as an examiner finds them. */
async function filedAs(text: string): Promise<View[]> {
  type Rows = { complaints: { number: string; summary: string }[] };
  const { complaints } = await api<Rows>('GET', '/complaints?limit=200');
  const found = complaints.filter(({ summary }) => summary.startsWith(text));
  return Promise.all(found.map(({ number }) => api<View>('GET', `/complaints/${number}`)));
}

/** A page of a new visitor, whose browser has the service worker and the page for later. */
async function visit(path: string, language: 'ar' | 'en' = 'en') {
  context = await browser.newContext({
    locale: language === 'ar' ? 'ar-EG' : 'en-GB',
    viewport: { width: 360, height: 780 },
    permissions: ['geolocation'],
    geolocation: { latitude: spot.lat, longitude: spot.lon, accuracy: 20 },
  });
  const page = await context.newPage();
  const seen = await watchPage(page, server.url);
  await page.goto(server.url + path);
  const soon = { timeout: 15_000 };
  await expect
    .poll(() => page.evaluate(`caches.match('/offline').then((page) => Boolean(page))`), soon)
    .toBe(true);
  await expect
    .poll(() => page.evaluate('Boolean(navigator.serviceWorker.controller)'), soon)
    .toBe(true);
  return { page, seen };
}

/** What a browser does when it has noticed that there is a connection again. */
async function fireSync(page: Page): Promise<void> {
  const devtools = await context.newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const [own] = registrations;
      if (own) resolve(own.registrationId);
    }),
  );
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.dispatchSyncEvent', {
    origin: server.url,
    registrationId: await registered,
    tag: 'insaf-outbox',
    lastChance: false,
  });
}

const press = (page: Page, name: string) => page.getByRole('button', { name }).click();

/** Fills in the offline page and puts the complaint into the outbox. */
async function queue(page: Page, text: string, files: typeof photos = [], phone = '01001234567') {
  await page.locator('form[data-offline]').waitFor();
  await page.fill('[name=text]', text);
  if (files.length > 0) {
    await page.setInputFiles('#field-files', files);
    await expect
      .poll(() => page.locator('.chosen-file').count(), { timeout: 15_000 })
      .toBe(files.length);
  }
  await page.fill('[name="complainants.0.name"]', 'Mona El Sayed');
  await page.fill('[name="complainants.0.phone"]', phone);
  await press(page, 'Send when there is a connection');
}

const sentNumber = async (page: Page) => {
  const number = page.locator('.outbox-item.sent .code').first();
  await number.waitFor({ timeout: 20_000 });
  return (await number.textContent())!.replaceAll(' ', '');
};

describe.skipIf(skipped)('without a connection', () => {
  test('a complaint with two photos waits while the tab is closed, and is filed once with them', async () => {
    const { page } = await visit('/');
    await context.setOffline(true);
    await page.goto(`${server.url}/file/what`);
    expect(await page.title()).toContain('without a connection');
    await press(page, 'Use my position');
    await page.getByText('found to within about 20 metres').waitFor();
    await queue(page, 'The lamp by the school is out', photos);
    await page.getByText('It is sent by itself').waitFor();
    await page.close();

    await context.setOffline(false);
    // Two tabs at once, and the worker, are three who could send it.
    const tabs = await Promise.all([context.newPage(), context.newPage()]);
    await Promise.all(tabs.map((tab) => tab.goto(server.url)));
    const number = await sentNumber(tabs[0]!);
    const filed = await filedAs('The lamp by the school is out');
    expect(filed.map((complaint) => complaint.number)).toEqual([number]);
    expect(filed[0]).toMatchObject({ channel: 'portal', position: { lat: spot.lat } });
    const claims = filed[0]!.uploads.map(({ takenAt, position }) => [takenAt, position !== null]);
    expect(claims).toEqual([
      ['2026-11-20T07:30:00.000Z', true],
      ['2026-11-20T07:30:00.000Z', true],
    ]);
    await press(tabs[0]!, 'Erase from this device');
    await tabs[0]!.getByText('Erased from this device').waitFor();
    await tabs[0]!.reload();
    expect(await tabs[0]!.locator('.outbox-item').count()).toBe(0);
  }, 60_000);

  test('a form that breaks off between two pages leads to one with all that was typed', async () => {
    const { page } = await visit('/file/what');
    await page.fill('[name=text]', 'Water has been cut for three days');
    await press(page, 'Continue');
    // Found by name: what the server then shows is not undone by what was typed before.
    await page.fill('[name=find]', 'Naser, Beni Suef');
    await press(page, 'Search');
    await expect
      .poll(() => page.inputValue('[name=place]'), { timeout: 10_000 })
      .toBe('eg-bns-naser');
    expect(await page.inputValue('[name=governorate]')).toBe('eg-bns');
    await page.fill('[name=landmark]', 'Beside the mosque');
    await context.setOffline(true);
    await press(page, 'Continue');
    await page.getByText('The connection broke before your page arrived').waitFor();
    expect(await page.inputValue('[name=text]')).toBe('Water has been cut for three days');
    expect(await page.inputValue('[name=place]')).toBe('eg-bns-naser');
    expect(await page.inputValue('[name=landmark]')).toBe('Beside the mosque');
    expect(await page.locator('#connection').isVisible()).toBe(true);

    // With the connection back, the usual page has it too.
    await context.setOffline(false);
    await page.goto(`${server.url}/file/where`);
    expect(await page.inputValue('[name=landmark]')).toBe('Beside the mosque');

    // Filed from the device, the draft at the server is done with: it is the same complaint.
    await page.goto(`${server.url}/offline`);
    await queue(page, 'Water has been cut for three days');
    const number = await sentNumber(page);
    const filed = await filedAs('Water has been cut');
    expect(filed).toMatchObject([{ number, landmark: 'Beside the mosque' }]);
    await page.goto(`${server.url}/file`);
    expect(new URL(page.url()).pathname).toBe('/file/what');
    expect(await page.inputValue('[name=text]')).toBe('');
  });

  test('the service worker sends by itself when no page is open', async () => {
    const { page } = await visit('/');
    await context.setOffline(true);
    await page.goto(`${server.url}/offline`);
    await queue(page, 'Sent by nobody who looks on');
    await page.getByText('It is sent by itself').waitFor();
    await page.goto('about:blank');
    await context.setOffline(false);
    await fireSync(page);
    await expect
      .poll(async () => (await filedAs('Sent by nobody who looks on')).length, { timeout: 20_000 })
      .toBe(1);
  });

  test('nothing of a person is kept among the pages for later', async () => {
    const { page } = await visit('/file/what');
    await page.fill('[name=text]', 'Something private');
    await press(page, 'Continue');
    await page.goto(`${server.url}/track`);
    const addresses = await page.evaluate<string[]>(`(async () => {
      const found = [];
      for (const name of await caches.keys())
        for (const request of await (await caches.open(name)).keys()) found.push(request.url);
      return found.map((address) => new URL(address).pathname);
    })()`);
    expect(addresses.length).toBeGreaterThan(10);
    expect(addresses.filter((path) => !/^\/(assets\/|offline$|icon)/.test(path))).toEqual([]);
  });
});

describe.skipIf(skipped)('with a connection that fails', () => {
  test('a complaint whose answer was lost is sent again, and filed once', async () => {
    const { page } = await visit('/offline');
    let lost = 0;
    await page.route('**/api/v1/complaints', async (route) => {
      await route.fetch();
      lost += 1;
      await route.abort();
    });
    await queue(page, 'The answer to this was lost');
    await page.getByText('no answer has come yet').waitFor();
    expect(lost).toBeGreaterThan(0);
    // What may have been filed can be neither changed nor thrown away.
    expect(await page.getByRole('button', { name: 'Change it' }).count()).toBe(0);
    await page.unroute('**/api/v1/complaints');
    const number = await sentNumber(page);
    const filed = await filedAs('The answer to this was lost');
    expect(filed.map((complaint) => complaint.number)).toEqual([number]);
  });

  test('what the server refuses is shown in its words, can be changed, and is filed then', async () => {
    const { page } = await visit('/offline');
    await queue(page, 'A wrong telephone number', [], '12');
    await page.getByText('It was not accepted').waitFor();
    expect(await page.locator('.outbox-item .fault').textContent()).toContain('telephone');
    await press(page, 'Change it');
    await page.locator('form[data-offline]').waitFor();
    expect(await page.inputValue('[name=text]')).toBe('A wrong telephone number');
    await queue(page, 'A wrong telephone number', [], '01001234567');
    await sentNumber(page);
    expect(await filedAs('A wrong telephone number')).toHaveLength(1);
  });

  test('an upload that breaks off goes on where it stopped', async () => {
    const { page } = await visit('/file/what');
    await page.fill('[name=text]', 'Photos over a weak line');
    await press(page, 'Continue');
    const offsets: number[] = [];
    let broken = false;
    await page.route('**/api/v1/uploads/*', async (route) => {
      const request = route.request();
      if (request.method() !== 'PATCH') return route.continue();
      offsets.push(Number(request.headers()['upload-offset']));
      if (offsets.length !== 2) return route.continue();
      broken = true;
      return route.abort();
    });
    await page.evaluate(
      `fetch('/file/where', { method: 'POST', body: new URLSearchParams({ governorate: 'none' }) })
        .then(() => fetch('/file/about', { method: 'POST', body: new URLSearchParams({ category: 'none' }) }))`,
    );
    await page.goto(`${server.url}/file/photos`);
    await page.setInputFiles('#field-files', photos[0]!);
    await expect.poll(() => broken, { timeout: 15_000 }).toBe(true);
    await page.getByText('Kept on your device').first().waitFor();
    await press(page, 'Send now');
    await page.locator('.chosen-file[data-state=sent]').waitFor({ timeout: 20_000 });
    expect(offsets[1]).toBeGreaterThan(0);
    expect(offsets[2]).toBe(offsets[1]);
    await page.reload();
    expect(await page.locator('[data-upload]').count()).toBe(1);
    expect(await page.locator('.chosen-file').count()).toBe(0);
  });
});

describe.skipIf(skipped)('what a photo says', () => {
  test('is left out where the person declines it', async () => {
    const { page } = await visit('/offline');
    await page.getByLabel('Keep when and where').uncheck();
    await queue(page, 'A photo that says nothing', photos.slice(0, 1));
    await sentNumber(page);
    const [filed] = await filedAs('A photo that says nothing');
    expect(filed!.uploads).toMatchObject([{ takenAt: null, position: null, name: 'near.jpg' }]);
  });
});

describe.skipIf(skipped)('the map', () => {
  test('is moved by keyboard without tiles, and gives a point and the place nearest to it', async () => {
    const { page, seen } = await visit('/file/what');
    await page.fill('[name=text]', 'A place on the map');
    await press(page, 'Continue');
    await press(page, 'Choose on a map');
    const map = page.getByRole('application');
    await map.waitFor();
    expect(await page.evaluate('document.activeElement.role')).toBe('application');
    const status = page.locator('.place-map .place-status');
    const before = await status.textContent();
    for (const key of ['+', '+', '+', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(350);
    }
    await expect.poll(() => status.textContent()).not.toBe(before);
    expect(await page.locator('.map-place').count()).toBeGreaterThan(2);
    await press(page, 'This is the place');
    await page.getByText('Nearest known place').waitFor();
    expect(Number(await page.inputValue('[name=lat]'))).toBeGreaterThan(22);
    expect(await page.inputValue('[name=governorate]')).toMatch(/^eg-/);
    expect(await page.evaluate('document.activeElement.textContent')).toContain('map');
    await press(page, 'Continue');
    await page.locator('body[data-page=file-about]').waitFor();
    expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
  });
});
