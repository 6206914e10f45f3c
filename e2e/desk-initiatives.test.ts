import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { ComplaintView } from '../contract/dossier.ts';
import type { Initiative } from '../contract/initiatives.ts';
import { languages } from '../contract/text.ts';
import { endWell, openDesk } from './desk.ts';
import { answer, goOn } from './filing-steps.ts';
import { wordsOf } from './words.ts';

/*
 * An initiative from beginning to end, in a real browser on a real server: an administrator makes it and
 * sets it a time, a person files within it on a telephone, its supervisor has what was filed, in that time.
 */

const desk = openDesk();
const admin = desk.as('admin');

describe.skipIf(desk.skipped).each(languages)('in %s', (language) => {
  const say = wordsOf(language);
  const code = `winter-${language}`;
  const name = language === 'ar' ? 'شتاء آمن' : 'Safe winter';
  const words = {
    nameAr: 'شتاء آمن',
    nameEn: 'Safe winter',
    purposeAr: 'لرفع ما يسد الشوارع قبل موسم الأمطار.',
    purposeEn: 'To clear the streets before it rains.',
  };

  async function save(page: Page): Promise<void> {
    const button = page.getByRole('button', { name: say('desk-initiatives.create') });
    await button.click();
  }

  test('an administrator makes it, is told what is missing, and sets it a time of its own', async () => {
    const seat = await desk.open('admin', language, '/desk/administration/initiatives/new');
    const { page } = seat;
    for (const [field, value] of Object.entries({ ...words, code })) {
      await page.getByLabel(say(`desk-initiatives.${field}`)).fill(value);
    }
    await save(page);
    const supervisor = page.getByRole('combobox', { name: say('desk-initiatives.supervisor') });
    await expect
      .poll(() => supervisor.getAttribute('aria-invalid'), { timeout: 60_000 })
      .toBe('true');
    expect(seat.seen.errors.splice(0)).toEqual([expect.stringContaining('400')]);
    const ministry = language === 'ar' ? 'وزارة التنمية المحلية' : 'Ministry of Local Development';
    await supervisor.fill(ministry);
    await page.locator('[role=option]:visible', { hasText: ministry }).first().click();
    await page.getByLabel(say('lifecycle.kind.complaint'), { exact: true }).check();
    await save(page);
    await page.waitForURL(`**/initiatives/${code}`);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    const { initiatives } = await admin.get<{ initiatives: Initiative[] }>('/initiatives');
    expect(initiatives.find((each) => each.code === code)).toMatchObject({
      ...{ supervisor: { code: 'min-local' }, state: 'open', kinds: ['complaint'] },
    });

    await page.goto(`${desk.url}/desk/administration/calendars/cabinet`);
    await page.getByRole('button', { name: say('desk-calendars.targets.add') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: say('desk-calendars.targets.step_label') }).click();
    const step = say('desk-calendars.targets.step.examination');
    await page.getByRole('option', { name: step, exact: true }).click();
    await dialog
      .getByRole('combobox', { name: say('desk-calendars.targets.initiative_label') })
      .click();
    await page.getByRole('option', { name }).first().click();
    await dialog.getByLabel(say('desk-calendars.targets.hours_label')).fill('2');
    await dialog.getByRole('button', { name: say('desk-calendars.targets.save') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.locator('.calendar-line', { hasText: name }).first().waitFor();
    await endWell(seat);
  });

  test('a person files within it on a telephone, and its supervisor has it in that time', async () => {
    const telephone = await desk.signedIn('admin', language, {
      ...{ viewport: { width: 360, height: 800 }, javaScriptEnabled: false },
    });
    const page = await telephone.newPage();
    await page.goto(desk.url);
    await page.locator(`.initiatives a[href="/initiatives/${code}"]`).click();
    await page.getByRole('button', { name: say('portal-initiative.file') }).click();
    await page.locator('.within-initiative', { hasText: name }).waitFor();
    for (const question of ['what', 'where', 'about', 'photos', 'who', 'tell'] as const) {
      await answer(page, question);
    }
    await page.locator('.within-initiative', { hasText: name }).waitFor();
    await goOn(page);
    await page.waitForURL('**/receipt*');
    const onward = page.locator('.receipt .actions a[href^="/track/"]').first();
    const number = (await onward.getAttribute('href'))!.replace('/track/', '');
    await telephone.close();

    const supervisor = desk.as('examiner.local');
    const seen = await supervisor.get<ComplaintView>(`/complaints/${number}`);
    expect([seen.initiative?.code, seen.holder.code]).toEqual([code, 'min-local']);
    const outside = await desk.public.post<Filed>('/complaints', {
      ...{ text: 'أعمدة الإنارة في الشارع مطفأة', category: 'street-lighting' },
      complainants: [{ name: 'سعاد علي حسن', phone: '01001234567' }],
    });
    expect(Date.parse(seen.dueAt!)).toBeLessThan(Date.parse(outside.dueAt));
    const { complaints } = await supervisor.get<{ complaints: { number: string }[] }>(
      `/complaints?initiative=${code}&status=received`,
    );
    expect(complaints.map((each) => each.number)).toEqual([number]);

    const seat = await desk.open('examiner.local', language, `/desk/complaints/${number}`);
    await seat.page.locator('.facts', { hasText: name }).waitFor();
    await seat.page.goto(`${desk.url}/desk?initiative=${code}`);
    await seat.page.locator('.chip', { hasText: name }).waitFor();
    await endWell(seat);
  });
});
