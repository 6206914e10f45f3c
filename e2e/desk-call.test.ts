import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { noBrowser, openBrowser, type Seen, watchPage } from './browser.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/*
 * A call taken down by somebody who knows the form, in a real browser on a real server, by the keyboard
 * alone. Every key is counted; how long a call takes is reckoned from them and from what the server took.
 */

const skipped = noBrowser();
const dataDir = mkdtempSync(join(tmpdir(), 'insaf-call-'));
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
type Desk = { context: BrowserContext; page: Page; seen: Seen };
const password = () => readFileSync(join(dataDir, 'demonstration-password'), 'utf8').trim();

/** Somebody signed in, at a page of the desk. */
async function atDesk(who: string, language: Language, path = '/desk/call'): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 768 },
    locale: language === 'ar' ? 'ar-EG' : 'en-GB',
  });
  const data = { email: `${who}@insaf.example`, password: password() };
  const signedIn = await context.request.post(`${server.url}/api/v1/sign-in`, { data });
  expect(signedIn.status()).toBe(200);
  const page = await context.newPage();
  const seen = await watchPage(page, server.url);
  await page.goto(server.url + path);
  if (path === '/desk/call') await page.locator('input[type=tel]').waitFor();
  return { context, page, seen };
}

async function api(desk: Desk, method: 'GET' | 'POST', path: string, data?: object) {
  const response = await desk.context.request.fetch(`${server.url}/api/v1${path}`, {
    method,
    ...(data === undefined ? {} : { data }),
  });
  if (!response.ok()) throw new Error(`${path}: ${await response.text()}`);
  return response.json();
}

/** Hands on a keyboard, counting: every key, and those that are no letter of the text or the name. */
function handsOn(page: Page) {
  const count = { all: 0, beside: 0 };
  return {
    count,
    write: async (words: string) => {
      await page.keyboard.type(words);
      count.all += words.length;
    },
    type: async (letters: string) => {
      await page.keyboard.type(letters);
      count.all += letters.length;
      count.beside += letters.length;
    },
    press: async (keys: string) => {
      await page.keyboard.press(keys);
      count.all += keys.split('+').length;
      count.beside += keys.split('+').length;
    },
  };
}

/** How long the page waited for the API, all answers together, ms. */
const waited = (page: Page) =>
  page.evaluate<number>(`performance.getEntriesByType('resource')
    .filter(({ name, startTime }) => name.includes('/api/v1/') && startTime >= (window.callBegan ?? 0))
    .reduce((sum, { duration }) => sum + duration, 0)`);

const digitsOf = async (page: Page, index: number) =>
  (await page.locator('.filed-digits dd').nth(index).textContent())!.replaceAll(/\D/g, '');

const calls = {
  ar: {
    name: 'أم محمد عبد الرحمن',
    text: 'الزبالة متراكمة قدام مدرسة البنات من أسبوع والريحة وحشة والعيال بتعيا منها كتير',
    place: 'ناصر',
  },
  en: {
    name: 'Mona Fouad Ibrahim',
    text: 'Rubbish has been piling up by the girls’ school for a week and the smell is bad',
    place: 'naser',
  },
} as const;

