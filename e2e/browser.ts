import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Language } from '../contract/text.ts';

/*
 * The browser that tests drive: Chromium as the system has it, because a browser downloaded for the tests
 * would be a hundred times the size of everything else. Where there is none, tests that need it are
 * skipped and say how to get it; with CI=true its absence is a failure.
 */

// The first has no windows, which is all that tests need and half the work.
const names = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];
const install = 'sudo apt-get install -y --no-install-recommends chromium-headless-shell';

/** Where Chromium is, by the names it goes by; null where there is none. */
export function findBrowser(path = process.env.PATH ?? ''): string | null {
  const places = path.split(delimiter).filter((folder) => folder !== '');
  return names.flatMap((name) => places.map((place) => join(place, name))).find(runs) ?? null;
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * For `test.skipIf(noBrowser())`: whether tests that need a browser are left out, said once on the way.
 *
 * @throws where there is none and CI=true: there nothing is left out
 */
export function noBrowser(): boolean {
  if (findBrowser() !== null) return false;
  const fault = `There is no Chromium to test pages with. Install it: ${install}`;
  if (process.env.CI === 'true') throw new Error(fault);
  console.warn(fault);
  return true;
}

/** As root Chromium has no sandbox; and it calls nobody's servers of its own accord. */
const flags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What Chromium is started with, here and by programs that start it themselves. */
export function browserFlags(): string[] {
  return process.getuid?.() === 0 ? ['--no-sandbox', ...flags] : flags;
}

/** Starts it; whoever does closes it. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser()!, args: browserFlags() });
}

/** What a browser says it reads, so that pages come in a language. */
export const localeOf = (language: Language): string => (language === 'ar' ? 'ar-EG' : 'en-GB');

/** What a page did that no page of ours does; filled as it happens. */
export type Seen = {
  /** What it logged as an error, or threw. */
  readonly errors: string[];
  /** Directives of its policy that it broke, and with what. */
  readonly violations: string[];
  /** Addresses of other hosts that it asked. */
  readonly elsewhere: string[];
};

/** Watches a page from before its first script. @param own the address of the server it belongs to */
export async function watchPage(page: Page, own: string): Promise<Seen> {
  const seen: Seen = { errors: [], violations: [], elsewhere: [] };
  page.on('console', (message) => {
    if (message.type() === 'error') seen.errors.push(message.text());
  });
  page.on('pageerror', (error) => seen.errors.push(String(error)));
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    const isOwn = origin === new URL(own).origin || protocol === 'data:' || protocol === 'blob:';
    if (!isOwn) seen.elsewhere.push(request.url());
  });
  await page.exposeFunction('policyBroken', (what: string) => seen.violations.push(what));
  // As text, because what runs in the page is not compiled with what runs here.
  await page.addInitScript(`
    document.addEventListener('securitypolicyviolation', (event) => {
      policyBroken(event.effectiveDirective + ': ' + event.blockedURI);
    });`);
  return seen;
}
