import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { MeetingRow, MeetingView } from '../contract/meetings.ts';
import type { Review } from '../contract/review.ts';
import type { Language } from '../contract/text.ts';
import { endWell, openDesk } from './desk.ts';
import { wordsOf as plainWords } from './words.ts';

/*
 * A rapporteur's journey: the days of the committee, what is said of them, closing, taking along, and finding
 * the same figures when the live ones have gone on, in a real browser on a real server.
 */

const desk = openDesk();
/** What the pages say, with the parameters of plain sentences in their places. */
const wordsOf = (language: Language) => {
  const plain = plainWords(language);
  return (key: string, params: Record<string, string | number> = {}) =>
    plain(key).replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
};
const soon = { timeout: 60_000 };
const naser = 'gov-bns-lu-naser';

/** A complaint that the unit has accepted, and what the committee's days count of it then. */
async function acceptOne(): Promise<Filed> {
  const filed = await desk.public.post<Filed>('/complaints', {
    ...{ text: 'القمامة متراكمة أمام المدرسة.', category: 'waste', place: 'eg-bns-naser' },
    complainants: [{ name: 'منى عبد الرحمن', phone: '01001234567' }],
  });
  await desk.as('examiner').post(`/complaints/${filed.number}/refer`, { agency: naser });
  await desk.as('officer.naser').post(`/complaints/${filed.number}/accept`);
  return filed;
}

const receivedOf = async (from: string, to: string) => {
  const path = `/figures/review?from=${from}&to=${to}&agency=gov-bns`;
  return (await desk.as('head.bns').get<Review>(path)).now.cohort.accepted ?? 0;
};

const hereOf = (page: Page) => page.url().split('/').at(-1)!;

async function saved(page: Page, say: ReturnType<typeof wordsOf>): Promise<void> {
  await page.getByText(say('desk-meetings.saving.saved')).waitFor(soon);
}

