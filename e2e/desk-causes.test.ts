import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { ComplaintView } from '../contract/dossier.ts';
import { makePhoto } from '../server/demo/photos.ts';
import { endWell, openDesk } from './desk.ts';
import { track } from './pages/visit.ts';
import { selected } from './queue-list.ts';
import { wordsOf } from './words.ts';

/*
 * A broken main, from the officer who sees that several complaints have one cause to the complainants who
 * each read their own reply, in a real browser on a real server, in both languages.
 */

const desk = openDesk();
const folder = mkdtempSync(join(tmpdir(), 'insaf-causes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const title = 'كسر في خط الصرف الرئيسي بشارع المحطة';
const told = 'كسر في خط الصرف في شارعكم، ونعمل على إصلاحه.';
const later = 'تأخرت المواسير يومين، والعمل مستمر.';
const done = 'تم إحلال خط الصرف الرئيسي وإعادة الشارع إلى حاله.';

/** In another town for each language: so many complaints of it that a unit works on. */
const places = {
  ar: { spot: { lat: 29.158, lon: 31.134 }, seed: 'a' },
  en: { spot: { lat: 29.258, lon: 31.234 }, seed: 'e' },
} as const;

async function accepted({ lat, lon }: { lat: number; lon: number }, at: number): Promise<Filed> {
  const filed = await desk.public.post<Filed>('/complaints', {
    ...{ text: `مياه الصرف تغرق شارع المحطة أمام المنزل رقم ${at}.`, category: 'waste' },
    ...{ place: 'eg-bns-naser', position: { lat: lat > 0 ? lat + at * 0.0002 : lat, lon } },
    complainants: [{ name: 'منى عبد الرحمن', phone: '01001234567' }],
  });
  const agency = 'gov-bns-lu-naser';
  await desk.as('examiner').post(`/complaints/${filed.number}/refer`, { agency });
  await desk.as('officer.naser').post(`/complaints/${filed.number}/accept`);
  return filed;
}

/** A photo that says that it was taken there now. */
async function photoAt(position: { lat: number; lon: number }, seed: string): Promise<string> {
  const wanted = { kind: 'after', category: 'waste', seed, takenAt: new Date(), position } as const;
  const path = join(folder, `${seed}.jpg`);
  writeFileSync(path, await makePhoto({ ...wanted, size: { width: 1200, height: 900 } }));
  return path;
}

const officer = () => desk.as('officer.naser');
const complaint = ({ number }: Filed) => officer().get<ComplaintView>(`/complaints/${number}`);
const inGroups = ({ number }: Filed) => number.replaceAll(/(\d{4})(?=\d)/g, '$1 ');

describe.skipIf(desk.skipped).for(['ar', 'en'] as const)(
  'a cause at the desk, in %s,',
  (language) => {
    const say = wordsOf(language);
    const { spot, seed } = places[language];
    let filed: readonly Filed[] = [];
    beforeAll(async () => {
      if (desk.skipped) return;
      filed = [await accepted(spot, 1), await accepted(spot, 2), await accepted(spot, 3)];
    });

    /** The line of a complaint on the page of its cause. */
    const lineOf = (page: Page, one: Filed) =>
      page.locator('.waiting-held > li').filter({ hasText: inGroups(one) });

    async function keepPhoto(page: Page, one: Filed): Promise<void> {
      const { position } = await complaint(one);
      await lineOf(page, one)
        .getByRole('button', { name: say('desk-causes.files.button') })
        .click();
      const dialog = page.getByRole('dialog');
      const path = await photoAt(position!, `${seed}-${one.number}`);
      await dialog.locator('input[type=file]').setInputFiles(path);
      const keep = dialog.getByRole('button', { name: say('desk-causes.files.keep'), exact: true });
      await dialog.locator('.sent-ready').waitFor();
      await keep.click();
      await dialog.waitFor({ state: 'detached' });
      await lineOf(page, one).locator('.badge-reed').waitFor();
    }

    test('gathers from the list and from what is suggested, answers all, and names what stays', async () => {
      const [one, two, three] = filed as [Filed, Filed, Filed];
      const seat = await desk.open('officer.naser', language, '/desk?status=in_progress');
      const { page } = seat;
      for (const each of [one, two]) {
        await page.locator(`#complaint-${each.number} .queue-tick`).click();
      }
      await expect.poll(() => selected(page).count(), { timeout: 60_000 }).toBe(2);
      await page.getByRole('button', { name: say('desk-queue.bulk.gather') }).click();
      const dialog = page.getByRole('dialog');
      const field = (key: string) => dialog.getByLabel(say(`desk-causes.open.${key}`));
      await field('title').fill(title);
      await field('told').fill(told);
      await field('expected').fill('2036-01-20');
      await dialog.getByRole('button', { name: say('desk-complaint.acts.gather.send') }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.locator(`#complaint-${one.number}`).getByText(title).waitFor();

      await page.goto(`${desk.url}/desk/complaints/${one.number}`);
      await page.locator('.mark-cause').getByText(title).waitFor();
      await page.getByRole('link', { name: say('desk-causes.beside.open') }).click();
      const likely = page.locator('section[aria-labelledby=likely]');
      await likely
        .locator('li')
        .filter({ hasText: inGroups(three) })
        .getByRole('checkbox')
        .check();
      await likely.getByRole('button').click();
      await lineOf(page, three).waitFor();
      expect((await complaint(three)).cause?.title).toBe(title);

      await page
        .getByRole('button', { name: say('desk-causes.change.button'), exact: true })
        .click();
      await field('told').fill(later);
      await field('expected').fill('2036-01-22');
      await dialog.getByRole('button', { name: say('desk-causes.change.send') }).click();
      await page.getByText(say('desk-causes.change.done')).waitFor();

      await keepPhoto(page, one);
      await keepPhoto(page, two);
      const answer = page.getByRole('button', { name: say('desk-causes.answer.button') });
      await answer.click();
      const lacking = dialog.locator('.card-note');
      await lacking.waitFor();
      await dialog.getByRole('radio', { name: say('lifecycle.claim.explained') }).check();
      await lacking.waitFor({ state: 'hidden' });
      await dialog.getByRole('radio', { name: say('lifecycle.claim.cause_removed') }).check();
      await dialog.getByLabel(say('desk-reply.text.label')).fill(done);
      await dialog.getByRole('button', { name: say('desk-causes.answer.send') }).click();
      const left = dialog.locator('.cause-left > li');
      await left.getByText(inGroups(three)).waitFor();
      expect(await left.count()).toBe(1);
      await dialog.getByRole('button', { name: say('desk-causes.answer.to_add') }).click();
      await dialog.waitFor({ state: 'detached' });
      const statuses = async () =>
        (await Promise.all(filed.map(complaint))).map((each) => each.status);
      expect(await statuses()).toEqual(['answered', 'answered', 'in_progress']);

      await keepPhoto(page, three);
      await answer.click();
      await expect
        .poll(() => dialog.getByLabel(say('desk-reply.text.label')).inputValue(), {
          timeout: 60_000,
        })
        .toBe(done);
      await dialog.getByRole('button', { name: say('desk-causes.answer.send') }).click();
      await dialog.waitFor({ state: 'detached' });
      expect(await statuses()).toEqual(['answered', 'answered', 'answered']);
      await page
        .getByRole('button', { name: say('desk-causes.solved.button'), exact: true })
        .click();
      await dialog.getByLabel(say('desk-causes.solved.how')).fill('رُكب خط جديد');
      await dialog.getByRole('button', { name: say('desk-causes.solved.send') }).click();
      await page.getByText(say('desk-causes.solved.done')).waitFor();
      await endWell(seat);
    });

    test('is read by each complainant as their own, and the judge settles each by its own photo', async () => {
      const [one, two] = filed as [Filed, Filed, Filed];
      for (const each of filed) {
        const { version, replies } = await complaint(each);
        expect(replies.at(-1)).toMatchObject({ claim: 'cause_removed', text: done });
        await desk.as('judge').post(`/complaints/${each.number}/settle`, { version });
      }
      const person = await desk.signedIn('examiner', language);
      const page = await person.newPage();
      await track(page, desk.url, one);
      const read = await page.locator('main').textContent();
      expect(read).toContain(done);
      expect(read).toContain(later);
      expect(read).not.toContain(title);
      expect(read!.replaceAll(/\D/g, '')).not.toContain(two.number);
      await person.close();
    });
  },
);
