import { describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import { endWell, openDesk, type Seat } from './desk.ts';
import { track } from './pages/visit.ts';
import { wordsOf } from './words.ts';

/*
 * A confidential complaint, in real browsers: an examiner asks to be shown who complains, a second person
 * approves, the examiner sees it field by field, and the person reads who, when and why.
 */

const desk = openDesk();
const say = wordsOf('ar');
const name = 'سعاد علي محمود النجار';
const reason = 'يلزم سؤال مقدم البلاغ عن تاريخ الواقعة قبل التوجيه إلى جهة التحقيق';
const button = ({ page }: Seat, words: string) =>
  page.getByRole('button', { name: words, exact: true });

describe.skipIf(desk.skipped)('who complains of corruption', () => {
  test('is opened by two, shown field by field, and the person reads who saw it and why', async () => {
    const filed = await desk.public.post<Filed>('/complaints', {
      text: 'موظف الشباك يطلب مبلغًا لإنهاء الأوراق',
      category: 'corruption',
      complainants: [{ name, phone: '01001234567' }],
    });
    const examiner = await desk.open('examiner', 'ar', `/desk/complaints/${filed.number}`);
    const { page } = examiner;
    await button(examiner, say('desk-custody.closed.ask')).click();
    // The form takes the focus, and all of it is reached by keys.
    await page.locator('textarea:focus').waitFor();
    await page.keyboard.type(reason);
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await button(examiner, say('desk-custody.ask.send')).press('Enter');
    await page.getByText(say('desk-custody.openings.state.waiting')).waitFor();
    expect(await page.locator('.person-card').count()).toBe(0);

    const supervisor = await desk.open('supervisor', 'ar', '/desk');
    await supervisor.page.locator('.place').first().waitFor();
    await supervisor.page.keyboard.press('g');
    await supervisor.page.keyboard.press('p');
    const card = supervisor.page.locator('.waiting-card');
    await card.waitFor();
    expect(await card.locator('blockquote').textContent()).toBe(reason);
    await card
      .getByRole('button', { name: say('desk-custody.waiting.approve'), exact: true })
      .click();
    const dialog = supervisor.page.getByRole('dialog');
    await dialog
      .getByRole('button', { name: say('desk-custody.waiting.approve'), exact: true })
      .click();
    await supervisor.page.getByText(say('desk-custody.waiting.approved')).waitFor();
    await endWell(supervisor);

    await page.reload();
    const person = page.locator('.person-card');
    await person.waitFor();
    expect(await person.textContent()).not.toContain('سعاد');
    await person.getByRole('button').first().press('Enter');
    await person.getByText(name).waitFor();
    expect(await person.textContent()).not.toContain('0123');
    await endWell(examiner);

    const visitor = await page.context().browser()!.newContext({ locale: 'ar-EG' });
    const seen = await visitor.newPage();
    await track(seen, desk.url, filed);
    const told = await seen.locator('section:has(> #openings)').textContent();
    expect(told).toContain(reason);
    expect(told).toContain('فاحص');
    expect(told).toContain('مشرف');
    expect(told).not.toMatch(/أحمد|عبير/);
    await visitor.close();
  });
});