describe.skipIf(desk.skipped)('the meeting of the higher committee', () => {
  test('is prepared for 1 July to 5 August, reworded, closed, taken along, and found as it was', async () => {
    const say = wordsOf('ar');
    const seat = await desk.open('rapporteur.bns', 'ar', '/desk/meetings/new');
    const { page } = seat;
    await page.getByLabel(say('desk-review.choose.period')).first().click();
    await page.getByRole('option', { name: say('desk-review.choose.own') }).click();
    const year = new Date().getUTCFullYear() - 1;
    await page.getByLabel(say('desk-review.choose.from')).fill(`${year}-07-01`);
    await page.getByLabel(say('desk-review.choose.to')).fill(`${year}-08-05`);
    await page.getByLabel(say('desk-meetings.field.title')).fill('اجتماع اللجنة العليا');
    await page.getByRole('button', { name: say('desk-meetings.begin') }).click();
    await page.getByRole('heading', { level: 1, name: 'اجتماع اللجنة العليا' }).waitFor(soon);
    const id = hereOf(page);

    // A point of its own, with a figure that is chosen from the list and stays live.
    await page.getByRole('button', { name: say('desk-meetings.add.well') }).click();
    const text = page.getByLabel(say('desk-meetings.text.textAr')).first();
    await text.fill('ورد في الفترة ');
    const name = say('desk-meetings.figure.cohort', {
      figure: say('figures.cohort.received.name'),
    });
    await page.getByLabel(say('desk-meetings.text.insert')).first().fill(name);
    await page.getByRole('option', { name, exact: true }).click();
    await expect.poll(() => text.inputValue(), soon).toContain(`{${name}}`);
    await page.locator('.meeting-reads', { hasText: 'ورد في الفترة 0' }).waitFor(soon);
    await text.fill(`ورد في الفترة {${name}} ولا يوجد {رقم كهذا}`);
    await page.getByText(say('desk-meetings.text.unknown', { figure: 'رقم كهذا' })).waitFor(soon);
    await text.fill(`ورد في الفترة {${name}} شكوى`);
    const act = (verb: string, at: number) =>
      page.getByRole('button', {
        exact: true,
        name: say('desk-meetings.point.of_side', {
          act: say(`desk-meetings.point.${verb}`, { at }),
          side: say('desk-meetings.side.well'),
        }),
      });
    await act('done', 1).click();

    // Another that is dropped and restored, and one that is put before the first by the keyboard.
    await page.getByRole('button', { name: say('desk-meetings.add.well') }).click();
    await page.getByLabel(say('desk-meetings.text.textAr')).first().fill('تحسن الرد');
    await act('done', 2).click();
    await act('up', 2).focus();
    await page.keyboard.press('Enter');
    await page.locator('.meeting-points li').first().getByText('تحسن الرد').waitFor(soon);
    await act('drop', 1).click();
    await saved(page, say);
    const points = async () =>
      (await desk.as('rapporteur.bns').get<MeetingView>(`/meetings/${id}`)).points;
    expect((await points()).map(({ textAr, dropped }) => [textAr, dropped])).toEqual([
      ['تحسن الرد', true],
      ['ورد في الفترة {cohort.received} شكوى', false],
    ]);

    // Without a connection what is typed is kept, and sent when it is back.
    await seat.context.setOffline(true);
    await page.getByRole('button', { name: say('desk-meetings.add.recommendation') }).click();
    await page.getByLabel(say('desk-meetings.text.textAr')).first().fill('زيارة الوحدة المحلية');
    await page.getByText(say('desk-meetings.saving.kept')).waitFor(soon);
    await seat.context.setOffline(false);
    await saved(page, say);
    expect((await points()).at(-1)).toMatchObject({ textAr: 'زيارة الوحدة المحلية' });

    // As the committee reads it, then closed for good.
    await page.getByText(say('desk-meetings.view.read'), { exact: true }).click();
    await page.locator('.meeting-said li', { hasText: 'ورد في الفترة 0 شكوى' }).waitFor(soon);
    await page.getByRole('button', { name: say('desk-meetings.close.act') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(say('desk-meetings.close.after')).waitFor(soon);
    await dialog.getByRole('button', { name: say('desk-meetings.close.now') }).click();
    await page.getByRole('heading', { name: say('desk-meetings.proof.title') }).waitFor(soon);
    await page.locator('.meeting-said li', { hasText: 'ورد في الفترة 0 شكوى' }).waitFor(soon);
    expect(await page.getByText('تحسن الرد').count()).toBe(0);

    const { closed } = await desk.as('rapporteur.bns').get<MeetingView>(`/meetings/${id}`);
    for (const ending of ['xlsx', 'csv', 'json']) {
      const download = page.waitForEvent('download');
      await page.getByRole('link', { name: say(`desk-meetings.take.${ending}`) }).click();
      const file = await download;
      expect(file.suggestedFilename()).toMatch(new RegExp(`\\.${ending}$`));
      if (ending !== 'json') continue;
      const bytes = readFileSync(await file.path());
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(closed!.sha256);
    }
    for (const paper of ['report', 'slides']) {
      const download = page.waitForEvent('download', { timeout: 120_000 });
      await page.getByRole('button', { name: say(`desk-review.take.${paper}`) }).click();
      expect((await download).suggestedFilename()).toMatch(new RegExp(`${paper}\\.pdf$`));
    }
    await endWell(seat);
  });

  test.for(['ar', 'en'] as Language[])(
    'shows what it showed when the live figures have gone on, in %s',
    async (language) => {
      const say = wordsOf(language);
      const today = new Date().toISOString().slice(0, 10);
      const rapporteur = desk.as('rapporteur.bns');
      // The days of a committee that meets today are not over, and the page says so before anything is sent.
      const asked = { from: today, to: today, agency: 'gov-bns' };
      const { id } = await rapporteur.post<MeetingRow>('/meetings', {
        title: `Today ${language}`,
        asked,
      });
      const before = await receivedOf(today, today);
      const seat = await desk.open('rapporteur.bns', language, `/desk/meetings/${id}`);
      const { page } = seat;
      await page.getByRole('button', { name: say('desk-meetings.close.act') }).click();
      const dialog = page.getByRole('dialog');
      const now = dialog.getByRole('button', { name: say('desk-meetings.close.now') });
      await now.waitFor(soon);
      expect(await now.isDisabled()).toBe(true);
      await page.keyboard.press('Escape');
      await page.goto(`${desk.url}/desk/meetings`);
      await page.locator('.waiting-card', { hasText: `Today ${language}` }).waitFor(soon);

      await acceptOne();
      await expect.poll(() => receivedOf(today, today), soon).toBe(before + 1);
      const closed = (
        await rapporteur.get<{ meetings: MeetingRow[] }>('/meetings?state=closed')
      ).meetings.at(-1)!;
      await page.goto(`${desk.url}/desk/meetings/${closed.id}`);
      await page.getByRole('heading', { name: say('desk-meetings.proof.title') }).waitFor(soon);
      await page.locator('.meeting-said li', { hasText: 'ورد في الفترة 0 شكوى' }).waitFor(soon);
      await page.getByText(/السجل العام، القيد|in the public ledger, entry/).waitFor(soon);
      await page.getByRole('button', { name: say('desk-meetings.since.count') }).click();
      await page.getByText(/لا فرق|No difference/).waitFor(soon);
      expect(await page.locator('.review-four a').count()).toBe(0);
      await endWell(seat);
    },
  );
});
