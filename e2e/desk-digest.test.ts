import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stopAddress } from '../server/features/digests/index.ts';
import { readConfig } from '../server/platform/config.ts';
import { sealingWith } from '../server/platform/sealing.ts';
import { localeOf, noBrowser, openBrowser } from './browser.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { apiOf, signIn } from './staff.ts';
import { wordsOf } from './words.ts';

/* The morning message: stopped by its link on a telephone without scripts, and resumed at the desk. */

const skipped = noBrowser();
const dataDir = mkdtempSync(join(tmpdir(), 'insaf-e2e-digest-'));
const say = wordsOf('ar');
const who = 'officer.naser';
let server: ServerProcess;
let browser: Browser;
beforeAll(async () => {
  if (skipped) return;
  server = await startServer(dataDir, { DEMO: 'true' });
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const patient = { timeout: 60_000 };
const isOn = async () => (await apiOf(server).as(who).get<{ on: boolean }>('/me/digest')).on;

async function linkOf(): Promise<string> {
  const { id } = await apiOf(server).as(who).get<{ id: string }>('/me');
  const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: server.url });
  return stopAddress({ config, sealing: sealingWith(config.INSAF_SECRET) }, id);
}

test.skipIf(skipped)(
  'the morning message is stopped by one button without scripts, and sent again by a switch at the desk',
  { timeout: 240_000 },
  async () => {
    const telephone = await browser.newContext({
      ...{ locale: localeOf('ar'), javaScriptEnabled: false },
      viewport: { width: 360, height: 740 },
    });
    const mail = await telephone.newPage();
    await mail.goto(await linkOf());
    expect(await mail.locator('h1').innerText()).toBe(say('digest.page.title'));
    expect(await isOn()).toBe(true);
    await mail.getByRole('button', { name: say('digest.page.button') }).click();
    await mail.getByRole('heading', { name: say('digest.page.stopped_title') }).waitFor(patient);
    expect(await isOn()).toBe(false);
    await telephone.close();

    const desk = await browser.newContext({ locale: localeOf('ar'), reducedMotion: 'reduce' });
    await signIn(desk, server, who);
    const page = await desk.newPage();
    await page.goto(`${server.url}/desk/account`);
    const card = page.getByRole('region', { name: say('desk-account.digest.title') });
    await card.getByText(say('desk-account.digest.stopped.link')).waitFor(patient);
    const choice = card.getByRole('switch', { name: say('desk-account.digest.switch') });
    expect(await choice.isChecked()).toBe(false);
    await choice.click();
    await expect.poll(isOn, patient).toBe(true);
    await card.getByText(say('desk-account.digest.to')).waitFor(patient);
    await choice.click();
    await card.getByText(say('desk-account.digest.stopped.desk')).waitFor(patient);
    expect(await isOn()).toBe(false);
    await desk.close();
  },
);
