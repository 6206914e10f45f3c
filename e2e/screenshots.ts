/*
 * `npm run screenshots`: every page in both languages at 360, 768 and 1440 px, whole, into `screenshots/`,
 * which git ignores: `<page>.<language>.<width>.png`. With names of pages only those; with `--dark` in the
 * dark scheme; with `--list` their names. Says which pages scroll sideways, and ends with 1 if any does.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { languages } from '../contract/text.ts';
import { noteRequests } from './at-rest.ts';
import { localeOf, openBrowser } from './browser.ts';
import { portalPages } from './pages/portal.ts';
import { deskPages } from './pages.ts';
import { openWorld } from './world.ts';

const widths = [360, 768, 1440] as const;
const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const dark = process.argv.includes('--dark');
const all = [...portalPages, ...deskPages];
if (process.argv.includes('--list')) {
  console.log(all.map(({ name }) => name).join('\n'));
  process.exit(0);
}
const pages = all.filter(
  ({ name }) => wanted.length === 0 || wanted.some((part) => name.includes(part)),
);

const into = join(import.meta.dirname, '..', 'screenshots');
mkdirSync(into, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'insaf-screenshots-'));
const world = await openWorld(folder);
const browser = await openBrowser();
const faults: string[] = [];
try {
  for (const { name, open } of pages) {
    for (const language of languages) {
      const context = await browser.newContext({
        locale: localeOf(language),
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      page.setDefaultTimeout(60_000);
      const rests = noteRequests(page);
      try {
        await page.setViewportSize({ width: widths[0], height: 800 });
        await open(page, world);
        await rests();
        for (const width of widths) {
          await page.setViewportSize({ width, height: width < 700 ? 800 : 900 });
          // Maps and lists draw themselves anew after the size changed.
          await page.waitForTimeout(250);
          const file = `${name}.${language}.${width}${dark ? '.dark' : ''}.png`;
          await page.screenshot({ path: join(into, file), fullPage: true });
          const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
          if (wide > width) faults.push(`${file}: ${wide} px wide`);
        }
      } catch (error) {
        faults.push(`${name} ${language}: ${(error as Error).message.split('\n')[0]}`);
      } finally {
        await context.close();
      }
    }
    console.log(name);
  }
} finally {
  await browser.close();
  await world.close();
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length === 0 ? 0 : 1;
