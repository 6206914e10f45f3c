import { describe, expect, test } from 'vitest';
import { languages } from '../contract/text.ts';
import { file, listed, numbers, openDeskWithTwelve, openQueue, selected } from './queue-list.ts';

/*
 * The queue while it changes: an act on many complaints at once, what others do meanwhile, and a connection
 * that is gone.
 */

const desk = openDeskWithTwelve();

describe.skipIf(desk.skipped).each(languages)('in %s', (language) => {
  test('an act on many says of each whether it was done, and why one was not', async () => {
    const filed = [];
    for (let no = 0; no < 3; no += 1) filed.push(await file(desk, 100 + no));
    const page = await openQueue(desk, language, '/desk?status=received', {
      width: 1440,
      height: 3000,
    });
    await listed(page);
    for (const { number } of filed) {
      await page.locator(`#complaint-${number} input`).click();
    }
    await expect.poll(() => selected(page).count()).toBe(3);
    // Meanwhile somebody else asks the person of the one in the middle.
    const between = filed[1]!.number;
    await desk.as('examiner').post(`/complaints/${between}/ask`, { question: 'أين المكان؟' });
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
    await expect.poll(() => selected(page).count()).toBe(1);
    await page.context().close();
  });

  test('what others change marks its row, and nothing moves until the reader asks for it', async () => {
    const page = await openQueue(desk, language, '/desk?status=received');
    const before = await listed(page);
    const second = before[1]!;
    await page.locator('.live-state-live').waitFor();
    await desk.as('examiner').post(`/complaints/${second}/ask`, { question: 'أين المكان؟' });
    await page.locator(`#complaint-${second} .queue-mark`).waitFor();
    expect(await numbers(page)).toEqual(before);
    await page.locator('.queue-changes button').click();
    await page.locator(`#complaint-${second}`).waitFor({ state: 'detached' });
    await page.context().close();
  });
});

test.skipIf(desk.skipped)(
  'offline, the list says so and loads once there is a connection',
  async () => {
    const page = await openQueue(desk, 'ar', '/desk?status=received');
    await listed(page);
    await page.context().setOffline(true);
    await page.locator('.queue-side nav a.view').nth(1).click();
    await page.locator('.state[role=alert]').waitFor();
    await page.context().setOffline(false);
    await page.locator('.queue-note').waitFor();
    await page.context().close();
  },
);
