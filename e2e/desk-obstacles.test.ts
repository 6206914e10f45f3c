import { describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { ComplaintView } from '../contract/dossier.ts';
import { endWell, openDesk } from './desk.ts';
import { track } from './pages/visit.ts';
import { selected } from './queue-list.ts';
import { wordsOf } from './words.ts';

/*
 * An obstacle from the officer who is blocked to the head who decides and the complainant who is told, in a
 * real browser on a real server, in Arabic.
 */

const desk = openDesk();
const say = wordsOf('ar');
const needed = 'اعتماد 300 ألف جنيه لإحلال الخط';
const told = 'ينتظر إحلال الخط توفير التمويل من المحافظة.';
const decision = 'يُدبر المبلغ من وفر الخطة الاستثمارية';
const toldThen = 'تقرر تدبير التمويل، ويبدأ العمل هذا الشهر.';

async function accepted(): Promise<Filed> {
  const filed = await desk.public.post<Filed>('/complaints', {
    ...{ text: 'مياه الصرف تغرق الشارع منذ أسبوعين.', category: 'waste', place: 'eg-bns-naser' },
    complainants: [{ name: 'منى عبد الرحمن', phone: '01001234567' }],
  });
  const agency = 'gov-bns-lu-naser';
  await desk.as('examiner').post(`/complaints/${filed.number}/refer`, { agency });
  await desk.as('officer.naser').post(`/complaints/${filed.number}/accept`);
  return filed;
}

describe.skipIf(desk.skipped)('an obstacle at the desk, in Arabic,', () => {
  test('is recorded by the officer, decided by the head, read by the complainant, and removed', async () => {
    const filed = await accepted();
    const { number } = filed;
    const officer = await desk.open('officer.naser', 'ar', `/desk/complaints/${number}`);
    const { page } = officer;
    await page.getByRole('button', { name: say('desk-complaint.acts.obstruct.button') }).click();
    const form = page.locator('form.act');
    const field = (key: string) => form.getByLabel(say(`desk-obstacles.record.${key}`));
    await form.getByRole('button', { name: say('desk-complaint.acts.obstruct.send') }).click();
    await form.getByText(say('desk-obstacles.record.kind_needed')).waitFor();
    await field('kind').first().click();
    await page.getByRole('option', { name: say('lifecycle.obstacle.budget') }).click();
    await field('needed').fill(needed);
    await field('outside').fill('وزارة التخطيط');
    await field('told').fill(told);
    await form.getByRole('button', { name: say('desk-complaint.acts.obstruct.send') }).click();
    await page.locator('.waiting-beside').getByText(needed).waitFor();

    const head = await desk.open('head.bns', 'ar', '/desk/obstacles');
    await head.page.getByRole('link', { name: say('lifecycle.obstacle.budget') }).click();
    const decide = head.page.getByRole('button', { name: say('desk-obstacles.decide.button') });
    await decide.click();
    const dialog = head.page.getByRole('dialog');
    await dialog.getByLabel(say('desk-obstacles.decide.decision')).fill(decision);
    await dialog.getByLabel(say('desk-obstacles.decide.by')).fill('2036-01-20');
    await dialog.getByLabel(say('desk-obstacles.decide.told')).fill(toldThen);
    await dialog.getByRole('button', { name: say('desk-obstacles.decide.send') }).click();
    await head.page.getByText(say('desk-obstacles.decide.done')).waitFor();
    await head.page.locator('.waiting-steps').getByText(decision).waitFor();
    await endWell(head);

    const person = await desk.signedIn('examiner', 'ar');
    const shown = await person.newPage();
    await track(shown, desk.url, filed);
    const card = await shown.locator('section:has(> #obstacle)').textContent();
    expect(card).toContain(told);
    expect(card).toContain(toldThen);
    expect(await shown.locator('main').textContent()).not.toContain(decision);
    await person.close();

    await page.getByRole('link', { name: say('desk-obstacles.beside.open') }).click();
    await page.getByRole('button', { name: say('desk-obstacles.remove.button') }).click();
    await page
      .getByRole('dialog')
      .getByLabel(say('desk-obstacles.remove.how'))
      .fill('صُرف الاعتماد المطلوب');
    await page
      .getByRole('dialog')
      .getByRole('button', { name: say('desk-obstacles.remove.send') })
      .click();
    await page.getByText(say('desk-obstacles.remove.done')).waitFor();
    await endWell(officer);
    const { obstacle, history, clock } = await desk
      .as('officer.naser')
      .get<ComplaintView>(`/complaints/${number}`);
    expect([obstacle, clock.state]).toEqual([null, 'running']);
    expect(history.slice(-3).map(({ verb }) => verb)).toEqual([
      'obstruct',
      'decideObstacle',
      'removeObstacle',
    ]);
  });

  test('holds several complaints that are chosen in the queue', async () => {
    const [one] = [await accepted(), await accepted()];
    const seat = await desk.open('officer.naser', 'ar', '/desk?status=in_progress');
    const { page } = seat;
    await page.locator('#queue').getByText(one.number.slice(0, 4)).first().waitFor();
    await page.locator('#queue').focus();
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('x');
    await expect.poll(() => selected(page).count()).toBe(2);
    await page.getByRole('button', { name: say('desk-queue.bulk.obstruct') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('desk-obstacles.record.kind')).first().click();
    await page.getByRole('option', { name: say('lifecycle.obstacle.spare_parts') }).click();
    await dialog.getByLabel(say('desk-obstacles.record.needed')).fill('طلمبة رفع بديلة');
    await dialog.getByLabel(say('desk-obstacles.record.outside')).fill('المورد');
    await dialog.getByLabel(say('desk-obstacles.record.told')).fill('ننتظر وصول طلمبة جديدة.');
    await dialog.getByRole('button', { name: say('desk-complaint.acts.obstruct.send') }).click();
    await dialog.waitFor({ state: 'detached' });
    const { obstacles } = await desk
      .as('officer.naser')
      .get<{ obstacles: { kind: string; complaints: number }[] }>('/obstacles?kind=spare_parts');
    expect(obstacles).toMatchObject([{ kind: 'spare_parts', complaints: 2 }]);
    await endWell(seat);
  });
});
