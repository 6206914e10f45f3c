import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page, Response } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Language } from '../../contract/text.ts';
import { noteRequests } from '../at-rest.ts';
import { schemes, violationsOf } from '../axe.ts';
import { localeOf, noBrowser, openBrowser } from '../browser.ts';
import type { Visit } from '../pages/visit.ts';
import { openWorld, type World } from '../world.ts';

/*
 * Pages, in a language and both schemes, by the rules of WCAG 2.2 A and AA and the best practices that axe
 * knows; and at 320 px no page scrolls sideways. Each test file tries them in one language, in a world of its own,
 * so that two of them run beside each other.
 */

/** A page, and what waits until it asks for nothing more. */
type Shown = { readonly page: Page; readonly rests: () => Promise<void> };

/** Tries each page in a language. To be called once by a test file. */
export function tryPages(language: Language, pages: readonly Visit[]): void {
  const without = noBrowser();
  const folder = mkdtempSync(join(tmpdir(), 'insaf-accessibility-'));
  const signedIn = new Map<string, Shown>();
  let world: World;
  let browser: Browser;

  async function openPage(): Promise<Shown> {
    const context = await browser.newContext({
      locale: localeOf(language),
      viewport: { width: 320, height: 720 },
      // It keeps files for later, which costs more than the pages.
      serviceWorkers: 'block',
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    return { page, rests: noteRequests(page) };
  }

  /** A member of staff goes on in the page they are signed in with; a visitor was never here. */
  async function pageOf(who: string | undefined): Promise<Shown> {
    const shown = signedIn.get(who ?? '') ?? (await openPage());
    if (who !== undefined) signedIn.set(who, shown);
    return shown;
  }

  beforeAll(async () => {
    if (without) return;
    [world, browser] = await Promise.all([openWorld(folder), openBrowser()]);
  }, 240_000);
  afterAll(async () => {
    await browser?.close();
    await world?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.skipIf(without).each([...pages])(
    '$name has no violation, in the light and in the dark, and fits 320 px',
    async ({ who, open }) => {
      const { page, rests } = await pageOf(who);
      const broken: string[] = [];
      const listen = (reply: Response) => {
        if (reply.status() >= 500) broken.push(`${reply.status()} ${reply.url()}`);
      };
      page.on('response', listen);
      try {
        await open(page, world);
        await rests();
        const wide = (await page.evaluate('document.documentElement.scrollWidth')) as number;
        expect(wide, 'px wide').toBeLessThanOrEqual(320);
        for (const scheme of schemes) {
          expect(await violationsOf(page, scheme), scheme).toEqual([]);
        }
        expect(broken, 'what it asked for').toEqual([]);
        page.off('response', listen);
        if (who === undefined) await page.context().close();
      } catch (fault) {
        // Whoever comes next begins anew.
        if (who !== undefined) signedIn.delete(who);
        await page.context().close();
        throw fault;
      }
    },
  );
}
