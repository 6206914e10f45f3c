import pg from 'pg';
import { describe, expect, test } from 'vitest';
import type { Filed } from '../contract/complaints.ts';
import { languages } from '../contract/text.ts';
import { runningPostgres } from '../server/platform/db/running-postgres.ts';
import { schemes, violationsOf } from './axe.ts';
import { active, listed, openDeskWithTwelve, openQueue, rows, selected } from './queue-list.ts';

/*
 * The queue as an officer reads it: by keyboard, by an address that somebody sent, by views, and with ten
 * thousand rows.
 */

const desk = openDeskWithTwelve();

describe.skipIf(desk.skipped).each(languages)('in %s', (language) => {
  test('the list is walked, selected in, searched, opened and come back to by keyboard alone', async () => {
    const page = await openQueue(desk, language, '/desk');
    await page.waitForURL('**/desk?status=received');
    const shown = await listed(page);
    await page.locator('#queue:focus').waitFor();
    await page.keyboard.press('Home');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    await expect.poll(() => active(page)).toBe(`complaint-${shown[1]}`);
    await page.keyboard.press('x');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('Shift+x');
    await expect.poll(() => selected(page).count()).toBe(3);
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.locator('#queue').focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/complaints/${shown[3]}`);
    await page.goBack();
    await rows(page).first().waitFor();
    await expect.poll(() => active(page)).toBe(`complaint-${shown[3]}`);
    await expect.poll(() => selected(page).count()).toBe(3);
    await page.keyboard.press('Escape');
    await expect.poll(() => selected(page).count()).toBe(0);
    await page.keyboard.press('/');
    await page.locator('input:focus').waitFor();
    await page.keyboard.type('المدرسه رقم');
    await page.keyboard.press('Enter');
    await page.waitForURL('**words=*');
    expect((await listed(page)).length).toBeGreaterThan(2);
    await page.context().close();
  });

  test('an address that somebody sent shows the same list, and each filter is removed by itself', async () => {
    const page = await openQueue(desk, language, '/desk?status=received&category=waste');
    const shown = await listed(page);
    const { complaints } = await desk
      .as('examiner')
      .get<{ complaints: Filed[] }>('/complaints?status=received&category=waste&limit=200');
    expect(shown).toEqual(complaints.map(({ number }) => number).slice(0, shown.length));
    const chips = page.locator('.chip');
    expect(await chips.count()).toBe(2);
    await chips.nth(1).getByRole('button').click();
    await page.waitForURL((url) => !url.search.includes('category'));
    await page.goBack();
    await page.waitForURL((url) => url.search.includes('category'));
    await expect.poll(() => chips.count()).toBe(2);
    await page.context().close();
  });

  test('every view counts what it shows', async () => {
    const page = await openQueue(desk, language, '/desk');
    await listed(page);
    const views = page.locator('.queue-side nav a.view');
    for (let index = 0; index < (await views.count()); index += 1) {
      const view = views.nth(index);
      const said = (await view.locator('bdi').textContent()) ?? '';
      await view.click();
      await page.locator('.queue-note').waitFor();
      await page.locator('.queue-side nav li').nth(index).locator('[aria-current=page]').waitFor();
      await page.locator('#queue, .state').first().waitFor();
      const list = page.locator('#queue');
      const shown = async () =>
        Number(said) === 0 ? 0 : Number(await list.getAttribute('aria-rowcount'));
      await expect.poll(shown, { message: `view ${index}` }).toBe(Number(said));
    }
    await page.context().close();
  });

  test('a view is saved under a name, renamed, and removed', async () => {
    const page = await openQueue(desk, language, '/desk?status=received&category=waste');
    await listed(page);
    const saved = page.locator('.saved');
    await saved.getByRole('button').last().click();
    await saved.locator('input').fill('قمامة ناصر');
    await page.keyboard.press('Enter');
    const view = saved.locator('a.view', { hasText: 'قمامة ناصر' });
    await view.waitFor();
    await expect.poll(() => view.getAttribute('aria-current')).toBe('page');
    await saved.locator('.saved-view button').click();
    await page.getByRole('menuitem').first().click();
    await saved.locator('input').fill('القمامة');
    await page.keyboard.press('Enter');
    await saved.locator('a.view', { hasText: /^القمامة$/ }).waitFor();
    await saved.locator('.saved-view button').click();
    await page.getByRole('menuitem').last().click();
    await saved.locator('a.view').waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('the list, its filters and an empty view have no violation that axe knows', async () => {
    for (const [path, width] of [
      ['/desk?status=received', 1440],
      ['/desk?status=received', 360],
      ['/desk?words=لاشيءكهذا', 768],
    ] as const) {
      const page = await openQueue(desk, language, path, { width, height: 860 });
      await page.locator('.queue-note').waitFor();
      await page.emulateMedia({ reducedMotion: 'reduce' });
      for (const scheme of schemes) {
        const said = await violationsOf(page, scheme, '.queue');
        expect(said, `${path} ${width} ${scheme}`).toEqual([]);
      }
      await page.context().close();
    }
  }, 300_000);
});

test.skipIf(desk.skipped)(
  'ten thousand rows are walked and chosen from without a pause',
  async () => {
    const owner = new pg.Client({ connectionString: runningPostgres(desk.dataDir)! });
    await owner.connect();
    await owner.query(`SET session_replication_role = replica;
    INSERT INTO complaints (number, kind, status, version, channel, language, text, complainants,
      received_at, holder_id, holder_path, clock, clock_state, due_at)
    SELECT 200000000000 + n * 7919, 'complaint', 'received', 1, 'hotline', 'ar', 'شكوى رقم ' || n, 1,
      now() - interval '1 day', holder_id, holder_path, 'examination', 'running',
      now() + make_interval(mins => n)
    FROM generate_series(1, 10000) n,
      (SELECT holder_id, holder_path FROM complaints WHERE status = 'received' LIMIT 1) AS one`);
    await owner.end();
    const page = await openQueue(desk, 'ar', '/desk?status=received&channel=hotline');
    await listed(page);
    for (let shown = 0; shown < 10_000; ) {
      await page.locator('#queue').press('End');
      const said = (await page.locator('.queue-note').textContent()) ?? '';
      shown = Number(said.replaceAll(/\D/g, ''));
    }
    // As text, because what runs in the page is not compiled with what runs here.
    const times = (await page.evaluate(`(async () => {
    const painted = () =>
      new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const took = { click: [], select: [], key: [] };
    const list = document.querySelector('#queue');
    const measure = async (what, act) => {
      performance.mark('begin');
      act();
      await painted();
      took[what].push(performance.measure(what, 'begin').duration);
    };
    for (let round = 0; round < 8; round += 1) {
      const shown = [...list.querySelectorAll('[role=row]')];
      await measure('click', () => shown[2 + (round % 5)].click());
      await measure('select', () => shown[1 + (round % 5)].querySelector('input').click());
      await measure('key', () =>
        list.dispatchEvent(new KeyboardEvent('keydown', { key: 'PageUp', bubbles: true })));
    }
    return took;
  })()`)) as Record<string, number[]>;
    for (const [what, all] of Object.entries(times)) {
      const sorted = all.toSorted((a, b) => a - b);
      const middle = sorted[Math.floor(sorted.length / 2)]!;
      console.log(
        `10,000 rows: ${what} ${middle.toFixed(0)} ms, slowest ${sorted.at(-1)!.toFixed(0)} ms`,
      );
    }
    expect(await rows(page).count()).toBeLessThan(60);
    await page.context().close();
  },
  300_000,
);
