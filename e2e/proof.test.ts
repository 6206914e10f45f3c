import { readFile } from 'node:fs/promises';
import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { command } from '../verify/command/insaf-verify.ts';
import { compactReceipt } from '../verify/compact-receipt.ts';
import { signerKey, writeVerifierKey } from '../verify/keys.ts';
import type { Receipt } from '../verify/receipt.ts';
import { entryOf, ledgerOf } from '../verify/test/ledger-of.ts';
import { alteredProof } from './altered-proof.ts';
import { track } from './pages/visit.ts';
import { runServerAndBrowser } from './running.ts';
import { wordsOf } from './words.ts';

/*
 * A person's proof, from the receipt on which it appears by itself to the page on which it is checked: what
 * is honest holds, and what anybody altered is named; nothing but what is public is asked of the server.
 */

const running = runServerAndBrowser();
const say = wordsOf('ar');

describe.skipIf(running.skipped)('the proof of a complaint', () => {
  async function verdict(page: Page): Promise<{ outcome: string; text: string }> {
    const card = page.locator('.verdict-card');
    await card.waitFor();
    const classes = (await card.getAttribute('class')) ?? '';
    return {
      outcome: classes.replace('verdict-card ', ''),
      text: (await card.textContent()) ?? '',
    };
  }

  async function check(context: BrowserContext, proof: string, after = '') {
    const page = await context.newPage();
    await page.goto(`${running.url}/verify${after}`);
    if (proof !== '') {
      const buffer = Buffer.from(proof);
      const file = { name: 'proof.json', mimeType: 'application/json', buffer };
      await page.setInputFiles('#proof', file);
    }
    return { page, ...(await verdict(page)) };
  }

  test('is made within moments, kept as a file, and holds until anything is altered', async () => {
    const context = await running.browser.newContext({ locale: 'ar-EG', serviceWorkers: 'block' });
    context.setDefaultTimeout(60_000);
    const page = await context.newPage();
    const filed = await page.request.post(`${running.url}/api/v1/complaints`, {
      headers: { 'idempotency-key': crypto.randomUUID() },
      data: { kind: 'complaint', text: 'انقطعت المياه', anonymous: true, place: 'eg-bns-naser' },
    });
    expect(filed.status(), await filed.text()).toBe(201);
    const { number, code } = (await filed.json()) as { number: string; code: string };
    await track(page, running.url, { number, code });
    await page.goto(`${running.url}/track/${number}/receipt`);
    // Ready or not when the page came: it becomes so without anybody's doing.
    const link = page.locator('#proof a[download]');
    await link.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    expect(download.suggestedFilename()).toBe(`insaf-${number}.json`);
    const proof = await readFile(await download.path(), 'utf8');
    const receipt = JSON.parse(proof) as Receipt;

    const honest = await check(context, proof);
    expect(honest.outcome).toBe('holds');
    expect(honest.text).toContain(say('portal-scripts.verify.holds.title'));
    expect(honest.text).toContain(number.slice(0, 4));

    const asked: string[] = [];
    context.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (!/^\/(assets|icon)/.test(pathname)) asked.push(`${request.method()} ${pathname}`);
    });
    const picture = await check(context, '', `#${compactReceipt(receipt)}`);
    expect(picture.outcome).toBe('holds');
    await picture.page.locator('[data-seen] p').waitFor();
    const seen = (await picture.page.locator('[data-seen]').textContent()) ?? '';
    expect(seen).toContain(say('portal-scripts.verify.seen.same').split('{')[0]);
    const isPublic = /^GET \/(verify|portal\.webmanifest|ledger\/(keys|checkpoint|tile\/.*))$/;
    expect(asked.filter((each) => !isPublic.test(each))).toEqual([]);

    const altered = await check(context, alteredProof(proof));
    expect(altered.outcome).toBe('fails');
    const title = say('portal-scripts.verify.fails.title');
    expect(altered.text).toContain(title);

    const said: string[] = [];
    const program = (...args: string[]) =>
      command([...args, '--key', receipt.key], {}, (line) => said.push(line), console.error);
    expect(await program('receipt', await download.path())).toBe(0);
    expect(await program('export', `${running.url}/ledger`)).toBe(0);
    expect(said.join('\n')).toContain(`Complaint ${number}`);

    const impostor = signerKey(receipt.origin, new Uint8Array(32).fill(7));
    const entries = [entryOf(number, 1, 'receive', '2026-11-01T08:00:00.000Z')];
    const invented = ledgerOf(entries, impostor).receiptOf(number);
    const other = await check(context, JSON.stringify(invented));
    expect(other.text).toContain(say('portal-scripts.verify.fails.key-other'));
    const posing = { ...invented, key: receipt.key };
    expect((await check(context, JSON.stringify(posing))).text).toContain(
      say('portal-scripts.verify.fails.signature-missing'),
    );
    expect(writeVerifierKey(impostor)).not.toBe(receipt.key);
    await context.close();
  });
});
