import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Caller } from '../contract/callers.ts';
import { story, takeCalls, telephone } from './call.ts';
import { digitsIn, openDesk } from './desk.ts';

/*
 * A call taken down while the connection fails, the window closes, a key is pressed twice or what was heard
 * is wrong: it is neither lost nor filed twice.
 */

const desk = openDesk();

describe.skipIf(desk.skipped)('nothing is lost', () => {
  const found = async (phone: string) =>
    (await desk.as('agent').post<Caller>('/callers', { phone })).complaints;

  async function takeDown(page: Page, phone: string) {
    await page.keyboard.type(phone);
    await page.keyboard.press('Enter');
    await page.keyboard.type('سعاد علي');
    await page.keyboard.press('Enter');
    await page.keyboard.type('انقطاع المياه منذ يومين');
  }

  test('the key pressed twice, and again while it is sent, files once', async () => {
    const { context, page } = await takeCalls(desk, 'ar');
    const phone = '01230000001';
    await takeDown(page, phone);
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Control+Enter');
    await page.locator('.filed-digits').waitFor();
    expect(await found(phone)).toHaveLength(1);
    await context.close();
  });

  test('without a connection the next call goes on, and the first is filed once when it is back', async () => {
    const { context, page } = await takeCalls(desk, 'ar');
    const phone = '01230000002';
    await takeDown(page, phone);
    await context.setOffline(true);
    await page.keyboard.press('Control+Enter');
    await page.locator('.filed-state.is-waiting .tabler-icon').waitFor();
    await page.keyboard.press('F2');
    await page.locator('.kept-call.is-waiting').waitFor();
    // The window is closed and opened again before the connection is back.
    await context.setOffline(false);
    await page.reload();
    await page.locator('.kept-call.is-filed').waitFor();
    const [filed, ...others] = await found(phone);
    expect(others).toEqual([]);
    expect(await digitsIn(page.locator('.kept-call.is-filed .number'))).toBe(filed?.number);
    await context.close();
  });

  test('a call that broke off is taken up by one key, and is gone for who signs out', async () => {
    const { context, page } = await takeCalls(desk, 'ar');
    await takeDown(page, '01230000003');
    await page.keyboard.press('F2');
    await expect.poll(() => story(page).inputValue()).toBe('');
    await page.keyboard.press('Alt+d');
    await expect.poll(() => story(page).inputValue()).toBe('انقطاع المياه منذ يومين');
    const kept = `Object.keys(localStorage).filter((key) => key.startsWith('insaf-kept:'))`;
    await expect.poll(() => page.evaluate(kept)).not.toEqual([]);
    await page.locator('.person').click();
    await page.getByRole('menuitem', { name: 'تسجيل الخروج' }).click();
    await page.locator('.sign-in').waitFor();
    await expect.poll(() => page.evaluate(kept)).toEqual([]);
    await context.close();
  });

  test('what is wrong is said at its field, which has the focus', async () => {
    const { context, page } = await takeCalls(desk, 'ar');
    const focused = () =>
      page.evaluate<string>(
        `document.activeElement.closest('.mantine-InputWrapper-root').innerText`,
      );
    await page.keyboard.press('Control+Enter');
    await expect.poll(focused).toContain('اسأل عن الاسم');
    await page.keyboard.type('سعاد علي');
    await page.keyboard.press('Control+Enter');
    await expect.poll(focused).toContain('اكتب ما حدث');
    await page.keyboard.type('انقطاع المياه منذ يومين');
    await telephone(page).fill('0100123');
    await page.keyboard.press('Control+Enter');
    await expect.poll(focused).toContain('رقم الهاتف غير صحيح');
    expect(await story(page).inputValue()).toBe('انقطاع المياه منذ يومين');
    await context.close();
  });
});
