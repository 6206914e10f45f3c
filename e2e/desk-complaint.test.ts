import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { ComplaintView } from '../contract/dossier.ts';
import { type Language, languages } from '../contract/text.ts';
import { endWell, openDesk, type Seat } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * A complaint at the desk, in a real browser on a real server, by the keyboard alone: what can be done is
 * offered and done, what cannot is not, and what others do meanwhile is shown without losing what was typed.
 */

const desk = openDesk();
const examiner = desk.as('examiner');
const complaint = (number: string) => examiner.get<ComplaintView>(`/complaints/${number}`);

async function file(more: object = {}): Promise<string> {
  const { number } = await desk.public.post<Filed>('/complaints', {
    text: 'القمامة متراكمة أمام مدرسة البنات منذ أسبوع.\nوالرائحة لا تُحتمل.',
    place: 'eg-bns-naser',
    position: { lat: 29.158, lon: 31.134 },
    complainants: [{ name: 'منى عبد الرحمن', phone: '01001234567' }],
    ...more,
  });
  return number;
}

/** The examiner at the page of a complaint, once it is there. */
async function reading(number: string, language: Language): Promise<Seat> {
  const seat = await desk.open('examiner', language, `/desk/complaints/${number}`);
  await seat.page.locator('.complaint-head').waitFor();
  await seat.page.locator('.acts button').first().waitFor();
  return seat;
}

const done = (page: Page) => page.locator('.done[role=status] p');
const focusedTag = (page: Page) => page.evaluate<string>('document.activeElement.tagName');
const inArabic = wordsOf('ar');

describe.skipIf(desk.skipped).each(languages)('a complaint at the desk, in %s,', (language) => {
  const say = wordsOf(language);

  test('is referred by keys alone to an agency searched in another spelling', async () => {
    const number = await file();
    const seat = await reading(number, language);
    const { page } = seat;
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
    const after = await complaint(number);
    expect([after.status, after.holder.code, after.category?.code]).toEqual([
      'referred',
      'gov-bns-lu-naser',
      'waste',
    ]);
    // The page says so too, without having been loaded anew.
    await expect.poll(() => page.locator('.entry').count()).toBe(2);
    expect(
      await page.getByRole('button', { name: say('desk-complaint.acts.refer.button') }).count(),
    ).toBe(0);
    await endWell(seat);
  });

  test('is asked about with a ready sentence in the person’s language, and then waits', async () => {
    const number = await file();
    const seat = await reading(number, language);
    const { page } = seat;
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
    const after = await complaint(number);
    expect(after.status).toBe('incomplete');
    expect(after.history.at(-1)!.words).toBe(inArabic('desk-phrases.askComplainant.place'));
    await expect.poll(() => page.locator('.head-clock-waiting').count()).toBe(1);
    await endWell(seat);
  });

  test('was moved by somebody else meanwhile: it says what happened, and what was typed is kept', async () => {
    const number = await file();
    const { context, page } = await reading(number, language);
    await page.keyboard.press('i');
    await expect.poll(() => focusedTag(page)).toBe('TEXTAREA');
    const typed = 'نرجو ذكر رقم العقار. The number of the building, please.';
    await page.keyboard.type(typed);
    await examiner.post(`/complaints/${number}/ask`, { question: 'متى بدأت المشكلة؟' });
    await examiner.post(`/complaints/${number}/supply`, { answer: 'منذ أسبوع' });
    await page.keyboard.press('Control+Enter');
    const note = page.locator('.act [role=alert]');
    await note.waitFor();
    await expect.poll(() => note.locator('li').count()).toBe(2);
    expect(await note.textContent()).toContain(say('desk-complaint.meanwhile.title'));
    const kept = page.locator('.act textarea');
    expect(await kept.inputValue()).toBe(typed);
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => focusedTag(page)).toBe('BUTTON');
    await page.keyboard.press('Enter');
    await note.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+Enter');
    await done(page).waitFor();
    const after = await complaint(number);
    expect(after.history.map(({ verb }) => verb)).toEqual([
      'receive',
      'askComplainant',
      'supply',
      'askComplainant',
    ]);
    expect(after.history.at(-1)!.words).toBe(typed);
    await context.close();
  });

  test('cannot be dismissed by who works for the agency complained of, and by others can', async () => {
    const accused = await reading(await file({ agencyComplainedOf: 'system' }), language);
    const button = ({ page }: Seat) =>
      page
        .locator('.acts')
        .getByRole('button', { name: say('desk-complaint.acts.dismiss.button') });
    expect(await accused.page.locator('.acts button').count()).toBeGreaterThan(1);
    expect(await button(accused).count()).toBe(0);
    await accused.page.keyboard.press('d');
    expect(await accused.page.locator('.act').count()).toBe(0);
    expect(await accused.page.locator('.people-hidden').textContent()).toBe(
      say('desk-complaint.people.hidden.complained_of'),
    );
    await accused.context.close();

    const number = await file({ agencyComplainedOf: 'gov-bns-lu-naser' });
    const other = await reading(number, language);
    expect(await button(other).count()).toBe(1);
    await other.page.keyboard.press('d');
    await other.page.locator('.act select').selectOption('inexact');
    await other.page.locator('.phrase').first().click();
    await other.page.keyboard.press('Control+Enter');
    await done(other.page).waitFor();
    const after = await complaint(number);
    expect([after.status, after.history.at(-1)!.words]).toEqual([
      'dismissed',
      inArabic('desk-phrases.dismiss.inexact'),
    ]);
    expect(other.seen.violations).toEqual([]);
    await other.context.close();
  });
});

describe.skipIf(desk.skipped)('what was typed and not sent', () => {
  test('is there again after the page was left, and gone once it was sent', async () => {
    const number = await file();
    const { context, page } = await reading(number, 'ar');
    await page.keyboard.press('i');
    await expect.poll(() => focusedTag(page)).toBe('TEXTAREA');
    await page.keyboard.type('سؤال لم يكتمل');
    await page.reload();
    await page.locator('.act-begun').waitFor();
    await page.keyboard.press('i');
    expect(await page.locator('.act textarea').inputValue()).toBe('سؤال لم يكتمل');
    await page.keyboard.press('Escape');
    await page.locator('.act').waitFor({ state: 'detached' });
    await page.locator('.act-begun').waitFor();
    await page.keyboard.press('i');
    await page.locator('.act textarea:focus').waitFor();
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

describe.skipIf(desk.skipped)('from the list', () => {
  test('one goes on to the next complaint and back by keys, and returns to the list', async () => {
    await Promise.all([file(), file(), file()]);
    const seat = await desk.open('examiner', 'ar', '/desk');
    const { page } = seat;
    const list = page.locator('#queue');
    await list.getByText('القمامة').first().waitFor();
    await page.waitForURL('**/desk?status=received');
    await page.locator('#queue:focus').waitFor();
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
    await endWell(seat);
  });
});

describe.skipIf(desk.skipped)('who may not see a complaint', () => {
  test('is told that there is none, as for a number that nobody has', async () => {
    const number = await file();
    const { context, page } = await desk.open('officer.water', 'en', `/desk/complaints/${number}`);
    await page.getByText(wordsOf('en')('desk-complaint.not_found.title')).waitFor();
    expect(await page.locator('.complaint').count()).toBe(0);
    await context.close();
  });
});
