import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languages } from '../contract/text.ts';
import { makePhoto } from '../server/demo/photos.ts';
import { localeOf } from './browser.ts';
import { fileUpTo, goOn } from './filing-steps.ts';
import { track } from './pages/visit.ts';
import { runServerAndBrowser } from './running.ts';

/*
 * A complaint from the person's telephone to the person's confirmation, through the pages of everybody on
 * the way: the call agent who is asked about it, the examiner, the officer, the judge. The Arabic person has
 * a browser without scripts; the English one a slow line.
 */

const running = runServerAndBrowser();

describe.skipIf(running.skipped).each(languages)('a journey in %s', (language) => {
  const locale = localeOf(language);
  let person: BrowserContext;
  let number: string;
  let code: string;

  async function onTelephone(): Promise<Page> {
    const page = await person.newPage();
    if (language === 'en') {
      const line = await person.newCDPSession(page);
      await line.send('Network.enable');
      await line.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: 300,
        downloadThroughput: 50_000,
        uploadThroughput: 20_000,
      });
    }
    return page;
  }

  /** A member of staff who signed in by the form, at the complaint or at another page. */
  async function atDesk(who: string, path = `/complaints/${number}`): Promise<Page> {
    const context = await running.browser.newContext({
      locale,
      viewport: { width: 1440, height: 900 },
    });
    const page = await context.newPage();
    await page.goto(`${running.url}/desk${path}`);
    await page.locator('input[type=email]').fill(`${who}@insaf.example`);
    await page.locator('input[type=password]').fill(running.password);
    await page.keyboard.press('Enter');
    await page.locator('.person-name').waitFor();
    return page;
  }
  const done = (page: Page) => page.locator('.done p').waitFor();

  beforeAll(async () => {
    person = await running.browser.newContext({
      locale,
      viewport: { width: 360, height: 720 },
      javaScriptEnabled: language !== 'ar',
    });
  });
  afterAll(() => person.close());

  test('the person files it and is given number and code', async () => {
    const page = await onTelephone();
    await fileUpTo(page, running.url, 'check');
    await goOn(page);
    await page.waitForURL('**/receipt*');
    const shown = await page.locator('.secret bdi').allTextContents();
    [number = '', code = ''] = shown.map((text) => text.replaceAll(/\D/g, ''));
    expect(number).toMatch(/^\d{12}$/);
    expect(code).toMatch(/^\d{8}$/);
    await page.close();
  });

  test('the call agent finds it by the telephone it was filed with', async () => {
    const page = await atDesk('agent', '/call');
    await page.locator('input[type=tel]').first().waitFor();
    await page.keyboard.type('01001234567');
    const found = page.locator('.caller').getByText(new RegExp(number.slice(-4)));
    await found.first().waitFor();
    await page.context().close();
  });

  test('the examiner opens it by its number and refers it', async () => {
    const page = await atDesk('examiner', '/');
    const search = page.locator('.number-search input');
    await search.fill(number);
    await search.press('Enter');
    await page.locator('.complaint-head').waitFor();
    await page.keyboard.press('r');
    const suggested = page.locator('.act .suggestion');
    expect(await suggested.textContent()).toMatch(/ناصر|Naser/);
    await suggested.getByRole('button').click();
    await page.keyboard.press('Control+Enter');
    await done(page);
    await page.context().close();
  });

  test('the officer accepts it and answers with a photo, item by item', async () => {
    const page = await atDesk('officer.naser');
    await page.locator('.complaint-head').waitFor();
    await page.keyboard.press('a');
    await page.keyboard.press('Control+Enter');
    await done(page);
    await page.keyboard.press('w');
    await page
      .locator('.reply textarea')
      .first()
      .fill('تم إصلاح أعمدة الإنارة كلها وإضاءة الشارع.');
    await page.locator('.reply input[type=file]').setInputFiles({
      name: 'after.jpg',
      mimeType: 'image/jpeg',
      buffer: await makePhoto({
        kind: 'after',
        category: 'street-lighting',
        seed: `journey-${language}`,
        takenAt: new Date(),
        position: { lat: 29.158, lon: 31.134 },
        size: { width: 1200, height: 900 },
      }),
    });
    await page.locator('.sent-ready').waitFor();
    await page.locator('.evidence-met').nth(1).waitFor();
    await page.keyboard.press('Control+Enter');
    await done(page);
    await page.context().close();
  });

  test('the judge accepts what cannot be known with a reason, and settles it by one key', async () => {
    const page = await atDesk('judge');
    await page.locator('.evidence-item').first().waitFor();
    for (const reason of await page.locator('.evidence-unknown textarea:visible').all()) {
      await reason.fill('أكده مفتش زار المكان');
    }
    await page.locator('h1').first().click();
    await page.keyboard.press('y');
    await page.locator('.take-back').waitFor();
    await done(page);
    await page.context().close();
  });

  test('the person reads the reply with its photo, and confirms with a grade', async () => {
    const page = await onTelephone();
    await track(page, running.url, { number, code });
    const photo = page.locator('main img').first();
    await photo.waitFor();
    expect(await page.textContent('main')).toContain('تم إصلاح أعمدة الإنارة كلها');
    await page.goto(`${running.url}/track/${number}/confirm`);
    await page.locator('input[name=grade][value="5"]').check();
    await goOn(page);
    await page.waitForURL(`**/track/${number}*`);
    const response = await fetch(`${running.url}/api/v1/tracking`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ number, code }),
    });
    expect(await response.json()).toMatchObject({ status: 'closed', canConfirm: false });
  });
});
