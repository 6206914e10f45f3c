import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { ComplaintView } from '../contract/dossier.ts';
import { maskName } from '../contract/identity.ts';
import { languages } from '../contract/text.ts';
import { handsOn, story, takeCalls, telephone, waited } from './call.ts';
import { digitsIn, openDesk, type Seat } from './desk.ts';

/*
 * A call taken down by somebody who knows the form, in a real browser on a real server, by the keyboard
 * alone. Every key is counted; how long a call takes is reckoned from them and from what the server took.
 */

const desk = openDesk();

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

describe.skipIf(desk.skipped).for(languages)('a call, the desk in %s', (language) => {
  const { name, text, place } = calls[language];
  const phone = language === 'ar' ? '01001234567' : '01112345678';
  let agent: Seat;
  let number: string;
  beforeAll(async () => {
    agent = await takeCalls(desk, language);
  });
  afterAll(() => agent.context.close());

  test('is filed by the keyboard alone, in under 45 seconds of typing at five keys a second', async () => {
    const { page, seen } = agent;
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
    const [filed, code] = await page.locator('.filed-digits dd').all();
    number = await digitsIn(filed!);
    expect(number).toMatch(/^\d{12}$/);
    expect(await digitsIn(code!)).toMatch(/^\d{8}$/);
    await hands.press('Enter');
    await expect.poll(() => page.evaluate('document.activeElement.type')).toBe('tel');
    await expect.poll(() => story(page).inputValue()).toBe('');
    const { all, beside } = hands.count;
    const seconds = all / 5;
    console.info(
      `[${language}] ${all} keys, of which ${beside} are not of the text (${text.length} letters) or ` +
        `the name: ${seconds.toFixed(1)} s at 5 keys a second; the server took ${Math.round(server_ms)} ms`,
    );
    expect(seconds).toBeLessThan(45);
    expect(beside).toBeLessThan(40);
    expect(await desk.as('agent').get(`/complaints/${number}`)).toMatchObject({
      channel: 'hotline',
      text,
      language,
      category: { code: 'waste' },
      place: { code: 'eg-bns-naser' },
      holder: { code: 'system' },
      people: [{ name: maskName(name), kind: 'citizen' }],
      history: [{ verb: 'receive', by: 'staff', agency: { code: 'system' } }],
    });
    expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
  });

  test('the same caller is known before their second sentence, and greeted with one key', async () => {
    const { page } = agent;
    await page.reload();
    await telephone(page).waitFor();
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
    await page.locator('.caller-complaints', { hasText: text.slice(0, 30) }).waitFor();
    await hands.press('Enter');
    await expect.poll(() => page.locator('input').nth(2).inputValue()).toBe(name);
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  });

  test('an earlier complaint is told, and what was asked is answered, without leaving the call', async () => {
    const { page } = agent;
    const examiner = desk.as('examiner');
    await examiner.post(`/complaints/${number}/ask`, { question: 'ما رقم العقار؟' });
    await page.reload();
    await telephone(page).waitFor();
    const unfinished = await telephone(page).inputValue();
    expect(unfinished, 'a window that was closed loses nothing').toBe(phone);
    await page.locator('.caller-complaint').waitFor();
    await page.keyboard.press('Alt+1');
    await page.getByText('ما رقم العقار؟').waitFor();
    await page.locator('.told textarea').focus();
    await page.keyboard.type('العقار رقم ٧');
    await page.keyboard.press('Control+Enter');
    await page.locator('.told-question').waitFor({ state: 'detached' });
    const { status, history } = await examiner.get<ComplaintView>(`/complaints/${number}`);
    expect([status, history.at(-1)!.verb, history.at(-1)!.words]).toEqual([
      'received',
      'supply',
      'العقار رقم ٧',
    ]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate('document.activeElement.tagName')).toBe('TEXTAREA');
  });
});

describe.skipIf(desk.skipped)('an agency complained of', () => {
  test('is named by the keyboard, and Enter need not wait until it is found', async () => {
    const { context, page } = await takeCalls(desk, 'ar');
    await page.route('**/api/v1/agencies?*', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    await page.keyboard.type('01230000010');
    await page.keyboard.press('Enter');
    await page.keyboard.type('منى فؤاد إبراهيم');
    await page.keyboard.press('Enter');
    await page.keyboard.type('موظف الوحدة المحلية يرفض استلام الطلب');
    // Place, subject, kind, whom waiting harms, address, landmark; what is not known is passed by.
    for (const key of ['Tab', 'Enter', 'Escape', 'Tab', 'Tab', 'Tab', 'Tab', 'Enter']) {
      await page.keyboard.press(key);
    }
    const field = page.getByLabel('جهة يشتكي منها');
    await field.and(page.locator(':focus')).waitFor();
    await page.keyboard.type('لمركز ومدينة ناصر');
    await page.keyboard.press('Enter');
    await page.locator('.confidential input:focus').waitFor();
    expect(await field.inputValue()).toContain('ناصر');
    await page.keyboard.press('Control+Enter');
    await page.locator('.filed-digits').waitFor();
    const number = await digitsIn(page.locator('.filed-digits dd').first());
    const { agencyComplainedOf } = await desk
      .as('examiner')
      .get<ComplaintView>(`/complaints/${number}`);
    expect(agencyComplainedOf?.code).toBe('gov-bns-lu-naser');
    await context.close();
  });
});

describe.skipIf(desk.skipped)('an enquiry', () => {
  test('about another’s complaint needs the code; about a secret one of the caller’s, too', async () => {
    const { context, page } = await takeCalls(desk, 'ar');
    const { number, code } = await desk.public.post<Filed>('/complaints', {
      ...{ text: 'طلب مني الموظف رشوة', category: 'corruption' },
      complainants: [{ name: 'سعاد علي', phone: '01230000009' }],
    });
    await page.keyboard.type('01230000009');
    await page.locator('.caller-complaint').waitFor();
    const side = page.locator('.side');
    expect(await side.textContent()).not.toMatch(/رشوة|فساد|سعاد/);
    await telephone(page).fill('');
    await page.keyboard.press('F4');
    await page.locator('.enquiry input:focus').waitFor();
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
    await context.close();
  });
});
