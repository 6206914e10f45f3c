import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Language } from '../contract/text.ts';
import { endWell, openDesk } from './desk.ts';
import { track } from './pages/visit.ts';
import { wordsOf } from './words.ts';

/*
 * What is late, with a past that made it so: a small demonstration, filed and moved by the product's own
 * actions at its own times, and then a server that finds it. Its end is long ago, so all its clocks ran out.
 */

const past = ['--seed', 's8572', '--count', '40', '--months', '2', '--until', '2026-07-01'];
let told = '';

/** Makes the past in the folder of the server that starts next. */
async function makePast(dataDir: string): Promise<void> {
  const demo = join(import.meta.dirname, '..', 'server', 'demo', 'demo.ts');
  const { DATABASE_URL: _, ...inherited } = process.env;
  const child = spawn(process.execPath, [demo, ...past], {
    env: { ...inherited, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  for (const said of [child.stdout, child.stderr]) {
    said.on('data', (chunk) => {
      told += chunk;
    });
  }
  const code = await new Promise((resolve) => child.once('exit', resolve));
  if (code !== 0) throw new Error(`the demonstration ended with ${code}:\n${told}`);
}

/** What the demonstration says is worth a look. */
function example(what: string) {
  const [, number, code] = new RegExp(`${what}\\s+(\\d{12})\\s+code (\\d{8})`).exec(told) ?? [];
  return { number: number!, code: code! };
}

const desk = openDesk(makePast);

describe.skipIf(desk.skipped).for(['ar', 'en'] as const)(
  'what is late, said in %s,',
  (language: Language) => {
    const say = wordsOf(language);

    test('is by agency below a head, the longest late first, with what explains it or that nothing does', async () => {
      const seat = await desk.open('head.bns', language, '/desk/overdue');
      const { page } = seat;
      const branches = page.locator('.overdue-branches > li');
      await branches.first().waitFor({ timeout: 120_000 });
      const cards = page.locator('.waiting-card');
      await cards.first().waitFor({ timeout: 120_000 });
      for (const card of await cards.all())
        expect(await card.locator('.overdue-why').count()).toBe(1);
      await page.getByText(say('desk-overdue.silence'), { exact: true }).click();
      await cards.locator('.overdue-silence').first().waitFor({ timeout: 120_000 });
      await cards.first().locator('header a').click();
      await page.locator('.head-ladder').waitFor({ timeout: 120_000 });
      await endWell(seat);
    });

    test('is told to the person on the page of their complaint before they ask', async () => {
      const person = await desk.signedIn('examiner', language);
      const page = await person.newPage();
      await track(page, desk.url, example('late, and its page says so'));
      const card = page.locator('.late-card');
      await card.waitFor({ timeout: 120_000 });
      expect(await card.textContent()).toContain(say('portal-track.late.nothing_to_do'));
      await person.close();
    });
  },
);
