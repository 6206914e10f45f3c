import { parseVerifierKey } from 'insaf-verify/keys.ts';
import { checkReceipt } from 'insaf-verify/receipt.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { centreJudge, examiner, file, move, naser, person, photo, reply, settled } from '../../test/journey.ts';
import { sequence } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const key = async () => String((await app.http.inject('/ledger/key')).payload).trim();

test('a person proves each step of their complaint with the public key alone', async () => {
  const filed = await settled(app);
  await sequence(app.ctx);
  const { status, body } = await app.call('POST', '/tracking/proof', {
    body: { number: filed.number, code: filed.code },
  });
  expect(status, JSON.stringify(body)).toBe(200);
  const checked = checkReceipt(body, await key());
  expect(checked.fails).toEqual([]);
  expect(checked.number).toBe(filed.number);
  console.log(JSON.stringify(checked.steps, null, 1));
  console.log(body.entries.map((e: any) => e.entry.length));
});
