import { describe, expect, test } from 'vitest';
import { openPortal, press, queue, sentNumber } from './portal-visit.ts';

/*
 * Photos over a weak line, and a point on a map without a mouse and without tiles; in a real browser, which
 * makes photos smaller and moves the map.
 */

const portal = openPortal();

describe.skipIf(portal.skipped)('photos', () => {
  test('an upload that breaks off goes on where it stopped', async () => {
    const { page } = await portal.visit('/file/what');
    await page.fill('[name=text]', 'Photos over a weak line');
    await press(page, 'Continue');
    const offsets: number[] = [];
    let broken = false;
    await page.route('**/api/v1/uploads/*', async (route) => {
      const request = route.request();
      if (request.method() !== 'PATCH') return route.continue();
      offsets.push(Number(request.headers()['upload-offset']));
      if (offsets.length !== 2) return route.continue();
      broken = true;
      return route.abort();
    });
    await page.evaluate(
      `fetch('/file/where', { method: 'POST', body: new URLSearchParams({ governorate: 'none' }) })
        .then(() => fetch('/file/about', { method: 'POST', body: new URLSearchParams({ category: 'none' }) }))`,
    );
    await page.goto(`${portal.url}/file/photos`);
    await page.setInputFiles('#field-files', await portal.photo('near'));
    await expect.poll(() => broken).toBe(true);
    await page.getByText('Kept on your device').first().waitFor();
    await press(page, 'Send now');
    await page.locator('.chosen-file[data-state=sent]').waitFor();
    expect(offsets[1]).toBeGreaterThan(0);
    expect(offsets[2]).toBe(offsets[1]);
    await page.reload();
    expect(await page.locator('[data-upload]').count()).toBe(1);
    expect(await page.locator('.chosen-file').count()).toBe(0);
  });

  test('what a photo says is left out where the person declines it', async () => {
    const { page } = await portal.visit('/offline');
    await page.getByLabel('Keep when and where').uncheck();
    await queue(page, 'A photo that says nothing', { files: [await portal.photo('near')] });
    await sentNumber(page);
    const [filed] = await portal.filedAs('A photo that says nothing');
    expect(filed!.uploads).toMatchObject([{ takenAt: null, position: null, name: 'near.jpg' }]);
  });
});

describe.skipIf(portal.skipped)('the map', () => {
  test('is moved by keyboard without tiles, and gives a point and the place nearest to it', async () => {
    const { page, seen } = await portal.visit('/file/what');
    await page.fill('[name=text]', 'A place on the map');
    await press(page, 'Continue');
    await press(page, 'Choose on a map');
    const map = page.getByRole('application');
    await map.waitFor();
    await expect.poll(() => page.evaluate('document.activeElement.role')).toBe('application');
    const status = page.locator('.place-map .place-status');
    const before = await status.textContent();
    for (const key of ['+', '+', '+', 'ArrowUp', 'ArrowUp', 'ArrowUp']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(350);
    }
    await expect.poll(() => status.textContent()).not.toBe(before);
    expect(await page.locator('.map-place').count()).toBeGreaterThan(2);
    await press(page, 'This is the place');
    await page.getByText('Nearest known place').waitFor();
    expect(Number(await page.inputValue('[name=lat]'))).toBeGreaterThan(22);
    expect(await page.inputValue('[name=governorate]')).toMatch(/^eg-/);
    await expect.poll(() => page.evaluate('document.activeElement.textContent')).toContain('map');
    await press(page, 'Continue');
    await page.locator('body[data-page=file-about]').waitFor();
    expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
  });
});
