import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { watchPage } from './browser.ts';
import { runServerAndBrowser } from './running.ts';

/*
 * The page on which the API is read and tried, in a real browser on a real server: what a policy forbids
 * and what a script calls shows nowhere else.
 */

const running = runServerAndBrowser();

type Description = { paths: Record<string, Record<string, { summary?: string }>> };

/** What each operation of the API is called on the page. */
async function operations(): Promise<string[]> {
  const response = await fetch(`${running.url}/api/v1/openapi.json`);
  const { paths } = (await response.json()) as Description;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.values(methods).map(({ summary }) => summary ?? path),
  );
}

/** The page, once it shows the operations. */
async function opened(width: number) {
  const page = await running.browser.newPage({ viewport: { width, height: 900 } });
  const seen = await watchPage(page, running.url);
  const response = await page.goto(`${running.url}/api/v1/docs`);
  expect(response?.status()).toBe(200);
  await page
    .getByRole('heading', { name: /^File a complaint/ })
    .first()
    .waitFor();
  return { page, seen };
}

/** How many pixels of the page lie beyond its side. What runs in the page is given as text: it is no code of ours here. */
const overflow = (page: Page) =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');

describe.skipIf(running.skipped)('the page of the API', () => {
  test('lists every operation, and breaks no policy, calls no other host and logs no error', async () => {
    const { page, seen } = await opened(1440);
    const listed = (await page.locator('aside a').allTextContents()).join('\n');
    const expected = await operations();
    expect(expected.length).toBeGreaterThan(30);
    for (const operation of expected) expect(listed).toContain(operation);
    expect(await page.title()).toContain('إنصاف');
    expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
    await page.close();
  });

  test('at 360 pixels it does not overflow sideways, down to its end, and wider it does not either', async () => {
    const { page, seen } = await opened(360);
    // What is below is drawn when it comes into sight, and makes the page longer.
    const atEnd = 'scrollY + innerHeight > document.documentElement.scrollHeight - 2';
    for (let screens = 0; !(await page.evaluate(atEnd)); screens += 1) {
      expect(screens).toBeLessThan(200);
      expect(await overflow(page)).toBe(0);
      await page.mouse.wheel(0, 8000);
      await page.waitForTimeout(100);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
    expect(await overflow(page)).toBe(0);
    expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
    await page.close();
  });

  test('files a complaint from the page, which then can be tracked', async () => {
    const { page, seen } = await opened(1440);
    const post = async (path: string, sent: object) => {
      const request = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(sent),
      };
      const called = `fetch(${JSON.stringify(path)}, ${JSON.stringify(request)})`;
      return page.evaluate<{ status: number; body: Record<string, string> }>(
        `${called}.then(async (it) => ({ status: it.status, body: await it.json() }))`,
      );
    };
    const text = 'عمود الإنارة أمام المدرسة مطفأ منذ أسبوعين';
    const filed = await post('/api/v1/complaints', {
      text,
      complainants: [{ name: 'منى السيد', phone: '01001234567' }],
    });
    expect([filed.status, filed.body.status]).toEqual([201, 'received']);
    const { number, code } = filed.body;
    expect(number).toMatch(/^\d{12}$/);
    const tracked = await post('/api/v1/tracking', { number, code });
    expect([tracked.status, tracked.body.text]).toEqual([200, text]);
    expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
    await page.close();
  });

  test('tries an operation on this server, without anybody in between', async () => {
    const { page, seen } = await opened(1440);
    await page
      .getByRole('button', { name: /Test Request/ })
      .first()
      .click();
    const answer = page.waitForResponse((response) => response.request().method() === 'POST');
    await page.getByRole('button', { name: /^Send/ }).first().click();
    const response = await answer;
    expect(response.url()).toBe(`${running.url}/api/v1/complaints`);
    // The example has an empty text: it is refused, in words, and the page shows them.
    expect(response.status()).toBe(400);
    await page.getByText('400 Bad Request').first().waitFor();
    expect(seen).toMatchObject({ violations: [], elsewhere: [] });
    await page.close();
  });

  test('a script that is not the server’s would not run, and would be noticed here', async () => {
    const { page, seen } = await opened(1440);
    await page.evaluate(`
      const inline = document.createElement('script');
      inline.textContent = 'globalThis.ran = true';
      const foreign = document.createElement('script');
      foreign.src = 'http://elsewhere.invalid/script.js';
      document.body.append(inline, foreign);`);
    await expect.poll(() => seen.violations.length).toBeGreaterThanOrEqual(2);
    expect(await page.evaluate(`'ran' in globalThis`)).toBe(false);
    expect(seen.errors.length).toBeGreaterThan(0);
    await page.close();
  });
});
