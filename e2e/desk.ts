import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Language } from '../contract/text.ts';
import { localeOf, type Seen, watchPage } from './browser.ts';
import { runServerAndBrowser } from './running.ts';
import { type Api, apiOf, signIn } from './staff.ts';

/*
 * Staff at their desks, each in a browser of their own, and what others do meanwhile over HTTP.
 */

/** Somebody at a page of the desk. */
export type Seat = { readonly context: BrowserContext; readonly page: Page; readonly seen: Seen };

export type Desk = Api & {
  /** Whether there is no browser, for `skipIf`. */
  readonly skipped: boolean;
  readonly dataDir: string;
  readonly url: string;
  /** A browser in which somebody is signed in. */
  readonly signedIn: (
    who: string,
    language: Language,
    options?: BrowserContextOptions,
  ) => Promise<BrowserContext>;
  /** Another page in it, watched from its first script on. */
  readonly openPage: (context: BrowserContext, path: string) => Promise<Seat>;
  /** Both: somebody at a page. */
  readonly open: (
    who: string,
    language: Language,
    path: string,
    options?: BrowserContextOptions,
  ) => Promise<Seat>;
};

/** The desk of a server that runs for the tests of one file, on what was put there before. */
export function openDesk(prepare?: (dataDir: string) => Promise<void>): Desk {
  const running = runServerAndBrowser(prepare);

  const signedIn: Desk['signedIn'] = async (who, language, options) => {
    const context = await running.browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: localeOf(language),
      ...options,
    });
    await signIn(context, running, who);
    return context;
  };
  const openPage: Desk['openPage'] = async (context, path) => {
    const page = await context.newPage();
    const seen = await watchPage(page, running.url);
    await page.goto(running.url + path);
    return { context, page, seen };
  };
  return {
    ...apiOf(running),
    skipped: running.skipped,
    dataDir: running.dataDir,
    get url() {
      return running.url;
    },
    signedIn,
    openPage,
    open: async (who, language, path, options) =>
      openPage(await signedIn(who, language, options), path),
  };
}

/** Nothing was logged as an error, asked of others or against the page's policy. */
export async function endWell({ context, seen }: Seat): Promise<void> {
  expect(seen).toEqual({ errors: [], violations: [], elsewhere: [] });
  await context.close();
}

/** The digits of what is shown, such as those of a number in groups. */
export const digitsIn = async (shown: Locator) =>
  (await shown.textContent())!.replaceAll(/\D/g, '');
