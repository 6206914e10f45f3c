import { describe, expect, test } from 'vitest';
import type { BoxKey, Dashboard } from '../contract/dashboard.ts';
import { violationsOf } from './axe.ts';
import { endWell, openDesk } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * What each kind of staff is shown at a glance, in a real browser on a real server: the boxes of what they
 * may do, numbers that follow what others do, and the list behind a number.
 */

const desk = openDesk();
const say = wordsOf('ar');

const fileOne = () =>
  desk.public.post<{ number: string }>('/complaints', {
    ...{ text: 'القمامة متراكمة أمام المدرسة.', category: 'waste', place: 'eg-bns-naser' },
    complainants: [{ name: 'منى عبد الرحمن', phone: '01001234567' }],
  });
const readBy = (who: string) => desk.as(who).get<Dashboard>('/dashboard');

describe.skipIf(desk.skipped)('the dashboard, in Arabic,', () => {
  test('shows each role the boxes of what they may do, and breaks no rule that axe knows', async () => {
    const agency = 'gov-bns-lu-naser';
    const [referred] = [await fileOne(), await fileOne()];
    await desk.as('examiner').post(`/complaints/${referred!.number}/refer`, { agency });
    await desk.as('agent').post('/complaints', {
      ...{ text: 'تسرب مياه في الشارع.', category: 'waste', place: 'eg-bns-naser' },
      channel: 'hotline',
      complainants: [{ name: 'سعاد محمود', phone: '01001234568' }],
    });
    const surely: Record<string, BoxKey[]> = {
      ...{ agent: ['intake'], examiner: ['examining'], 'officer.naser': ['handling'] },
      ...{ 'head.bns': ['handling'], supervisor: [], auditor: [], judge: [], admin: [] },
    };
    for (const [who, boxesOf] of Object.entries(surely)) {
      const { boxes, figures, health } = await readBy(who);
      const keys = boxes.map(({ key }) => key);
      expect([who, keys]).toEqual([who, expect.arrayContaining(boxesOf)]);
      const seat = await desk.open(who, 'ar', '/desk/dashboard');
      const { page } = seat;
      await page.getByRole('heading', { level: 1, name: say('desk-dashboard.title') }).waitFor();
      await page.locator('.dashboard').waitFor();
      const shown = await page.locator('.dashboard-box h2').allTextContents();
      expect([who, shown]).toEqual([who, keys.map((key) => say(`desk-dashboard.boxes.${key}`))]);
      expect([who, await page.locator('.dashboard-figures').count()]).toEqual([
        who,
        figures === null ? 0 : 1,
      ]);
      expect([who, await page.locator('.dashboard-health').count()]).toEqual([
        who,
        health === null ? 0 : 1,
      ]);
      expect([who, await violationsOf(page, 'light')]).toEqual([who, []]);
      await endWell(seat);
    }
  }, 360_000);

  test('follows what others do, where it stands, and leads to the list behind a number', async () => {
    await fileOne();
    const seat = await desk.open('examiner', 'ar', '/desk');
    const { page } = seat;
    await page.getByRole('link', { name: say('desk.nav.dashboard'), exact: true }).click();
    const line = page.locator('.dashboard-line', {
      hasText: say('desk-dashboard.lines.toExamine'),
    });
    const count = async () => Number(await line.locator('.dashboard-count').textContent());
    const before = await count();
    const { number } = await fileOne();
    await expect.poll(count, { timeout: 60_000 }).toBe(before + 1);
    await line.click();
    await page.waitForURL((url) => url.search === '?status=received');
    await page.locator(`#complaint-${number}`).waitFor();
    await endWell(seat);
  }, 180_000);

  test('is printed with its chart and without what is only for the screen', async () => {
    const seat = await desk.open('head.bns', 'ar', '/desk/dashboard');
    const { page } = seat;
    await page.locator('.dashboard-figures').waitFor();
    // Counting is a job that is at most seconds behind.
    await page.locator('.review-chart').waitFor({ timeout: 180_000 });
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.review-chart').isVisible()).toBe(true);
    expect(await page.locator('.desk-nav').isVisible()).toBe(false);
    await page.emulateMedia({ media: 'screen' });
    await page.getByText(say('desk-review.course.as_table')).click();
    const table = page.locator('.review-as-table table');
    await table.waitFor();
    expect(await table.locator('tbody tr').count()).toBe(30);
    await endWell(seat);
  }, 240_000);
});
