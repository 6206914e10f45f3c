import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import arabic from '../contract/words/ar/desk-complaint.json' with { type: 'json' };
import arabicPhrases from '../contract/words/ar/desk-phrases.json' with { type: 'json' };
import english from '../contract/words/en/desk-complaint.json' with { type: 'json' };
import { noBrowser, openBrowser, type Seen, watchPage } from './browser.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/*
 * A complaint at the desk, in a real browser on a real server, by the keyboard alone: what can be done is
 * offered and done, what cannot is not, and what others do meanwhile is shown without losing what was typed.
 */

const skipped = noBrowser();
const dataDir = mkdtempSync(join(tmpdir(), 'insaf-complaint-'));
let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
  if (skipped) return;
  server = await startServer(dataDir);
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Language = 'ar' | 'en';
const wordsOf = { ar: arabic, en: english };

async function signedIn(who: string, language: Language): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: language === 'ar' ? 'ar-EG' : 'en-GB',
  });
  const password = readFileSync(join(dataDir, 'demonstration-password'), 'utf8').trim();
  const data = { email: `${who}@insaf.example`, password };
  const response = await context.request.post(`${server.url}/api/v1/sign-in`, { data });
  expect(response.status()).toBe(200);
  return context;
}

async function api(context: BrowserContext, path: string, data?: object) {
  const response = await context.request.fetch(`${server.url}/api/v1${path}`, {
    method: data === undefined ? 'GET' : 'POST',
    ...(data === undefined ? {} : { data }),
  });
  if (!response.ok()) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

async function file(more: object = {}): Promise<string> {
  const response = await fetch(`${server.url}/api/v1/complaints`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      text: 'القمامة متراكمة أمام مدرسة البنات منذ أسبوع.\nوالرائحة لا تُحتمل.',
      place: 'eg-bns-naser',
      position: { lat: 29.158, lon: 31.134 },
      complainants: [{ name: 'منى عبد الرحمن', phone: '01001234567' }],
      ...more,
    }),
  });
  const { number } = (await response.json()) as { number: string };
  return number;
}

type Open = { context: BrowserContext; page: Page; seen: Seen };

/** Somebody at the page of a complaint, once it is there. */
async function reading(number: string, who: string, language: Language): Promise<Open> {
  const context = await signedIn(who, language);
  const page = await context.newPage();
  const seen = await watchPage(page, server.url);
  await page.goto(`${server.url}/desk/complaints/${number}`);
  await page.locator('.complaint-head').waitFor();
  return { context, page, seen };
}

const done = (page: Page) => page.locator('.done[role=status] p');
const focusedTag = (page: Page) => page.evaluate<string>('document.activeElement.tagName');
const nothingWrong = { errors: [], violations: [], elsewhere: [] };

