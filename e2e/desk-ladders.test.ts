import { describe, expect, test } from 'vitest';
import type { AgencyLadders } from '../contract/ladders.ts';
import { languages } from '../contract/text.ts';
import { endWell, openDesk } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * An administrator gives an agency a ladder of its own and takes it back, in a real browser; what then counts
 * is asked of the server.
 */

const desk = openDesk();
const admin = desk.as('admin');

describe.skipIf(desk.skipped).each(languages)('in %s', (language) => {
  const say = wordsOf(language);
  const agency = language === 'ar' ? 'gov-bns-lu-naser' : 'gov-bns-lu-beba';
  const clock = say('desk-ladders.clock.acceptance');
  const of = (key: string) => say(`desk-ladders.${key}`).replace('{clock}', clock);
  const acceptance = async () => {
    const { ladders, lines } = await admin.get<AgencyLadders>(`/agencies/${agency}/ladders`);
    const ladder = ladders.find(
      (each) => each.clock === 'acceptance' && each.priority === 'ordinary',
    )!;
    return { ladder, lines };
  };

  test('a ladder is changed, refused where it tells those above later, and taken back', async () => {
    const path = `/desk/administration/ladders/${agency}`;
    const seat = await desk.open('admin', language, path);
    const { page } = seat;
    const card = page.locator('.card', { has: page.locator('#ladder-acceptance') });
    await card.getByText(say('desk-ladders.from_program')).waitFor();
    const edit = async () => {
      await card.getByRole('button', { name: of('edit_of') }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('button', { name: say('desk-ladders.form.save') }).waitFor();
      return dialog;
    };

    // Who leads the agency above hears of it after two working days: no later.
    let dialog = await edit();
    const hours = dialog.getByLabel(say('desk-ladders.form.hours'), { exact: false });
    await hours.last().fill('200');
    await hours.last().blur();
    await dialog.getByRole('button', { name: say('desk-ladders.form.save') }).click();
    await dialog.getByRole('alert').waitFor();
    expect(seat.seen.errors.splice(0)).toEqual([expect.stringContaining('422')]);
    expect((await acceptance()).ladder.line).toBe(null);

    await hours.last().fill('10');
    await hours.last().blur();
    await dialog.getByRole('button', { name: say('desk-ladders.form.save') }).click();
    await dialog.waitFor({ state: 'hidden' });
    await card.getByText(say('desk-ladders.from_own')).waitFor();
    const own = await acceptance();
    expect(own.ladder.steps.at(-1)).toMatchObject({ overdue: 600, tells: ['parent'] });
    expect(own.lines).toMatchObject([{ clock: 'acceptance', priority: 'ordinary', until: null }]);
    await page.getByText(say('desk-ladders.lines.counts')).first().waitFor();

    // A step more than there is place for time is named at its field.
    dialog = await edit();
    const remove = say('desk-ladders.form.remove').replace(/\{no[^}]*\}/, '.*');
    await dialog
      .getByRole('button', { name: new RegExp(remove) })
      .first()
      .click();
    await dialog.getByRole('button', { name: say('desk-ladders.form.add') }).click();
    await hours.last().fill('1');
    await hours.last().blur();
    await dialog.getByRole('button', { name: say('desk-ladders.form.save') }).click();
    await dialog.locator('.mantine-InputWrapper-error').first().waitFor();
    expect(seat.seen.errors.splice(0)).toEqual([expect.stringContaining('40')]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });

    await card.getByRole('button', { name: of('withdraw_of') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('desk-ladders.withdraw') })
      .click();
    await card.getByText(say('desk-ladders.from_program')).waitFor();
    const back = await acceptance();
    expect(back.ladder.line).toBe(null);
    expect(back.lines).toHaveLength(2);
    await endWell(seat);
  });
});
