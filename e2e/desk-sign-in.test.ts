import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { codeOf } from '../server/test/authenticator.ts';
import { localeOf, noBrowser, openBrowser, watchPage } from './browser.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { wordsOf } from './words.ts';

/*
 * An administrator's first day: the second factor that is demanded, a passkey, signing in with either, and
 * a grave act that asks once more. The passkey is made by Chromium's virtual authenticator. Passkeys belong
 * to an address, so the server has a port that is known before it starts.
 */

const skipped = noBrowser();
const dataDir = mkdtempSync(join(tmpdir(), 'insaf-e2e-sign-in-'));
const say = wordsOf('ar');
let server: ServerProcess;
let browser: Browser;

async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return String(port);
}

beforeAll(async () => {
  if (skipped) return;
  server = await startServer(dataDir, {
    PORT: await freePort(),
    SECOND_FACTOR: 'administrators',
  });
  browser = await openBrowser();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await server?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

/** A device with a fingerprint sensor, on which the person always puts their finger. */
async function withSensor(page: Page): Promise<void> {
  const device = await page.context().newCDPSession(page);
  await device.send('WebAuthn.enable');
  await device.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
      ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
    },
  });
}

const button = (page: Page, key: string) =>
  page.getByRole('button', { name: say(key), exact: true });
const email = 'admin@insaf.example';

async function giveName(page: Page) {
  await page.getByLabel(say('desk.sign_in.email')).fill(email);
  await page.getByLabel(say('desk.sign_in.password'), { exact: true }).fill(server.password);
  await button(page, 'desk.sign_in.submit').click();
}

async function signOut(page: Page) {
  await page.locator('.person').click();
  await page.getByRole('menuitem', { name: say('desk.sign_out') }).click();
  await page.getByLabel(say('desk.sign_in.email')).waitFor();
}

describe.skipIf(skipped)('an administrator', () => {
  test('sets a second factor up, signs in with it or a passkey, and proves a grave act', async () => {
    const context = await browser.newContext({ locale: localeOf('ar') });
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    const seen = await watchPage(page, server.url);
    await withSensor(page);

    await page.goto(`${server.url}/desk/administration/staff`);
    await giveName(page);
    await page.getByRole('heading', { name: say('desk-account.set_up.title') }).waitFor();
    await page.getByText(say('desk-account.set_up.app'), { exact: true }).click();
    const shown = await page.locator('.secret').textContent();
    const secret = shown!.replaceAll(/\s/g, '');
    await page.getByLabel(say('desk-account.app.code')).fill(codeOf(secret, -1));
    await button(page, 'desk-account.app.confirm').click();
    await page.locator('.recovery-codes li').nth(9).waitFor();
    const recovery = (await page.locator('.recovery-codes li').first().textContent())!;
    await button(page, 'desk-account.recovery.saved').click();
    await page.getByRole('heading', { name: say('desk-staff.title'), level: 1 }).waitFor();

    await page.goto(`${server.url}/desk/account`);
    await button(page, 'desk-account.passkeys.add').click();
    await page.getByLabel(say('desk-account.passkeys.name')).fill('حاسب المكتب');
    await button(page, 'desk-account.passkeys.make').click();
    await page.getByRole('listitem').filter({ hasText: 'حاسب المكتب' }).waitFor();

    await signOut(page);
    await giveName(page);
    await page.getByRole('heading', { name: say('desk-account.sign_in.step') }).waitFor();
    await page.getByLabel(say('desk-account.sign_in.code')).fill('000000');
    await button(page, 'desk-account.sign_in.confirm').click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel(say('desk-account.sign_in.code')).fill(recovery);
    await button(page, 'desk-account.sign_in.confirm').click();
    await page.locator('.person').waitFor();

    await signOut(page);
    await button(page, 'desk-account.sign_in.passkey').click();
    await page.locator('.person').waitFor();
    await page.goto(`${server.url}/desk/account`);
    const devices = page.locator('section[aria-labelledby=sessions]');
    await devices.getByText(say('desk-account.sessions.way.passkey')).waitFor();
    await page.getByText(/بقي 9 رموز طوارئ/).waitFor();

    // Ten minutes are not waited for: the first answer is the one that the server gives then.
    await page.route(
      '**/api/v1/me/recovery-codes',
      (route) =>
        route.fulfill({ status: 401, json: { error: { code: 'sign_in_again', request: '' } } }),
      { times: 1 },
    );
    await button(page, 'desk-account.recovery.new').click();
    await button(page, 'desk-account.recovery.make').click();
    const proof = page.getByRole('dialog', { name: say('desk-account.proof.title') });
    await proof.getByText(say('desk-account.proof.with_passkey')).click();
    await proof.getByRole('button', { name: say('desk-account.proof.confirm') }).click();
    await page.locator('.recovery-codes li').nth(9).waitFor();

    // Somebody else's session ends with an act begun, and this person's passkey is put on the sensor.
    await signOut(page);
    await page.getByLabel(say('desk.sign_in.email')).fill('examiner@insaf.example');
    await page.getByLabel(say('desk.sign_in.password'), { exact: true }).fill(server.password);
    await button(page, 'desk.sign_in.submit').click();
    await page.locator('.person').waitFor();
    await page.goto(`${server.url}/desk/account`);
    await button(page, 'desk-account.password.change').click();
    await context.clearCookies();
    const sent: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/me/password')) sent.push(request.method());
    });
    await page.locator('input[autocomplete=current-password]').fill(server.password);
    await page.locator('input[autocomplete=new-password]').fill('قارب ونخلة وقنديل وبحر');
    await button(page, 'desk-account.password.save').click();
    await page
      .getByRole('dialog', { name: say('desk-account.proof.ended') })
      .getByRole('button', { name: say('desk-account.sign_in.passkey') })
      .click();
    await page.waitForURL(`${server.url}/desk`);
    await page.locator('.person').waitFor();
    expect(sent).toEqual(['POST']);

    // The wrong code was answered 422, and who is not yet in is told so: both are said, not faults.
    const faults = seen.errors.filter((error) => !/status of 4(01|03|22)/.test(error));
    expect({ ...seen, errors: faults }).toEqual({ errors: [], violations: [], elsewhere: [] });
    await context.close();
  }, 240_000);
});