describe.skipIf(skipped).for(['ar', 'en'] as const)('a call, the desk in %s', (language) => {
  const { name, text, place } = calls[language];
  const phone = language === 'ar' ? '01001234567' : '01112345678';
  let desk: Desk;
  let number: string;
  beforeAll(async () => {
    desk = await atDesk('agent', language);
  });
  afterAll(() => desk.context.close());

  test('is filed by the keyboard alone, in under 45 seconds at five keys a second', async () => {
    const { page, seen } = desk;
    const hands = handsOn(page);
    await page.evaluate('window.callBegan = performance.now()');
    await hands.type(phone);
    await page.locator('.caller .side-empty', { hasText: /\.$/ }).waitFor();
    await hands.press('Enter');
    await hands.write(name);
    await hands.press('Enter');
    await hands.write(text);
    await hands.press('Tab');
    await hands.type(place);
    await hands.press('Enter');
    await hands.press('Enter');
    await page.getByText(language === 'ar' ? /لمركز ومدينة ناصر/ : /Local Unit of Naser/).waitFor();
    const scrolls = await page.evaluate(`[document.documentElement, ...document.querySelectorAll(
      '.intake-main, .side')].map((part) => part.scrollHeight - part.clientHeight)`);
    expect(scrolls, 'all of it on one screen').toEqual([0, 0, 0]);
    await hands.press('Control+Enter');
    await page.locator('.filed-digits').waitFor();
    const server_ms = await waited(page);
    number = await digitsOf(page, 0);
    expect(number).toMatch(/^\d{12}$/);
    expect(await digitsOf(page, 1)).toMatch(/^\d{8}$/);
    await hands.press('Enter');
    expect(await page.evaluate('document.activeElement.type')).toBe('tel');
    expect(await page.locator('textarea').first().inputValue()).toBe('');
    const { all, beside } = hands.count;
    const seconds = all / 5 + server_ms / 1000;
    console.info(
      `[${language}] ${all} keys, of which ${beside} are not of the text (${text.length} letters) or ` +
        `the name; the server took ${Math.round(server_ms)} ms; ${seconds.toFixed(1)} s at 5 keys a second`,
    );
    expect(seconds).toBeLessThan(45);
    expect(beside).toBeLessThan(40);
    const filed = await api(desk, 'GET', `/complaints/${number}`);
    expect(filed).toMatchObject({
      channel: 'hotline',
      text,
      language,
      category: { code: 'waste' },
      place: { code: 'eg-bns-naser' },
      holder: { code: 'system' },
      people: [{ name, kind: 'citizen' }],
      history: [{ verb: 'receive', by: 'staff', agency: { code: 'system' } }],
    });
    expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
  });

  test('the same caller is known before their second sentence, and greeted with one key', async () => {
    const { page } = desk;
    await page.reload();
    await page.locator('input[type=tel]').waitFor();
    const hands = handsOn(page);
    await hands.type(phone.slice(0, -1));
    await page.evaluate(`void (window.known = new Promise((resolve) => {
      let last;
      addEventListener('keydown', () => { last = performance.now(); }, { once: true, capture: true });
      new MutationObserver(() => {
        if (document.querySelector('.caller-name')) resolve(performance.now() - last);
      }).observe(document.body, { childList: true, subtree: true });
    }))`);
    await hands.type(phone.slice(-1));
    const after = await page.evaluate<number>('window.known');
    console.info(`[${language}] from the last digit to the caller's card: ${Math.round(after)} ms`);
    expect(after).toBeLessThan(1500);
    expect(await page.locator('.caller-complaints').textContent()).toContain(text.slice(0, 30));
    await hands.press('Enter');
    expect(await page.locator('input').nth(2).inputValue()).toBe(name);
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  });

  test('an earlier complaint is told, and what was asked is answered, without leaving the call', async () => {
    const { page } = desk;
    const examiner = await atDesk('examiner', language, '/desk');
    await api(examiner, 'POST', `/complaints/${number}/ask`, { question: 'ما رقم العقار؟' });
    await page.reload();
    await page.locator('input[type=tel]').waitFor();
    const unfinished = await page.locator('input[type=tel]').inputValue();
    expect(unfinished, 'a window that was closed loses nothing').toBe(phone);
    await page.locator('.caller-complaint').waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByText('ما رقم العقار؟').waitFor();
    await page.locator('.told textarea').focus();
    await page.keyboard.type('العقار رقم ٧');
    await page.keyboard.press('Control+Enter');
    await page.locator('.told-question').waitFor({ state: 'detached' });
    const { status, history } = await api(examiner, 'GET', `/complaints/${number}`);
    expect([status, history.at(-1).verb, history.at(-1).words]).toEqual([
      'received',
      'supply',
      'العقار رقم ٧',
    ]);
    await page.keyboard.press('Escape');
    expect(await page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
    await examiner.context.close();
  });
});

describe.skipIf(skipped)('an enquiry', () => {
  test('about another’s complaint needs the code; about a secret one of the caller’s, too', async () => {
    const desk = await atDesk('agent', 'ar');
    const { page } = desk;
    const response = await fetch(`${server.url}/api/v1/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        text: 'طلب مني الموظف رشوة',
        category: 'corruption',
        complainants: [{ name: 'سعاد علي', phone: '01230000009' }],
      }),
    });
    const { number, code } = (await response.json()) as { number: string; code: string };
    await page.keyboard.type('01230000009');
    await page.locator('.caller-complaint').waitFor();
    const side = page.locator('.side');
    expect(await side.textContent()).not.toMatch(/رشوة|فساد|سعاد/);
    await page.locator('input[type=tel]').fill('');
    await page.keyboard.press('F4');
    await page.keyboard.type(number);
    await page.keyboard.press('Enter');
    await page.keyboard.type('00000000');
    await page.keyboard.press('Enter');
    await page.locator('.enquiry [role=alert]').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type(code);
    await page.keyboard.press('Enter');
    await page.locator('.told').waitFor();
    expect(await side.textContent()).toContain('رشوة');
    await desk.context.close();
  });
});

describe.skipIf(skipped)('nothing is lost', () => {
  const found = async (desk: Desk, phone: string) =>
    (await api(desk, 'POST', '/callers', { phone })).complaints as { number: string }[];

  async function takeDown(page: Page, phone: string) {
    await page.keyboard.type(phone);
    await page.keyboard.press('Enter');
    await page.keyboard.type('سعاد علي');
    await page.keyboard.press('Enter');
    await page.keyboard.type('انقطاع المياه منذ يومين');
  }

  test('the key pressed twice, and again while it is sent, files once', async () => {
    const desk = await atDesk('agent', 'ar');
    const phone = '01230000001';
    await takeDown(desk.page, phone);
    for (let presses = 0; presses < 3; presses += 1)
      await desk.page.keyboard.press('Control+Enter');
    await desk.page.locator('.filed-digits').waitFor();
    expect(await found(desk, phone)).toHaveLength(1);
    await desk.context.close();
  });

  test('without a connection the next call goes on, and the first is filed once when it is back', async () => {
    const desk = await atDesk('agent', 'ar');
    const { page } = desk;
    const phone = '01230000002';
    await takeDown(page, phone);
    await desk.context.setOffline(true);
    await page.keyboard.press('Control+Enter');
    await page.locator('.filed-state.is-waiting .tabler-icon').waitFor();
    await page.keyboard.press('F2');
    await page.locator('.kept-call.is-waiting').waitFor();
    // The window is closed and opened again before the connection is back.
    await desk.context.setOffline(false);
    await page.reload();
    await page.locator('.kept-call.is-filed').waitFor();
    const [filed, ...others] = await found(desk, phone);
    expect(others).toEqual([]);
    const shown = (await page.locator('.kept-call.is-filed .number').textContent())!.replaceAll(
      /\D/g,
      '',
    );
    expect(shown).toBe(filed?.number);
    await desk.context.close();
  });

  test('a call that broke off is taken up by one key, and is gone for who signs out', async () => {
    const desk = await atDesk('agent', 'ar');
    const { page } = desk;
    await takeDown(page, '01230000003');
    await page.keyboard.press('F2');
    expect(await page.locator('textarea').first().inputValue()).toBe('');
    await page.keyboard.press('Alt+d');
    expect(await page.locator('textarea').first().inputValue()).toBe('انقطاع المياه منذ يومين');
    const kept = `Object.keys(localStorage).filter((key) => key.startsWith('insaf-kept:'))`;
    expect(await page.evaluate(kept)).not.toEqual([]);
    await page.locator('.person').click();
    await page.getByRole('menuitem', { name: 'تسجيل الخروج' }).click();
    await page.locator('.sign-in').waitFor();
    expect(await page.evaluate(kept)).toEqual([]);
    await desk.context.close();
  });

  test('what is wrong is said at its field, which has the focus', async () => {
    const desk = await atDesk('agent', 'ar');
    const { page } = desk;
    const focused = () =>
      page.evaluate<string>(
        `document.activeElement.closest('.mantine-InputWrapper-root').innerText`,
      );
    await page.keyboard.press('Control+Enter');
    expect(await focused()).toContain('اسأل عن الاسم');
    await page.keyboard.type('سعاد علي');
    await page.keyboard.press('Control+Enter');
    expect(await focused()).toContain('اكتب ما حدث');
    await page.keyboard.type('انقطاع المياه منذ يومين');
    await page.locator('input[type=tel]').fill('0100123');
    await page.keyboard.press('Control+Enter');
    await expect.poll(focused).toContain('رقم الهاتف غير صحيح');
    expect(await page.locator('textarea').first().inputValue()).toBe('انقطاع المياه منذ يومين');
    await desk.context.close();
  });
});
