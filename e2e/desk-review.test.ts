import { describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { Review } from '../contract/review.ts';
import type { Language } from '../contract/text.ts';
import { openDesk } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * A rapporteur prepares a meeting: the days of the committee, an agency below, the complaints behind a
 * number, and the review to take along, in a real browser on a real server.
 */

const desk = openDesk();

/** Two complaints that a unit of Beni Suef has accepted. */
async function acceptTwo(): Promise<Filed[]> {
  const filed: Filed[] = [];
  for (const text of ['القمامة متراكمة أمام المدرسة.', 'القمامة متراكمة أمام المستشفى.']) {
    const each = await desk.public.post<Filed>('/complaints', {
      ...{ text, category: 'waste', place: 'eg-bns-naser' },
      complainants: [{ name: 'منى عبد الرحمن', phone: '01001234567' }],
    });
    const agency = 'gov-bns-lu-naser';
    await desk.as('examiner').post(`/complaints/${each.number}/refer`, { agency });
    await desk.as('officer.naser').post(`/complaints/${each.number}/accept`);
    filed.push(each);
  }
  return filed;
}

const thisYear = new Date().getUTCFullYear();
const period = `from=${thisYear}-01-01&to=${thisYear}-12-31`;

describe.skipIf(desk.skipped)('the period review', () => {
  test.for(['ar', 'en'] as Language[])(
    'is chosen, read, opened to the complaints behind a number, and taken along, in %s',
    async (language) => {
      const say = wordsOf(language);
      const accepted = async () => {
        const path = `/figures/review?${period}&agency=gov-bns-lu-naser`;
        const { now } = await desk.as('head.bns').get<Review>(path);
        return now.cohort.accepted ?? 0;
      };
      const before = await accepted();
      const filed = await acceptTwo();
      // Counting is a job that is at most seconds behind.
      await expect.poll(accepted, { timeout: 60_000 }).toBe(before + 2);

      // A committee's days, in which nothing came yet.
      const { page, seen } = await desk.open(
        'head.bns',
        language,
        '/desk/review?from=2020-07-01&to=2020-08-05',
      );
      await page.getByText(say('desk-review.flow.none')).waitFor();
      await page.getByLabel(say('desk-review.choose.period')).first().click();
      await page.getByRole('option', { name: say('desk-review.choose.this_year') }).click();
      await page.getByRole('heading', { name: say('desk-review.four.title') }).waitFor();
      for (const figure of ['answered', 'removed', 'verified', 'confirmed']) {
        await page
          .locator('.review-four')
          .getByText(say(`figures.cohort.${figure}.name`))
          .waitFor();
      }

      // What stands out is there with how many comparisons it took, also where that is nothing.
      const findings = page.getByRole('region', { name: say('findings.title') });
      await findings.locator('.findings-none, .findings-sides').waitFor();
      await findings.locator('.findings-how summary').click();
      await findings.getByText(say('findings.how_text')).waitFor();

      // An agency below, by its name in the table.
      await page
        .locator('.review-table a', { hasText: language === 'ar' ? 'ناصر' : 'Naser' })
        .click();
      await page.locator('h1', { hasText: language === 'ar' ? 'ناصر' : 'Naser' }).waitFor();
      const row = page.locator('.review-cohort tr', {
        hasText: say('figures.cohort.accepted.name'),
      });
      await row.locator('a').first().click();
      await page.waitForURL('**/review/complaints?*');
      await page.locator('.waiting-card').nth(1).waitFor();
      for (const { number } of filed) {
        expect(await page.locator(`a[href$="/complaints/${number}"]`).count()).toBe(1);
      }
      await page.getByRole('link', { name: say('desk-review.drill.back') }).click();
      await page.getByRole('heading', { name: say('desk-review.four.title') }).waitFor();

      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: say('desk-review.take.xlsx') }).click();
      expect((await download).suggestedFilename()).toMatch(/^review-gov-bns-lu-naser-.*\.xlsx$/);
      expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
    },
  );
});
