import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import administrationAr from '../contract/words/ar/desk-administration.json' with { type: 'json' };
import agenciesAr from '../contract/words/ar/desk-agencies.json' with { type: 'json' };
import categoriesAr from '../contract/words/ar/desk-categories.json' with { type: 'json' };
import settingsAr from '../contract/words/ar/desk-settings.json' with { type: 'json' };
import staffAr from '../contract/words/ar/desk-staff.json' with { type: 'json' };
import templatesAr from '../contract/words/ar/desk-templates.json' with { type: 'json' };
import administrationEn from '../contract/words/en/desk-administration.json' with { type: 'json' };
import agenciesEn from '../contract/words/en/desk-agencies.json' with { type: 'json' };
import categoriesEn from '../contract/words/en/desk-categories.json' with { type: 'json' };
import settingsEn from '../contract/words/en/desk-settings.json' with { type: 'json' };
import staffEn from '../contract/words/en/desk-staff.json' with { type: 'json' };
import templatesEn from '../contract/words/en/desk-templates.json' with { type: 'json' };
import { noBrowser, openBrowser, type Seen, watchPage } from './browser.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/*
 * What an administrator changes at the desk, in a real browser on a real server, and that it then holds:
 * where an agency stands, what a category asks for, how people are told, who signs in, what the portal says.
 */

const skipped = noBrowser();
const dataDir = mkdtempSync(join(tmpdir(), 'insaf-administration-'));
let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
  if (skipped) return;
  server = await startServer(dataDir);
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

type Language = 'ar' | 'en';
const wordsOf = {
  ar: {
    ...{ all: administrationAr, agencies: agenciesAr, categories: categoriesAr },
    ...{ settings: settingsAr, staff: staffAr, templates: templatesAr },
  },
  en: {
    ...{ all: administrationEn, agencies: agenciesEn, categories: categoriesEn },
    ...{ settings: settingsEn, staff: staffEn, templates: templatesEn },
  },
};
type Desk = { context: BrowserContext; page: Page; seen: Seen };

