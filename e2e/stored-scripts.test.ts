import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noBrowser, openBrowser, watchPage } from './browser.ts';
import { deskPages, portalPages } from './pages.ts';
import { openWorld, type World } from './world.ts';

/*
 * A world in which whoever wrote anything wrote a script into it: complainants, officers, judges, in every
 * text and in the names of files. Every page is shown, and nothing of it runs.
 */

const short = '"><img src=x onerror=__owned=1>';
const payload = `${short}<script>__owned=1</script>`;
const written = new Set([
  ...['text', 'remedy', 'address', 'landmark', 'name', 'question', 'answer', 'explanation'],
  ...['reason', 'note', 'words', 'first', 'father', 'grandfather', 'family'],
]);
/** Chosen from a list, though the key says it is written. */
const chosen = /^[a-z_]+$/;

function poisoned(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((item) => poisoned(item, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, poisoned(part, name)]),
    );
  }
  const isText = typeof value === 'string' && written.has(key) && !chosen.test(value);
  if (!isText) return value;
  return value.length < 25 ? `${value.slice(0, 12)} ${short}` : `${value.slice(0, 60)} ${payload}`;
}

/** The pages of the form show what their own visitor types, and take the longest to come to. */
const pages = [...portalPages, ...deskPages].filter(({ name }) => !/^(file-|receipt)/.test(name));

const without = noBrowser();
const folder = mkdtempSync(join(tmpdir(), 'insaf-stored-scripts-'));
let world: World;
let browser: Browser;
beforeAll(async () => {
  if (without) return;
  const written = { write: poisoned, fileName: `${payload.replaceAll('"', "'")}.jpg` };
  [world, browser] = await Promise.all([openWorld(folder, {}, written), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

test.skipIf(without)(
  'no script that anybody wrote runs on any page, and no policy is broken',
  async () => {
    const wrong: string[] = [];
    let shown = 0;
    for (const { name, open } of pages) {
      const context = await browser.newContext({ locale: 'ar-EG', reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      const seen = await watchPage(page, world.url);
      await open(page, world);
      await page.waitForTimeout(150);
      const { owned, images, text } = (await page.evaluate(`({
      owned: window.__owned === 1,
      images: document.querySelectorAll('img[src="x"], img[onerror]').length,
      text: document.body.innerText.includes('onerror=__owned')
    })`)) as { owned: boolean; images: number; text: boolean };
      if (owned) wrong.push(`${name}: a script ran`);
      if (images > 0) wrong.push(`${name}: a picture was made of what is text`);
      wrong.push(...seen.violations.map((violation) => `${name}: ${violation}`));
      if (text) shown += 1;
      await context.close();
    }
    expect(wrong).toEqual([]);
    // It is there to be read, as it was written.
    expect(shown).toBeGreaterThan(8);
  },
  240_000,
);
