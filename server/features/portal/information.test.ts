import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { browser, textOf } from '../../test/browser-without-scripts.ts';
import { file } from '../../test/journey.ts';
import { allowances } from '../deadlines/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const pages = ['/how-it-works', '/rights', '/accessibility', '/privacy'];

test.each(pages)('%s is there in both languages, and its links lead on', async (path) => {
  for (const language of ['ar', 'en'] as const) {
    const reader = browser(app, language);
    const { status, html, headers } = await reader.get(path);
    expect(status).toBe(200);
    expect(html).toContain(`lang="${language}"`);
    expect(headers['cache-control']).toBe('private, max-age=300');
    expect(textOf(html)).not.toMatch(/portal-info|undefined|\{|\}/);
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'));
    for (const [, href] of main.matchAll(/href="(\/[^"]*)"/g)) {
      expect([href, (await reader.get(href!)).status]).toEqual([href, 200]);
    }
  }
});

test('the days that are promised are those that are kept', async () => {
  const reader = browser(app, 'en');
  expect(textOf((await reader.get('/rights')).html)).toContain(
    `You have ${allowances.appealDays} days`,
  );
  const how = textOf((await reader.get('/how-it-works')).html);
  expect(how).toContain(`within ${allowances.examination / allowances.workingDay} working days`);
  expect(how).toContain(`You have ${allowances.supplyDays} days to send it`);
});

test('every cookie that the portal sets for a person is named on the privacy page', async () => {
  const someone = browser(app, 'en');
  await someone.get('/language?to=en&back=/');
  await someone.get('/digits?to=arab&back=/');
  await someone.get('/file/what');
  await someone.open(await file(app));
  const names = [...someone.cookies.keys()];
  expect(names.length).toBeGreaterThanOrEqual(4);
  const { html } = await someone.get('/privacy');
  for (const name of names) expect(html).toContain(name);
});

test('programs that read the web are kept from what is about one person', async () => {
  const { html, headers } = await browser(app).get('/robots.txt');
  expect(headers['content-type']).toContain('text/plain');
  for (const path of ['/track', '/receipt', '/file']) expect(html).toContain(`Disallow: ${path}\n`);
});
