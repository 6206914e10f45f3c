import { describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { ComplaintView } from '../contract/dossier.ts';
import type { Language } from '../contract/text.ts';
import { endWell, openDesk } from './desk.ts';
import { track } from './pages/visit.ts';
import { wordsOf } from './words.ts';

/*
 * What people see of time, in a real browser on a real server: the week by keys, whom a complaint rises to,
 * what is late below a head, and what the complainant is told to expect.
 */

const desk = openDesk();

async function accepted(): Promise<Filed> {
  const filed = await desk.public.post<Filed>('/complaints', {
    ...{
      text: 'القمامة متراكمة أمام المدرسة منذ أسبوع.',
      category: 'waste',
      place: 'eg-bns-naser',
    },
    complainants: [{ name: 'منى عبد الرحمن', phone: '01001234567' }],
  });
  await desk
    .as('examiner')
    .post(`/complaints/${filed.number}/refer`, { agency: 'gov-bns-lu-naser' });
  await desk.as('officer.naser').post(`/complaints/${filed.number}/accept`);
  return filed;
}

describe.skipIf(desk.skipped).for(['ar', 'en'] as const)(
  'time, said in %s,',
  (language: Language) => {
    const say = wordsOf(language);

    test('is a week that is walked by keys, day by day and week by week, each day a list', async () => {
      const { number } = await accepted();
      const { clock } = await desk.as('officer.naser').get<ComplaintView>(`/complaints/${number}`);
      const seat = await desk.open('officer.naser', language, '/desk/week');
      const { page } = seat;
      const days = page.locator('.week-day');
      await days.first().waitFor();
      expect(await days.count()).toBe(7);
      await page.keyboard.press('j');
      await page.locator('.week-day:nth-child(1):focus').waitFor();
      await page.keyboard.press('j');
      await page.locator('.week-day:nth-child(2):focus').waitFor();
      await page.keyboard.press('k');
      await page.locator('.week-day:nth-child(1):focus').waitFor();

      const link = page.locator(`a[href$="/complaints/${number}"]`);
      for (let week = 0; week < 6 && (await link.count()) === 0; week += 1) {
        const before = await days.first().getAttribute('aria-labelledby');
        await page.keyboard.press(']');
        await expect
          .poll(() => days.first().getAttribute('aria-labelledby'), { timeout: 60_000 })
          .not.toBe(before);
      }
      const column = page.locator('.week-day', { has: link });
      await column.locator('.week-count').click();
      await page.locator(`#complaint-${number}`).waitFor();
      expect(new URL(page.url()).searchParams.get('dueOn')).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(clock.dueAt).not.toBeNull();
      await endWell(seat);
    });

    test('says on the complaint whom it rises to next, and to its complainant how long each step takes', async () => {
      const filed = await accepted();
      const seat = await desk.open('officer.naser', language, `/desk/complaints/${filed.number}`);
      const ladder = seat.page.locator('.head-ladder');
      await ladder.waitFor();
      expect(await ladder.textContent()).toContain(say('desk-history.told.officers'));
      await endWell(seat);

      const person = await desk.signedIn('examiner', language);
      const shown = await person.newPage();
      await track(shown, desk.url, filed);
      await shown.getByText(say('portal-track.expected.title')).click();
      await expect.poll(() => shown.locator('.expected li').count(), { timeout: 60_000 }).toBe(3);
      await person.close();
    });

    test('that is not over leaves nothing below a head that is late', async () => {
      const seat = await desk.open('head.bns', language, '/desk/overdue');
      await seat.page.getByText(say('desk-overdue.none'), { exact: true }).waitFor();
      await endWell(seat);
    });
  },
);
