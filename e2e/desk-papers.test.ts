import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { Statement } from '../contract/statement.ts';
import type { Language } from '../contract/text.ts';
import { openDesk } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * What a rapporteur takes along, by the buttons of the page: the review as a report and as slides, and the
 * monthly statement as words and on paper. And what the page says where a paper does not come.
 */

const desk = openDesk();
const thisMonth = new Date().toISOString().slice(0, 7);
const thisYear = thisMonth.slice(0, 4);
const review = `/desk/review?from=${thisYear}-01-01&to=${thisYear}-12-31`;

/** What a button has the browser keep. */
async function taken(page: Page, name: string): Promise<{ name: string; head: string }> {
  const download = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('button', { name, exact: true }).click();
  const kept = await download;
  const bytes = await readFile(await kept.path());
  return { name: kept.suggestedFilename(), head: bytes.subarray(0, 5).toString('latin1') };
}

describe.skipIf(desk.skipped)('papers', () => {
  test.for(['ar', 'en'] as Language[])(
    'of the review come by their buttons, which work again afterwards, in %s',
    async (language) => {
      const say = wordsOf(language);
      const { page, seen } = await desk.open('head.bns', language, review);
      const button = page.getByRole('button', {
        name: say('desk-review.take.report'),
        exact: true,
      });
      await button.waitFor({ timeout: 60_000 });
      for (const paper of ['report', 'slides'] as const) {
        const { name, head } = await taken(page, say(`desk-review.take.${paper}`));
        expect(name).toBe(`review-gov-bns-${thisYear}-01-01-${thisYear}-12-31-${paper}.pdf`);
        expect(head).toBe('%PDF-');
        await expect
          .poll(() => page.locator('.review-take button[data-loading]').count(), {
            timeout: 60_000,
          })
          .toBe(0);
      }
      expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
    },
  );

  test('that do not come are said not to, and asked for again they come', async () => {
    const say = wordsOf('en');
    const { page } = await desk.open('head.bns', 'en', review);
    const slides = say('desk-review.take.slides');
    await page.getByRole('button', { name: slides, exact: true }).waitFor({ timeout: 60_000 });
    await page.route('**/review-slides.pdf*', (route) => route.abort());
    await page.getByRole('button', { name: slides, exact: true }).click();
    await page.locator('.review-take').getByRole('alert').waitFor();
    await page.unroute('**/review-slides.pdf*');
    expect((await taken(page, slides)).head).toBe('%PDF-');
    expect(await page.locator('.review-take').getByRole('alert').count()).toBe(0);
  });

  test.for(['ar', 'en'] as Language[])(
    'of the month lead from the review to the statement, its words and its paper, in %s',
    async (language) => {
      const say = wordsOf(language);
      await desk.public.post<Filed>('/complaints', {
        ...{ text: 'القمامة متراكمة أمام المدرسة.', category: 'waste', place: 'eg-bns-naser' },
        complainants: [{ name: 'منى عبد الرحمن', phone: '01001234567' }],
      });
      const read = () =>
        desk.as('supervisor').get<Statement>(`/figures/statement?month=${thisMonth}`);
      const received = async () => (await read()).now.figures.received;
      await expect.poll(received, { timeout: 60_000 }).toBeGreaterThan(0);

      const { page, seen } = await desk.open(
        'supervisor',
        language,
        `/desk/review?from=${thisMonth}-01&to=${thisMonth}-28`,
      );
      await page.getByRole('link', { name: say('desk-review.take.statement') }).click();
      await page.waitForURL('**/statement?month=*');
      const words = page.locator('.statement-words p');
      await words.first().waitFor({ timeout: 60_000 });
      const { text } = await read();
      expect(await words.allTextContents()).toHaveLength(text[language].length);
      expect(await words.first().textContent()).toContain(thisYear);
      await page.getByText(say('desk-statement.running')).waitFor();
      const { name, head } = await taken(page, say('desk-statement.take.pdf'));
      expect([name, head]).toEqual([`statement-cabinet-${thisMonth}.pdf`, '%PDF-']);

      await page
        .locator('.statement-choose')
        .getByLabel(say('desk-statement.choose.month'), { exact: true })
        .first()
        .click();
      await page.getByRole('option').nth(20).click();
      await page.getByText(say('desk-statement.none')).waitFor();
      expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
    },
  );
});
