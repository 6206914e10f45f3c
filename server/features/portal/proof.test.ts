import { checkReceipt } from 'insaf-verify/receipt.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { browser, textOf } from '../../test/browser-without-scripts.ts';
import { file } from '../../test/journey.ts';
import { pdfRuns } from '../../test/pdf-text.ts';
import { readKey, sequence } from '../ledger/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ settings: { PUBLIC_URL: 'https://insaf.example' } });
});
afterAll(() => app.close());

const soad = { name: 'سعاد علي', phone: '01009876543' };

async function opened() {
  const filed = await file(app, { complainants: [soad] });
  const someone = browser(app);
  await someone.open(filed);
  return { filed, someone, at: `/track/${filed.number}/receipt` };
}

describe('the proof of an opened complaint', () => {
  test('is not ready before the ledger has it, which is said, with a way to look again', async () => {
    const { someone, at } = await opened();
    const { html } = await someone.get(at);
    expect(textOf(html)).toContain('The proof is being made and will be ready in a moment.');
    expect(html).toContain(`<a class="button secondary" href="${at}">Reload the page</a>`);
    expect(html).not.toContain(`${at}.json`);
    const asked = await someone.get(`${at}.json`);
    expect([asked.status, asked.path]).toEqual([200, at]);
    expect(pdfRuns((await someone.get(`${at}.pdf`)).raw).join(' ')).not.toContain('Proof:');
  });

  test('is a file that proves what the person said and was told, and a picture on both papers', async () => {
    const { filed, someone, at } = await opened();
    await sequence(app.ctx);
    const { html } = await someone.get(at);
    expect(html).toContain(`href="${at}.json"`);
    expect(html.match(/<svg role="img"/g)).toHaveLength(2);
    expect(pdfRuns((await someone.get(`${at}.pdf`)).raw).join(' ')).toContain('Proof:');

    const proof = await someone.get(`${at}.json`);
    expect(proof.headers['content-disposition']).toBe(
      `attachment; filename="insaf-${filed.number}.json"`,
    );
    expect(proof.headers['cache-control']).toBe('no-store');
    const checked = checkReceipt(JSON.parse(proof.html), await readKey(app.ctx));
    expect(checked).toMatchObject({ valid: true, number: filed.number });
    expect(checked.steps.map(({ entry }) => entry.verb)).toEqual(['receive']);
    expect(proof.html).not.toContain(soad.phone);
  });

  test('is given to nobody who did not open the complaint', async () => {
    const { filed, at } = await opened();
    await sequence(app.ctx);
    const stranger = browser(app);
    const { html, headers } = await stranger.get(`${at}.json`);
    expect(headers['content-type']).toContain('text/html');
    expect(html).not.toContain('insaf-receipt-1');
    expect((await stranger.get('/receipt.json')).status).toBe(404);
    expect(filed.number).toMatch(/^\d{12}$/);
  });
});

test('the page on which proofs are checked says without scripts how to check by a program', async () => {
  const { status, html, headers } = await browser(app).get('/verify');
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('private, max-age=300');
  const key = await readKey(app.ctx);
  expect(textOf(html)).toContain(`npx insaf-verify receipt receipt.json --key ${key}`);
  expect(textOf(html)).toContain('The check needs scripts in the browser');
});
