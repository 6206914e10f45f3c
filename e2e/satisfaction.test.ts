import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningPostgres } from '../server/platform/db/running-postgres.ts';
import { localeOf, noBrowser, openBrowser } from './browser.ts';
import { signIn } from './staff.ts';
import { wordsOf } from './words.ts';
import { openWorld, type World } from './world.ts';

/* People say how they found it, on a telephone without scripts and to an agent of the hotline. */

const skipped = noBrowser();
const dataDir = mkdtempSync(join(tmpdir(), 'insaf-e2e-satisfaction-'));
const patient = { timeout: 60_000 };
let world: World;
let browser: Browser;
let pool: pg.Pool;
beforeAll(async () => {
  if (skipped) return;
  world = await openWorld(dataDir);
  browser = await openBrowser();
  pool = new pg.Pool({ connectionString: runningPostgres(dataDir)! });
}, 360_000);
afterAll(async () => {
  await pool?.end();
  await browser?.close();
  await world?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

async function rowOf(number: string) {
  const { rows } = await pool.query(
    'SELECT state, grade, removed, words FROM satisfaction_questions WHERE complaint_number = $1',
    [number],
  );
  return rows[0];
}

test.skipIf(skipped).for(['ar', 'en'] as const)(
  'without scripts on a narrow telephone, in %s, a person answers by their link and changes it',
  { timeout: 240_000 },
  async (language) => {
    const say = wordsOf(language);
    const { number } = world.complaints.rated;
    const context = await browser.newContext({
      ...{ locale: localeOf(language), javaScriptEnabled: false },
      viewport: { width: 360, height: 740 },
    });
    const page = await context.newPage();
    await page.goto(await world.questionOf(world.complaints.rated));
    await page.getByRole('heading', { name: say('portal-satisfaction.title') }).waitFor(patient);
    const choose = (key: string) =>
      page.getByRole('radio', { name: say(`portal-satisfaction.${key}`) }).check();
    await choose(language === 'ar' ? 'grades.2' : 'grades.5');
    await choose(language === 'ar' ? 'removed_answers.no' : 'removed_answers.yes');
    await page.locator('textarea[name=words]').fill('لم يأت أحد');
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360);
    await page.getByRole('button', { name: say('portal-satisfaction.change') }).click();
    await page
      .getByRole('heading', { name: say('portal-satisfaction.thanks_title') })
      .waitFor(patient);
    expect(await rowOf(number)).toEqual({
      ...{ state: 'answered', words: 'لم يأت أحد' },
      ...(language === 'ar' ? { grade: 2, removed: 'no' } : { grade: 5, removed: 'yes' }),
    });
    await context.close();
  },
);

test.skipIf(skipped)(
  'an agent of the hotline claims a call, reads whom to ring and what to say, and writes down the answer',
  { timeout: 240_000 },
  async () => {
    const say = wordsOf('ar');
    const { number } = world.complaints.settled;
    // Two working days on, somebody whom no message reaches waits for a call.
    await pool.query(
      `UPDATE satisfaction_questions SET state = 'asked', way = 'call', asked_at = now(), call_since = now(),
         closes_at = now() + interval '9 days', complainant_no = 1, next_at = NULL
       WHERE complaint_number = $1`,
      [number],
    );
    const desk = await browser.newContext({ locale: localeOf('ar'), reducedMotion: 'reduce' });
    await signIn(desk, world.server, 'agent');
    const page = await desk.newPage();
    await page.goto(`${world.url}/desk/satisfaction-calls`);
    const button = (key: string) =>
      page.getByRole('button', { name: say(`desk-satisfaction.${key}`) });
    await button('claim').click(patient);
    await button('show_contact').click(patient);
    await page.getByText('+201001234567').waitFor(patient);
    await page.getByRole('radio', { name: say('desk-satisfaction.outcomes.graded') }).check();
    await page.getByRole('radio', { name: say('desk-satisfaction.grades.3') }).check();
    await page
      .getByRole('radio', { name: say('desk-satisfaction.removed_answers.partly') })
      .check();
    await button('save').click(patient);
    await page.getByText(say('desk-satisfaction.saved')).waitFor(patient);
    await page.getByText(say('desk-satisfaction.none')).waitFor(patient);
    expect(await rowOf(number)).toMatchObject({ state: 'answered', grade: 3, removed: 'partly' });
    await desk.close();
  },
);
