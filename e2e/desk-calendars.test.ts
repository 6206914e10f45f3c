import { describe, expect, test } from 'vitest';
import type { AgencyCalendar } from '../contract/calendars.ts';
import type { AgencyTargets } from '../contract/targets.ts';
import { languages } from '../contract/text.ts';
import { endWell, openDesk } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * An administrator declares days by decree and takes them back, changes the hours of an agency and sets a
 * target, in a real browser; what then counts is asked of the server.
 */

const desk = openDesk();
const admin = desk.as('admin');

describe.skipIf(desk.skipped).each(languages)('in %s', (language) => {
  const say = wordsOf(language);
  const agency = language === 'ar' ? 'gov-bns-lu-naser' : 'gov-bns-lu-beba';
  const year = new Date().getUTCFullYear() + 1;
  const calendarOf = () => admin.get<AgencyCalendar>(`/agencies/${agency}/calendar?year=${year}`);
  const open = async () => {
    const seat = await desk.open('admin', language, `/desk/administration/calendars/${agency}`);
    await seat.page.getByRole('heading', { level: 1 }).waitFor();
    return seat;
  };

  test('days by decree are declared with what they change told before, and taken back', async () => {
    const seat = await open();
    const { page } = seat;
    await page.getByRole('button', { name: say('desk-calendars.declare.open') }).click();
    const dialog = page.getByRole('dialog');
    const fill = (key: string, text: string) =>
      dialog
        .getByLabel(say(`desk-calendars.declare.${key}`), { exact: false })
        .first()
        .fill(text);
    // A Tuesday in the middle of a January, when nobody rests.
    const first = new Date(Date.UTC(year, 0, 18));
    while (first.getUTCDay() !== 2) first.setUTCDate(first.getUTCDate() + 1);
    const day = first.toISOString().slice(0, 10);
    await fill('first_day', day);
    await dialog.locator('.admin-effects li').first().waitFor();
    await fill('name_ar', 'نقل المقر');
    await fill('name_en', 'Move of the office');
    await fill('decree', 'قرار المحافظ رقم 12');
    await dialog.getByRole('button', { name: say('desk-calendars.declare.send') }).click();
    await dialog.waitFor({ state: 'hidden' });
    const named = language === 'ar' ? 'نقل المقر' : 'Move of the office';
    await page.getByRole('button', { name: say('desk-calendars.year.after') }).click();
    const line = page.locator('.calendar-declared', { hasText: named });
    await line.getByText('قرار المحافظ رقم 12').waitFor();
    const isOff = async () => (await calendarOf()).days.some((each) => each.day === day);
    expect(await isOff()).toBe(true);

    await line.getByRole('button', { name: say('desk-calendars.declared.withdraw') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('desk-calendars.declared.withdraw') })
      .click();
    await line.getByText(say('desk-calendars.declared.withdrawn')).waitFor();
    expect(await isOff()).toBe(false);
    await endWell(seat);
  });

  test('hours of its own and a stricter target count for the agency from then on', async () => {
    const seat = await open();
    const { page } = seat;
    await page.getByRole('button', { name: say('desk-calendars.hours.edit') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('desk-calendars.form.week_own')).first().check();
    const sunday = language === 'ar' ? 'الأحد' : 'Sunday';
    await dialog
      .getByLabel(say('desk-calendars.form.to_of').replace('{day}', sunday))
      .first()
      .fill('16:00');
    await dialog.getByRole('button', { name: say('desk-calendars.form.save') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByText(say('desk-calendars.hours.from_own')).first().waitFor();
    const { hours } = await calendarOf();
    expect(hours.week[0]).toEqual([{ from: '08:00', to: '16:00' }]);
    expect(hours.weekFrom?.code).toBe(agency);

    await page.getByRole('button', { name: say('desk-calendars.targets.add') }).click();
    await dialog.getByLabel(say('desk-calendars.targets.hours_label')).fill('2000');
    await dialog.getByLabel(say('desk-calendars.targets.hours_label')).blur();
    await dialog.getByRole('button', { name: say('desk-calendars.targets.save') }).click();
    // A thousand hours are looser than what stands above.
    await dialog.locator('.mantine-InputWrapper-error').first().waitFor();
    expect(seat.seen.errors.splice(0)).toEqual([expect.stringContaining('422')]);
    await dialog.getByLabel(say('desk-calendars.targets.hours_label')).fill('5');
    await dialog.getByRole('button', { name: say('desk-calendars.targets.save') }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { lines } = await admin.get<AgencyTargets>(`/agencies/${agency}/targets`);
    expect(lines[0]).toMatchObject({ step: 'handling', minutes: 300, own: true });
    await endWell(seat);
  });
});
