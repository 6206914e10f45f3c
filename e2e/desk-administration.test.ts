import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Category } from '../contract/categories.ts';
import type { Filed } from '../contract/complaints.ts';
import { languages } from '../contract/text.ts';
import { localeOf } from './browser.ts';
import { endWell, openDesk, type Seat } from './desk.ts';
import { wordsOf } from './words.ts';

/*
 * What an administrator changes at the desk, in a real browser on a real server, and that it then holds:
 * where an agency stands, what a category asks for, how people are told, who signs in, what the portal says.
 */

const desk = openDesk();
const admin = desk.as('admin');

describe.skipIf(desk.skipped).each(languages)('in %s', (language) => {
  const say = wordsOf(language);

  async function administrator(path: string): Promise<Seat> {
    const seat = await desk.open('admin', language, `/desk/administration/${path}`);
    await seat.page.getByRole('heading', { level: 1 }).waitFor();
    return seat;
  }
  const other = language === 'ar' ? 'gov-bns-lu-naser' : 'gov-bns-lu-beba';

  test('an agency is moved with its effects told before, and the tree shows it', async () => {
    const seat = await administrator(`agencies/${other}`);
    const { page } = seat;
    await page.getByRole('button', { name: say('desk-agencies.act.move'), exact: true }).click();
    const dialog = page.getByRole('dialog');
    const find = language === 'ar' ? 'محافظه الاسماعيليه' : 'ismailia governorate';
    const found = language === 'ar' ? 'محافظة الإسماعيلية' : 'Ismailia Governorate';
    await dialog.getByRole('combobox', { name: say('desk-agencies.move.to') }).fill(find);
    await page.locator('[role=option]:visible', { hasText: found }).first().click();
    await dialog.getByText(say('desk-agencies.effects.title')).waitFor();
    await dialog.getByRole('button', { name: say('desk-agencies.move.confirm') }).click();
    await dialog.waitFor({ state: 'hidden' });
    const { parent } = await admin.get<{ parent: string }>(`/agencies/${other}`);
    expect(parent).toBe('gov-is');
    await page.getByText(say('desk-agencies.what.moved')).first().waitFor();

    await page.goto(`${desk.url}/desk/administration/agencies`);
    const tree = page.getByRole('tree');
    await tree.getByRole('treeitem').first().focus();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    const [inward, outward] =
      language === 'ar' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
    await expect.poll(() => tree.getByRole('treeitem').count()).toBeGreaterThan(10);
    await page.locator('#tree-gov-is').focus();
    await page.keyboard.press(inward!);
    await page.locator(`#tree-${other}`).waitFor();
    expect(await page.locator('#tree-gov-is').getAttribute('aria-expanded')).toBe('true');
    await page.keyboard.press(outward!);
    await page.locator(`#tree-${other}`).waitFor({ state: 'detached' });
    await endWell(seat);
  });

  test('a rule is said in both languages while it is typed, one without proof is refused', async () => {
    const seat = await administrator('categories/water-outage');
    const { page } = seat;
    const photos = page.getByRole('textbox', { name: say('desk-categories.photos') });
    const rule = page.getByRole('status', { name: say('desk-categories.rule_in_words') });
    await photos.fill('0');
    await rule.getByText('asks for no proof').waitFor();
    await page.getByRole('button', { name: say('desk-administration.save'), exact: true }).click();
    await page.getByText(/صورة أو مستندًا واحدًا|at least one photo or document/).waitFor();
    await photos.fill(language === 'ar' ? '3' : '2');
    await rule.getByText(language === 'ar' ? '3 صور على الأقل' : 'At least 2 photos').waitFor();
    await page.getByRole('button', { name: say('desk-administration.save'), exact: true }).click();
    await page.getByText(say('desk-administration.saved')).waitFor();
    const { categories } = await admin.get<{ categories: Category[] }>('/categories');
    const saved = categories.find(({ code }) => code === 'water-outage');
    expect(saved!.evidenceRule.photosAfter).toBe(language === 'ar' ? 3 : 2);
    await page.getByText(say('desk-administration.what.edited')).first().waitFor();
    expect(seat.seen.errors.filter((error) => !error.includes('400'))).toEqual([]);
    await seat.context.close();
  });

  test('a text of a notice is changed with its preview, and the next notice is sent so', async () => {
    const seat = await administrator('templates/received');
    const { page } = seat;
    const mark = language === 'ar' ? 'وصلتنا شكواكم يا فندم' : 'We have it, thank you';
    const area = page.getByRole('textbox', { name: say('desk-templates.part.sms') });
    const field = area.nth(language === 'ar' ? 0 : 1);
    await field.fill('{nobody}');
    const save = page.getByRole('button', { name: say('desk-templates.save') });
    await expect.poll(() => save.isDisabled()).toBe(true);
    await field.fill(`${mark}: {number} {code} {link}`);
    await page.locator('.admin-bubble', { hasText: mark }).waitFor();
    await expect.poll(() => page.locator('iframe').count()).toBe(2);
    await save.click();
    await page.getByText(say('desk-templates.saved')).waitFor();
    await endWell(seat);

    const { number } = await desk.public.post<Filed>('/complaints', {
      ...{ text: 'المياه مقطوعة منذ يومين', category: 'water-outage', place: 'eg-bns-naser' },
      complainants: [{ name: 'سعاد علي حسن', phone: '01001234567', noticeBy: 'sms', language }],
    });
    const outbox = join(desk.dataDir, 'outbox');
    const sent = () =>
      readdirSync(outbox)
        .filter((name) => name.includes(number) && name.endsWith('.txt'))
        .map((name) => readFileSync(join(outbox, name), 'utf8'));
    const asChanged = expect.stringContaining(`${mark}: ${number}`);
    await expect.poll(sent).toEqual([asChanged]);
  });

  test('a new member of staff takes the account up by the link shown once, until they leave', async () => {
    const seat = await administrator('staff');
    const { page } = seat;
    await page.getByRole('button', { name: say('desk-staff.add') }).click();
    const dialog = page.getByRole('dialog');
    const email = `new.${language}@insaf.example`;
    await dialog.getByRole('textbox', { name: say('desk-staff.name') }).fill('نادية سمير');
    await dialog.getByRole('textbox', { name: say('desk-staff.email') }).fill(email);
    await dialog.getByLabel(say('desk-staff.role'), { exact: true }).selectOption('agency_officer');
    await dialog.getByRole('combobox', { name: say('desk-staff.agency') }).fill('gov-bns-water');
    await page.locator('[role=option]:visible').first().click();
    await dialog.getByRole('button', { name: say('desk-staff.create') }).click();
    const address = (await dialog.locator('.secret').textContent())!.trim();
    const password = 'seven owls mend a kettle';
    const newcomer = await page
      .context()
      .browser()!
      .newContext({ locale: localeOf(language) });
    const theirs = await newcomer.newPage();
    await theirs.goto(address.replace(/^.*(?=\/desk)/, desk.url));
    await theirs.getByLabel(say('desk-account.password.new'), { exact: true }).fill(password);
    await theirs.getByRole('button', { name: say('desk-account.welcome.save') }).click();
    await theirs.locator('.person').waitFor();
    await newcomer.close();
    const signIn = () =>
      fetch(`${desk.url}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email, password }),
      });
    await dialog.getByRole('button', { name: say('desk-staff.open') }).click();
    await page.getByRole('button', { name: say('desk-staff.deactivate') }).click();
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('desk-staff.deactivate') })
      .click();
    await page.getByRole('button', { name: say('desk-staff.activate'), exact: true }).waitFor();
    expect((await signIn()).status).toBe(401);
    await page.getByText(say('desk-administration.what.deactivated')).first().waitFor();
    await endWell(seat);
  });

  test('an announcement is on the portal as soon as it is saved', async () => {
    const seat = await administrator('settings');
    const { page } = seat;
    const text = language === 'ar' ? 'المكاتب مغلقة يوم الخميس' : 'Offices are closed on Thursday';
    await page.getByRole('textbox', { name: say('desk-settings.banner_ar') }).fill(text);
    await page.getByRole('textbox', { name: say('desk-settings.banner_en') }).fill(text);
    await page.getByRole('textbox', { name: say('desk-settings.hotline') }).fill('16528');
    await page.getByRole('button', { name: say('desk-administration.save'), exact: true }).click();
    await page.getByText(say('desk-settings.saved')).waitFor();
    await endWell(seat);
    const home = await (await fetch(desk.url)).text();
    expect(home).toContain(text);
    expect(home).toContain('tel:16528');
  });
});