describe.skipIf(skipped).each(['ar', 'en'] as const)(
  'a complaint at the desk, in %s,',
  (language) => {
    const words = wordsOf[language];

    test('is referred by keys alone to an agency searched in another spelling', async () => {
      const { context, page, seen } = await reading(await file(), 'examiner', language);
      await page.keyboard.press('r');
      await expect.poll(() => focusedTag(page)).toBe('INPUT');
      await page.keyboard.type('قمامه');
      await page.locator('[data-combobox-selected]').waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.suggestion').waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('الوحده المحليه ناصر');
      await page.locator('[data-combobox-selected]', { hasText: /ناصر|Naser/ }).waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Enter');
      await done(page).waitFor();
      expect(await done(page).textContent()).toMatch(/ناصر|Naser/);
      const number = page.url().split('/').at(-1);
      const after = await api(context, `/complaints/${number}`);
      expect([after.status, after.holder.code, after.category.code]).toEqual([
        'referred',
        'gov-bns-lu-naser',
        'waste',
      ]);
      // The page says so too, without having been loaded anew.
      await expect.poll(() => page.locator('.entry').count()).toBe(2);
      expect(await page.getByRole('button', { name: words.acts.refer.button }).count()).toBe(0);
      expect(seen).toEqual(nothingWrong);
      await context.close();
    });

    test('is asked about with a ready sentence in the person’s language, and then waits', async () => {
      const number = await file();
      const { context, page, seen } = await reading(number, 'examiner', language);
      await page.keyboard.press('i');
      await expect.poll(() => focusedTag(page)).toBe('TEXTAREA');
      await page.keyboard.press('Control+Enter');
      const question = page.locator('.act textarea[aria-invalid=true]');
      await question.waitFor();
      await page.locator('.phrase').first().waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Enter');
      await done(page).waitFor();
      const after = await api(context, `/complaints/${number}`);
      expect(after.status).toBe('incomplete');
      expect(after.history.at(-1).words).toBe(arabicPhrases.askComplainant.place);
      await expect.poll(() => page.locator('.head-clock-waiting').count()).toBe(1);
      expect(seen).toEqual(nothingWrong);
      await context.close();
    });

    test('was moved by somebody else meanwhile: it says what happened, and what was typed is kept', async () => {
      const number = await file();
      const { context, page } = await reading(number, 'examiner', language);
      await page.keyboard.press('i');
      await expect.poll(() => focusedTag(page)).toBe('TEXTAREA');
      const typed = 'نرجو ذكر رقم العقار. The number of the building, please.';
      await page.keyboard.type(typed);
      await api(context, `/complaints/${number}/ask`, { question: 'متى بدأت المشكلة؟' });
      await api(context, `/complaints/${number}/supply`, { answer: 'منذ أسبوع' });
      await page.keyboard.press('Control+Enter');
      const note = page.locator('.act [role=alert]');
      await note.waitFor();
      await expect.poll(() => note.locator('li').count()).toBe(2);
      expect(await note.textContent()).toContain(words.meanwhile.title);
      const kept = page.locator('.act textarea');
      expect(await kept.inputValue()).toBe(typed);
      await page.keyboard.press('Control+Enter');
      await expect.poll(() => focusedTag(page)).toBe('BUTTON');
      await page.keyboard.press('Enter');
      await note.waitFor({ state: 'detached' });
      await page.keyboard.press('Control+Enter');
      await done(page).waitFor();
      const after = await api(context, `/complaints/${number}`);
      expect(after.history.map(({ verb }: { verb: string }) => verb)).toEqual([
        'receive',
        'askComplainant',
        'supply',
        'askComplainant',
      ]);
      expect(after.history.at(-1).words).toBe(typed);
      await context.close();
    });

    test('cannot be dismissed by who works for the agency complained of, and by others can', async () => {
      const accused = await reading(
        await file({ agencyComplainedOf: 'system' }),
        'examiner',
        language,
      );
      const button = ({ page }: Open) =>
        page.locator('.acts').getByRole('button', { name: words.acts.dismiss.button });
      expect(await accused.page.locator('.acts button').count()).toBeGreaterThan(1);
      expect(await button(accused).count()).toBe(0);
      await accused.page.keyboard.press('d');
      expect(await accused.page.locator('.act').count()).toBe(0);
      expect(await accused.page.locator('.people-hidden').textContent()).toBe(
        words.people.hidden.complained_of,
      );
      await accused.context.close();

      const number = await file({ agencyComplainedOf: 'gov-bns-lu-naser' });
      const other = await reading(number, 'examiner', language);
      expect(await button(other).count()).toBe(1);
      await other.page.keyboard.press('d');
      await other.page.locator('.act select').selectOption('inexact');
      await other.page.locator('.phrase').first().click();
      await other.page.keyboard.press('Control+Enter');
      await done(other.page).waitFor();
      const after = await api(other.context, `/complaints/${number}`);
      expect([after.status, after.history.at(-1).words]).toEqual([
        'dismissed',
        arabicPhrases.dismiss.inexact,
      ]);
      expect(other.seen.violations).toEqual([]);
      await other.context.close();
    });
  },
);

describe.skipIf(skipped)('what was typed and not sent', () => {
  test('is there again after the page was left, and gone once it was sent', async () => {
    const number = await file();
    const { context, page } = await reading(number, 'examiner', 'ar');
    await page.keyboard.press('i');
    await expect.poll(() => focusedTag(page)).toBe('TEXTAREA');
    await page.keyboard.type('سؤال لم يكتمل');
    await page.reload();
    await page.locator('.act-begun').waitFor();
    await page.keyboard.press('i');
    expect(await page.locator('.act textarea').inputValue()).toBe('سؤال لم يكتمل');
    await page.keyboard.press('Escape');
    await page.locator('.act').waitFor({ state: 'detached' });
    await page.keyboard.press('i');
    await page.keyboard.press('Control+Enter');
    await done(page).waitFor();
    expect(
      await page.evaluate(
        'Object.keys(sessionStorage).filter((key) => key.startsWith("insaf-act"))',
      ),
    ).toEqual([]);
    await context.close();
  });
});

describe.skipIf(skipped)('from the list', () => {
  test('one goes on to the next complaint and back by keys, and returns to the list', async () => {
    await Promise.all([file(), file(), file()]);
    const context = await signedIn('examiner', 'ar');
    const page = await context.newPage();
    const seen = await watchPage(page, server.url);
    await page.goto(`${server.url}/desk`);
    const list = page.locator('#queue');
    await list.getByText('القمامة').first().waitFor();
    await page.waitForURL('**/desk?status=received');
    await page.keyboard.press('o');
    const place = page.locator('.trail-at');
    await place.waitFor();
    const first = page.url();
    await page.keyboard.press(']');
    await expect.poll(() => page.url()).not.toBe(first);
    await expect.poll(() => place.textContent()).toMatch(/^2 /);
    await page.keyboard.press('[');
    await expect.poll(() => page.url()).toBe(first);
    await page.locator('.trail a').focus();
    await page.keyboard.press('Enter');
    await list.waitFor();
    expect(seen).toEqual(nothingWrong);
    await context.close();
  });
});

describe.skipIf(skipped)('who may not see a complaint', () => {
  test('is told that there is none, as for a number that nobody has', async () => {
    const number = await file();
    const context = await signedIn('officer.water', 'en');
    const page = await context.newPage();
    await page.goto(`${server.url}/desk/complaints/${number}`);
    await page.getByText(english.not_found.title).waitFor();
    expect(await page.locator('.complaint').count()).toBe(0);
    await context.close();
  });
});
