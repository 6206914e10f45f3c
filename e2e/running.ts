import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { beginFolder } from './begun-folder.ts';
import { noBrowser, openBrowser } from './browser.ts';
import { type ServerProcess, startServer } from './server-process.ts';

/** What the tests of a file run on; from their `beforeAll` on, unless they are skipped. */
export type Running = {
  /** Whether there is no browser, for `skipIf`. */
  readonly skipped: boolean;
  readonly dataDir: string;
  readonly url: string;
  /** Of all staff of the demonstration. */
  readonly password: string;
  readonly browser: Browser;
};

/**
 * A server on a folder of its own and a browser, begun before a file's tests and ended after them.
 *
 * @param prepare puts into the empty folder what the server is to find; what a first start puts there where
 *   nothing is said
 */
export function runServerAndBrowser(
  prepare: (dataDir: string) => Promise<void> = beginFolder,
): Running {
  const skipped = noBrowser();
  const dataDir = mkdtempSync(join(tmpdir(), 'insaf-e2e-'));
  let server: ServerProcess;
  let browser: Browser;
  beforeAll(async () => {
    if (skipped) return;
    await prepare(dataDir);
    server = await startServer(dataDir);
    browser = await openBrowser();
  }, 1_200_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return {
    skipped,
    dataDir,
    get url() {
      return server.url;
    },
    get password() {
      return server.password;
    },
    get browser() {
      return browser;
    },
  };
}
