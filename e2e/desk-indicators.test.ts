import { describe, expect, test } from 'vitest';
import type { IndicatorPage } from '../contract/indicators.ts';
import { languages } from '../contract/text.ts';
import { openDesk } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * Targets of a year, in a real browser on a real server: an administrator sets them for a governorate and for
 * all its units, and its head reads whose they are.
 */

const desk = openDesk();

describe.skipIf(desk.skipped).each(languages)('in %s', (language) => {
  const say = wordsOf(language);
  const name = language === 'ar' ? 'بني سويف' : 'Beni Suef';
  const share = language === 'ar' ? 64 : 66;

  test('an administrator sets targets, for an agency and for every one of a kind below it', async () => {
    const { page, seen } = await desk.open('admin', language, '/desk/indicators?agency=gov-bns');
    await page.locator('h1', { hasText: name }).waitFor();
    await page.getByRole('button', { name: say('desk-indicators.set.open') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('desk-indicators.set.indicator')).selectOption('verified');
    const value = dialog.getByLabel(say('desk-indicators.set.value'), { exact: true });
    const save = dialog.getByRole('button', { name: say('desk-indicators.set.save') });
    await value.fill('120');
    await save.click();
    await dialog.getByText(say('desk-indicators.set.wrong_percent')).waitFor();
    await value.fill(String(share));
    await save.click();
    await dialog.locator('.indicator-history li').first().waitFor();
    await dialog.getByLabel(say('desk-indicators.set.whom')).selectOption('local_unit');
    await value.fill(String(share - 10));
    await save.click();
    const held = async () => {
      const path = '/indicators?agency=gov-bns-lu-naser';
      const { indicators } = await desk.as('head.bns').get<IndicatorPage>(path);
      return indicators.find(({ indicator }) => indicator.code === 'verified')?.target;
    };
    await expect
      .poll(held, { timeout: 60_000 })
      .toMatchObject({ value: (share - 10) / 100, own: true });
    expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
  });

  test('a head reads value, target and state, opens an agency below, and takes the year along', async () => {
    const { page, seen } = await desk.open('head.bns', language, '/desk/indicators');
    await page.locator('h1', { hasText: name }).waitFor();
    const set = page.getByRole('button', { name: say('desk-indicators.set.open') });
    expect(await set.count()).toBe(0);
    const card = page.locator('.indicator-card').nth(2);
    await card.getByText(`${share}`, { exact: false }).first().waitFor();
    await card.locator('.indicator-state').waitFor();
    const unit = language === 'ar' ? 'ناصر' : 'Naser';
    await page.locator('.indicator-table a', { hasText: unit }).first().click();
    await page.locator('h1', { hasText: unit }).waitFor();
    const target = page.locator('.indicator-card').nth(2);
    await target
      .getByText(`${share - 10}`, { exact: false })
      .first()
      .waitFor();
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: say('desk-indicators.take.xlsx') }).click();
    expect((await download).suggestedFilename()).toMatch(/^indicators-gov-bns-lu-naser-.*\.xlsx$/);
    expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
  });
});
