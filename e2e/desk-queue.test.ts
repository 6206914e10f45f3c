import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../server/test/database.ts';
import { noBrowser, openBrowser } from './browser.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/*
 * The queue as an officer works in it: by keyboard, by an address that somebody sent, with many complaints
 * at once, while others change what is shown, and with ten thousand rows.
 */

const without = noBrowser();
const folder = mkdtempSync(join(tmpdir(), 'insaf-queue-'));
const languages = ['ar', 'en'] as const;
type Language = (typeof languages)[number];

let database: TestDatabase;
let server: ServerProcess;
let browser: Browser;
let password: string;
const tokens = new Map<string, string>();

beforeAll(async () => {
  if (without) return;
  database = await testDatabase();
  [server, browser] = await Promise.all([
    startServer(folder, { DATABASE_URL: database.url, DEMO: 'true' }),
    openBrowser(),
  ]);
  password = readFileSync(join(folder, 'demonstration-password'), 'utf8').trim();
  for (let no = 1; no <= 12; no += 1) await file(no);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function api<T>(method: string, path: string, body?: object, as?: string): Promise<T> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(as === undefined ? {} : { authorization: `Bearer ${await tokenOf(as)}` }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return (await response.json()) as T;
}

async function tokenOf(who: string): Promise<string> {
  const known = tokens.get(who);
  if (known !== undefined) return known;
  const body = { email: `${who}@insaf.example`, password };
  const { token } = await api<{ token: string }>('POST', '/sign-in', body);
  tokens.set(who, token);
  return token;
}

const file = (no: number) =>
  api<{ number: string }>('POST', '/complaints', {
    text: `القمامة متراكمة أمام المدرسة رقم ${no} منذ أسبوع ولا يرفعها أحد.`,
    category: no % 3 === 0 ? 'street-lighting' : 'waste',
    place: 'eg-bns-naser',
    complainants: [{ name: 'منى عبد الرحمن محمود', phone: '01001234567' }],
  });

/** A page of somebody who is signed in, in their language. */
async function open(
  who: string,
  language: Language,
  path: string,
  width = 1440,
  height = 860,
): Promise<Page> {
  const context = await browser.newContext({
    locale: language === 'ar' ? 'ar-EG' : 'en-GB',
    viewport: { width, height },
    reducedMotion: 'reduce',
  });
  await context.request.post(`${server.url}/api/v1/sign-in`, {
    data: { email: `${who}@insaf.example`, password },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(server.url + path);
  return page;
}

const rows = (page: Page) => page.locator('#queue [role=row]');
const numbers = (page: Page) =>
  rows(page).evaluateAll((all) => all.map((row) => row.id.replace('complaint-', '')));
const active = (page: Page) => page.locator('#queue').getAttribute('aria-activedescendant');
const selected = (page: Page) => page.locator('#queue [role=row][aria-selected=true]');
const listed = async (page: Page) => {
  await rows(page).first().waitFor();
  return numbers(page);
};

describe.skipIf(without).each(languages)('in %s', (language) => {
  test('the list is walked, selected in, searched, opened and come back to by keyboard alone', async () => {
    const page = await open('examiner', language, '/desk');
    await page.waitForURL('**/desk?status=received');
    const shown = await listed(page);
    await page.locator('#queue:focus').waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    expect(await active(page)).toBe(`complaint-${shown[1]}`);
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+x');
    expect(await selected(page).count()).toBe(3);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('#queue').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/complaints/${shown[3]}`);
    await page.goBack();
    await rows(page).first().waitFor();
    expect(await active(page)).toBe(`complaint-${shown[3]}`);
    expect(await selected(page).count()).toBe(3);
    await page.keyboard.press('Escape');
    expect(await selected(page).count()).toBe(0);
    await page.keyboard.press('/');
    await page.keyboard.type('المدرسه رقم');
    await page.keyboard.press('Enter');
    await page.waitForURL('**words=*');
    expect((await listed(page)).length).toBeGreaterThan(2);
    await page.context().close();
  });

  test('an address that somebody sent shows the same list, and each filter is removed by itself', async () => {
    const page = await open('examiner', language, '/desk?status=received&category=waste');
    const shown = await listed(page);
    const { complaints } = await api<{ complaints: { number: string }[] }>(
      'GET',
      '/complaints?status=received&category=waste&limit=200',
      undefined,
      'examiner',
    );
    expect(shown).toEqual(complaints.map(({ number }) => number).slice(0, shown.length));
    const chips = page.locator('.chip');
    expect(await chips.count()).toBe(2);
    await chips.nth(1).getByRole('button').click();
    await page.waitForURL((url) => !url.search.includes('category'));
    await page.goBack();
    await page.waitForURL((url) => url.search.includes('category'));
    expect(await chips.count()).toBe(2);
    await page.context().close();
  });

  test('every view counts what it shows', async () => {
    const page = await open('examiner', language, '/desk');
    await listed(page);
    const views = page.locator('.queue-side nav a.view');
    for (let index = 0; index < (await views.count()); index += 1) {
      const view = views.nth(index);
      const said = (await view.locator('bdi').textContent()) ?? '';
      await view.click();
      await page.locator('.queue-note').waitFor();
      await page.locator('.queue-side nav li').nth(index).locator('[aria-current=page]').waitFor();
      await page.locator('#queue, .state').first().waitFor();
      const list = page.locator('#queue');
      const shown = Number(said) === 0 ? 0 : Number(await list.getAttribute('aria-rowcount'));
      expect([index, shown]).toEqual([index, Number(said)]);
    }
    await page.context().close();
  });

  test('an act on many says of each whether it was done, and why one was not', async () => {
    const filed = [];
    for (let no = 0; no < 3; no += 1) filed.push(await file(100 + no));
    const page = await open('examiner', language, '/desk?status=received', 1440, 3000);
    await listed(page);
    for (const { number } of filed) {
      await page.locator(`#complaint-${number} input`).click();
    }
    // Meanwhile somebody else asks the person of the one in the middle.
    const between = filed[1]!.number;
    await api('POST', `/complaints/${between}/ask`, { question: 'أين المكان؟' }, 'examiner');
    await page.keyboard.press('d');
    const dialog = page.getByRole('dialog');
    await dialog.locator('input').first().click();
    await page.getByRole('option').nth(2).click();
    await dialog.locator('textarea').first().fill('لم تذكر الشكوى مكانًا محددًا.');
    await dialog.locator('button[type=submit]').click();
    await dialog.locator('.results-table tr').waitFor();
    const refused = dialog.locator('.results-table tr');
    expect(await refused.count()).toBe(1);
    expect((await refused.textContent())?.replaceAll(/\D/g, '')).toContain(between);
    expect(await refused.locator('td').textContent()).toMatch(
      language === 'ar' ? /تغيرت/ : /changed/,
    );
    expect(await dialog.locator('.results-done').textContent()).toMatch(
      language === 'ar' ? /شكويين/ : /2 done/,
    );
    await page.keyboard.press('Escape');
    expect(await selected(page).count()).toBe(1);
    await page.context().close();
  });

  test('what others change marks its row, and nothing moves until the reader asks for it', async () => {
    const page = await open('examiner', language, '/desk?status=received');
    const before = await listed(page);
    const second = before[1]!;
    await page.waitForTimeout(1500); // the line to the server is open by then
    await api('POST', `/complaints/${second}/ask`, { question: 'أين المكان؟' }, 'examiner');
    await page.locator(`#complaint-${second} .queue-mark`).waitFor();
    expect(await numbers(page)).toEqual(before);
    await page.locator('.queue-changes button').click();
    await page.locator(`#complaint-${second}`).waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('a view is saved under a name, renamed, and removed', async () => {
    const page = await open('examiner', language, '/desk?status=received&category=waste');
    await listed(page);
    const saved = page.locator('.saved');
    await saved.getByRole('button').last().click();
    await saved.locator('input').fill('قمامة ناصر');
    await page.keyboard.press('Enter');
    const view = saved.locator('a.view', { hasText: 'قمامة ناصر' });
    await view.waitFor();
    expect(await view.getAttribute('aria-current')).toBe('page');
    await saved.locator('.saved-view button').click();
    await page.getByRole('menuitem').first().click();
    await saved.locator('input').fill('القمامة');
    await page.keyboard.press('Enter');
    await saved.locator('a.view', { hasText: /^القمامة$/ }).waitFor();
    await saved.locator('.saved-view button').click();
    await page.getByRole('menuitem').last().click();
    await saved.locator('a.view').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('the list, its filters and an empty view have no violation that axe knows', async () => {
    for (const [path, width] of [
      ['/desk?status=received', 1440],
      ['/desk?status=received', 360],
      ['/desk?words=لاشيءكهذا', 768],
    ] as const) {
      const page = await open('examiner', language, path, width);
      await page.locator('.queue-note').waitFor();
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        const { violations } = await new AxeBuilder({ page }).include('.queue').analyze();
        const said = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        expect(said, `${path} ${width} ${colorScheme}`).toEqual([]);
      }
      await page.context().close();
    }
  }, 150_000);
});

test.skipIf(without)(
  'offline, the list says so and loads once there is a connection',
  async () => {
    const page = await open('examiner', 'ar', '/desk?status=received');
    await listed(page);
    await page.context().setOffline(true);
    await page.locator('.queue-side nav a.view').nth(1).click();
    await page.locator('.state[role=alert]').waitFor();
    await page.context().setOffline(false);
    await page.locator('.queue-note').waitFor();
    await page.context().close();
  },
  60_000,
);

test.skipIf(without)(
  'ten thousand rows are walked and chosen from without a pause',
  async () => {
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    await owner.query(`SET session_replication_role = replica;
    INSERT INTO complaints (number, kind, status, version, channel, language, text, complainants,
      received_at, holder_id, holder_path, clock, clock_state, due_at)
    SELECT 200000000000 + n * 7919, 'complaint', 'received', 1, 'hotline', 'ar', 'شكوى رقم ' || n, 1,
      now() - interval '1 day', holder_id, holder_path, 'examination', 'running',
      now() + make_interval(mins => n)
    FROM generate_series(1, 10000) n,
      (SELECT holder_id, holder_path FROM complaints WHERE status = 'received' LIMIT 1) AS one`);
    await owner.end();
    const page = await open('examiner', 'ar', '/desk?status=received&channel=hotline');
    await listed(page);
    for (let shown = 0; shown < 10_000; ) {
      await page.locator('#queue').press('End');
      const said = (await page.locator('.queue-note').textContent()) ?? '';
      shown = Number(said.replaceAll(/\D/g, ''));
    }
    // As text, because what runs in the page is not compiled with what runs here.
    const times = (await page.evaluate(`(async () => {
    const painted = () =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const took = { click: [], select: [], key: [] };
    const list = document.querySelector('#queue');
    const measure = async (what, act) => {
      performance.mark('begin');
      act();
      await painted();
      took[what].push(performance.measure(what, 'begin').duration);
    };
    for (let round = 0; round < 8; round += 1) {
      const shown = [...list.querySelectorAll('[role=row]')];
      await measure('click', () => shown[2 + (round % 5)].click());
      await measure('select', () => shown[1 + (round % 5)].querySelector('input').click());
      await measure('key', () =>
        list.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true })));
    }
    return took;
  })()`)) as Record<string, number[]>;
    for (const [what, all] of Object.entries(times)) {
      const sorted = all.toSorted((a, b) => a - b);
      const middle = sorted[Math.floor(sorted.length / 2)]!;
      console.log(
        `10,000 rows: ${what} ${middle.toFixed(0)} ms, slowest ${sorted.at(-1)!.toFixed(0)} ms`,
      );
    }
    expect(await rows(page).count()).toBeLessThan(60);
    await page.context().close();
  },
  300_000,
);