async function administrator(language: Language, path: string): Promise<Desk> {
  const context = await browser.newContext({
    viewport: { width: 1366, height: 900 },
    locale: language === 'ar' ? 'ar-EG' : 'en-GB',
  });
  const password = readFileSync(join(dataDir, 'demonstration-password'), 'utf8').trim();
  const data = { email: 'admin@insaf.example', password };
  const signedIn = await context.request.post(`${server.url}/api/v1/sign-in`, { data });
  expect(signedIn.status()).toBe(200);
  const page = await context.newPage();
  const seen = await watchPage(page, server.url);
  await page.goto(`${server.url}/desk/administration/${path}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return { context, page, seen };
}

/** Nothing was logged as an error, asked of others or against the page's policy. */
async function endWell({ context, seen }: Desk): Promise<void> {
  expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
  await context.close();
}

async function read(desk: Desk, path: string) {
  return (await desk.context.request.get(`${server.url}/api/v1${path}`)).json();
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

describe.skipIf(skipped).each(['ar', 'en'] as const)('in %s', (language) => {
  const words = wordsOf[language];
  const other = language === 'ar' ? 'gov-bns-lu-naser' : 'gov-bns-lu-beba';

  test('an agency is moved with its effects told before, and the tree shows it', async () => {
    const desk = await administrator(language, `agencies/${other}`);
    const { page } = desk;
    await page.getByRole('button', { name: words.agencies.act.move, exact: true }).click();
    const dialog = page.getByRole('dialog');
    const find = language === 'ar' ? 'محافظه الاسماعيليه' : 'ismailia governorate';
    const found = language === 'ar' ? 'محافظة الإسماعيلية' : 'Ismailia Governorate';
    await dialog.getByRole('combobox', { name: words.agencies.move.to }).fill(find);
    await page.locator('[role=option]:visible', { hasText: found }).first().click();
    await dialog.getByText(words.agencies.effects.title).waitFor();
    await dialog.getByRole('button', { name: words.agencies.move.confirm }).click();
    await dialog.waitFor({ state: 'hidden' });
    expect((await read(desk, `/agencies/${other}`)).parent).toBe('gov-is');
    await page.getByText(words.agencies.what.moved).first().waitFor();

    await page.goto(`${server.url}/desk/administration/agencies`);
    const tree = page.getByRole('tree');
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const [inward, outward] =
      language === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    const ismailia = await tree.evaluate((box) => box.querySelectorAll('[role=treeitem]').length);
    expect(ismailia).toBeGreaterThan(10);
    await page.locator('#tree-gov-is').focus();
    await page.keyboard.press(inward!);
    await page.locator(`#tree-${other}`).waitFor();
    expect(await page.locator('#tree-gov-is').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press(outward!);
    await page.locator(`#tree-${other}`).waitFor({ state: 'detached' });
    await endWell(desk);
  });

  test('a rule is said in both languages while it is typed, one without proof is refused', async () => {
    const desk = await administrator(language, 'categories/water-outage');
    const { page } = desk;
    const photos = page.getByRole('textbox', { name: words.categories.photos });
    const rule = page.getByRole('status', { name: words.categories.rule_in_words });
    await photos.fill('0');
    await rule.getByText('asks for no proof').waitFor();
    await page.getByRole('button', { name: words.all.save, exact: true }).click();
    await page.getByText(/صورة أو مستندًا واحدًا|at least one photo or document/).waitFor();
    await photos.fill(language === 'ar' ? '3' : '2');
    await rule.getByText(language === 'ar' ? '3 صور على الأقل' : 'At least 2 photos').waitFor();
    await page.getByRole('button', { name: words.all.save, exact: true }).click();
    await page.getByText(words.all.saved).waitFor();
    const { categories } = await read(desk, '/categories');
    const saved = categories.find(({ code }: { code: string }) => code === 'water-outage');
    expect(saved.evidenceRule.photosAfter).toBe(language === 'ar' ? 3 : 2);
    await page.getByText(words.all.what.edited).first().waitFor();
    expect(desk.seen.errors.filter((error) => !error.includes('400'))).toEqual([]);
    await desk.context.close();
  });

  test('a text of a notice is changed with its preview, and the next notice is sent so', async () => {
    const desk = await administrator(language, 'templates/received');
    const { page } = desk;
    const mark = language === 'ar' ? 'وصلتنا شكواكم يا فندم' : 'We have it, thank you';
    const area = page.getByRole('textbox', { name: words.templates.part.sms });
    const field = area.nth(language === 'ar' ? 0 : 1);
    await field.fill('{nobody}');
    const save = page.getByRole('button', { name: words.templates.save });
    await expect.poll(() => save.isDisabled()).toBe(true);
    await field.fill(`${mark}: {number} {code} {link}`);
    await page.locator('.admin-bubble', { hasText: mark }).waitFor();
    expect(await page.locator('iframe').count()).toBe(2);
    await save.click();
    await page.getByText(words.templates.saved).waitFor();
    await endWell(desk);

    const response = await fetch(`${server.url}/api/v1/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ...{ text: 'المياه مقطوعة منذ يومين', category: 'water-outage', place: 'eg-bns-naser' },
        complainants: [{ name: 'سعاد علي حسن', phone: '01001234567', noticeBy: 'sms', language }],
      }),
    });
    expect([response.status, response.status === 201 ? '' : await response.text()]).toEqual([
      201,
      '',
    ]);
    const { number } = (await response.json()) as { number: string };
    const folder = join(dataDir, 'outbox');
    let sent: string | undefined;
    for (let tries = 0; sent === undefined && tries < 100; tries += 1) {
      await sleep(100);
      try {
        sent = readdirSync(folder).find((name) => name.includes(number) && name.endsWith('.txt'));
      } catch {
        // The folder is made with the first message.
      }
    }
    expect(readFileSync(join(folder, sent!), 'utf8')).toContain(`${mark}: ${number}`);
  });

  test('a new member of staff signs in with the password shown once, until deactivated', async () => {
    const desk = await administrator(language, 'staff');
    const { page } = desk;
    await page.getByRole('button', { name: words.staff.add }).click();
    const dialog = page.getByRole('dialog');
    const email = `new.${language}@insaf.example`;
    await dialog.getByRole('textbox', { name: words.staff.name }).fill('نادية سمير');
    await dialog.getByRole('textbox', { name: words.staff.email }).fill(email);
    await dialog.getByRole('combobox', { name: words.staff.agency }).fill('gov-bns-water');
    await page.locator('[role=option]:visible').first().click();
    await dialog.getByRole('button', { name: words.staff.create }).click();
    const password = (await dialog.locator('.admin-password').textContent())!.trim();
    const signIn = () =>
      fetch(`${server.url}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
    expect((await signIn()).status).toBe(200);
    await dialog.getByRole('button', { name: words.staff.open }).click();
    await page.getByRole('button', { name: words.staff.deactivate }).click();
    await page.getByRole('dialog').getByRole('button', { name: words.staff.deactivate }).click();
    await page.getByRole('button', { name: words.staff.activate, exact: true }).waitFor();
    expect((await signIn()).status).toBe(401);
    await page.getByText(words.all.what.deactivated).first().waitFor();
    await endWell(desk);
  });

  test('an announcement is on the portal as soon as it is saved', async () => {
    const desk = await administrator(language, 'settings');
    const { page } = desk;
    const text = language === 'ar' ? 'المكاتب مغلقة يوم الخميس' : 'Offices are closed on Thursday';
    await page.getByRole('textbox', { name: words.settings.banner_ar }).fill(text);
    await page.getByRole('textbox', { name: words.settings.banner_en }).fill(text);
    await page.getByRole('textbox', { name: words.settings.hotline }).fill('16528');
    await page.getByRole('button', { name: words.all.save, exact: true }).click();
    await page.getByText(words.settings.saved).waitFor();
    await endWell(desk);
    const home = await (await fetch(server.url)).text();
    expect(home).toContain(text);
    expect(home).toContain('tel:16528');
  });
});
