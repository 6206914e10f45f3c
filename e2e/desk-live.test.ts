import type { BrowserContext, Page } from 'playwright-core';
import { afterEach, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import type { Seen } from './browser.ts';
import { openDesk } from './desk.ts';

/*
 * People at their desks, each in a browser of their own: what one does appears to the other without
 * reloading, who has a complaint open is seen and gone, and what a broken line missed is made up for.
 */

const desk = openDesk();

type Person = { context: BrowserContext; seen: Seen[]; open: (path: string) => Promise<Page> };
const people: Person[] = [];
afterEach(async () => {
  for (const { context, seen } of people.splice(0)) {
    await context.close();
    expect(seen.flatMap(({ errors, violations }) => [...errors, ...violations])).toEqual([]);
  }
});

async function atDesk(who: string): Promise<Person> {
  const context = await desk.signedIn(who, 'ar');
  context.setDefaultTimeout(60_000);
  const seen: Seen[] = [];
  const open = async (path: string) => {
    const opened = await desk.openPage(context, path);
    seen.push(opened.seen);
    // Lost by reloading, so that a page which still has it was never loaded again.
    await opened.page.evaluate('window.neverReloaded = true');
    await opened.page.locator('.live-state-live').waitFor();
    return opened.page;
  };
  const person = { context, seen, open };
  people.push(person);
  return person;
}
const neverReloaded = (page: Page) => page.evaluate<boolean>('window.neverReloaded === true');

/** A complaint that the officer of Naser has to accept. */
async function referred(text = 'القمامة متراكمة أمام المدرسة'): Promise<string> {
  const examiner = desk.as('examiner');
  const { number } = await examiner.post<Filed>('/complaints', {
    ...{ text, category: 'waste', place: 'eg-bns-naser', channel: 'hotline' },
    complainants: [{ name: 'سعاد علي حسن', phone: '01012345670' }],
  });
  await examiner.post(`/complaints/${number}/refer`, { agency: 'gov-bns-lu-naser' });
  return number;
}

test.skipIf(desk.skipped)(
  'a move, and who has the complaint open, appear to the other without reloading',
  async () => {
    const number = await referred();
    const [officer, head] = [await atDesk('officer.naser'), await atDesk('head.bns')];
    const theirs = await head.open(`/desk/complaints/${number}`);
    const ours = await officer.open(`/desk/complaints/${number}`);
    // The governor's office sees the officer by name; the officer only from where somebody looks on.
    const { name } = await desk.as('officer.naser').get<{ name: string }>('/me');
    await theirs.locator('.present', { hasText: name }).waitFor();
    await ours.locator('.present', { hasText: /موظف من .*محافظة بني سويف/ }).waitFor();

    await theirs.locator('h1 ~ .badge, .badge', { hasText: 'موجهة' }).first().waitFor();
    await desk.as('officer.naser').post(`/complaints/${number}/accept`);
    await theirs.locator('.badge', { hasText: 'قيد العمل' }).first().waitFor();
    await ours.locator('.badge', { hasText: 'قيد العمل' }).first().waitFor();
    expect([await neverReloaded(theirs), await neverReloaded(ours)]).toEqual([true, true]);

    // Writing a reply is shown as such; closing the page ends it.
    await ours.reload();
    await ours.locator('aside textarea').first().fill('نرفع القمامة اليوم');
    await theirs.locator('.present-replying', { hasText: name }).waitFor();
    await ours.close();
    await theirs.locator('.present', { hasText: name }).waitFor({ state: 'detached' });
  },
  180_000,
);

test.skipIf(desk.skipped)(
  'a note written by keyboard reaches the other’s page and the inbox of who is mentioned',
  async () => {
    const number = await referred();
    const [officer, head] = [await atDesk('officer.naser'), await atDesk('head.bns')];
    const elsewhere = await officer.open('/desk');
    const looking = await officer.open(`/desk/complaints/${number}`);
    const writing = await head.open(`/desk/complaints/${number}`);
    const { name } = await desk.as('officer.naser').get<{ name: string }>('/me');

    await writing.locator('#notes textarea').waitFor();
    await writing.keyboard.press('m');
    await writing.locator('#notes textarea:focus').waitFor();
    // Without its hamza and marks, as people type; Enter takes the one that is found.
    await writing.keyboard.type(`راجع يا @${name.split(' ')[0]}`);
    await writing.locator('[role=option]', { hasText: name }).waitFor();
    await writing.keyboard.press('Enter');
    await writing.keyboard.type('المكان غدا');
    await writing.keyboard.press('Control+Enter');

    await looking.locator('.note', { hasText: `راجع يا @${name} المكان غدا` }).waitFor();
    await looking.locator('.mention-me').waitFor();
    expect(await neverReloaded(looking)).toBe(true);
    // It is read where it is shown, so the inbox of the other page has it and does not count it.
    await elsewhere.locator('.desk-head .mantine-Indicator-root button').click();
    await elsewhere.locator('.inbox-item', { hasText: 'المكان غدا' }).waitFor();
    await expect
      .poll(() => desk.as('officer.naser').get('/mentions'), { timeout: 60_000 })
      .toMatchObject({ unread: 0 });
    expect(await neverReloaded(elsewhere)).toBe(true);
  },
  180_000,
);

test.skipIf(desk.skipped)(
  'a mention is counted in the header until it is read',
  async () => {
    const number = await referred();
    const officer = await atDesk('officer.naser');
    const page = await officer.open('/desk');
    const { id } = await desk.as('officer.naser').get<{ id: string }>('/me');
    await desk.as('head.bns').post(`/complaints/${number}/notes`, { text: 'عاجل', mentions: [id] });
    const badge = page.locator('.mantine-Indicator-indicator');
    await badge.waitFor();
    expect(await badge.textContent()).toMatch(/[1-9١-٩]/);
    await page.locator('.desk-head .mantine-Indicator-root button').click();
    await page.locator('.inbox-unread', { hasText: 'عاجل' }).click();
    await page.waitForURL(`**/complaints/${number}#notes`);
    await page.locator('.note', { hasText: 'عاجل' }).first().waitFor();
    await badge.waitFor({ state: 'detached' });
    expect(await neverReloaded(page)).toBe(true);
  },
  180_000,
);

test.skipIf(desk.skipped)(
  'a line that broke says so, and what was missed is there when it is back',
  async () => {
    const number = await referred();
    const officer = await atDesk('officer.naser');
    const page = await officer.open(`/desk/complaints/${number}`);
    await officer.context.setOffline(true);
    await page.locator('.live-state-offline').waitFor();
    await desk.as('head.bns').post(`/complaints/${number}/accept`);
    await desk.as('head.bns').post(`/complaints/${number}/notes`, { text: 'أثناء الانقطاع' });
    await officer.context.setOffline(false);
    await page.locator('.live-state-live').waitFor();
    await page.locator('.badge', { hasText: 'قيد العمل' }).first().waitFor();
    expect(await neverReloaded(page)).toBe(true);
    // Asking while there is no network is logged by the browser, and is what was done here.
    for (const { errors } of officer.seen) errors.splice(0);
  },
  180_000,
);

test.skipIf(desk.skipped)(
  'all pages of one browser share one line, which passes on when its page is closed',
  async () => {
    const number = await referred();
    const officer = await atDesk('officer.naser');
    const lines: string[] = [];
    officer.context.on('request', (request) => {
      if (request.url().includes('/api/v1/live')) lines.push(request.url());
    });
    const first = await officer.open('/desk');
    const others = [
      await officer.open(`/desk/complaints/${number}`),
      await officer.open(`/desk/complaints/${number}`),
    ];
    expect(lines).toHaveLength(1);
    await first.close();
    await expect.poll(() => lines.length).toBe(2);
    // It goes on after the last event that the first one heard.
    expect(lines[1]).toMatch(/\?since=[0-9a-f]{12}-\d+$/);
    await desk.as('officer.naser').post(`/complaints/${number}/accept`);
    for (const page of others) {
      await page.locator('.badge', { hasText: 'قيد العمل' }).first().waitFor();
    }
    expect(lines).toHaveLength(2);
  },
  180_000,
);
