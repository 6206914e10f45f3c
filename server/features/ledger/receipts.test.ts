import { checkReceipt } from 'insaf-verify/receipt.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { answered, centreJudge, type Filed, file, move } from '../../test/journey.ts';
import { sequence } from './index.ts';

let app: TestApp;
let filed: Filed;
beforeAll(async () => {
  app = await testApp();
  filed = await answered(app, { remedy: 'رفع القمامة' });
});
afterAll(() => app.close());

const key = async () => (await app.http.inject('/ledger/key')).payload;
const proof = ({ number, code }: Filed) =>
  app.call('POST', '/tracking/proof', { body: { number, code } });

test('before anything is sequenced there is no receipt, and the refusal says so', async () => {
  expect((await proof(filed)).body.error).toMatchObject({ code: 'not_in_ledger_yet' });
  const staff = await app.call('GET', `/complaints/${filed.number}/receipt`, {
    as: 'head@cabinet',
  });
  expect(staff.body.error).toMatchObject({ code: 'not_in_ledger_yet' });
});

test('a person proves each step with the public key alone, and reads what was said to them', async () => {
  await sequence(app.ctx);
  const { status, body } = await proof(filed);
  expect(status).toBe(200);
  const checked = checkReceipt(body, await key());
  expect(checked.fails).toEqual([]);
  expect(checked.number).toBe(filed.number);
  const steps = checked.steps.map(({ entry, opened }) => [entry.verb, Object.keys(opened).sort()]);
  expect(steps).toEqual([
    ['receive', ['complaint', 'facts', 'text']],
    ['refer', ['complaint', 'facts']],
    ['refer', ['complaint', 'facts']],
    ['accept', ['complaint', 'facts']],
    ['answer', ['complaint', 'facts']],
  ]);
  expect(checked.steps[0]!.opened.text).toMatchObject({ remedy: 'رفع القمامة' });
  expect(checked.steps[0]!.opened.facts).toMatchObject({ category: 'waste', kind: 'complaint' });
});

test('a reply is opened to the person only once another body accepted it', async () => {
  await move(app, centreJudge, filed, 'settle', {});
  await sequence(app.ctx);
  const checked = checkReceipt((await proof(filed)).body, await key());
  const answer = checked.steps.find(({ entry }) => entry.verb === 'answer')!;
  expect(answer.opened.reply).toMatchObject({ claim: 'cause_removed' });
  expect(JSON.stringify(checked.steps)).not.toContain('accepted_by');
});

test('staff who may see the complaint get the proof with bare facts; others learn of nothing', async () => {
  const receipt = (as: string) => app.call('GET', `/complaints/${filed.number}/receipt`, { as });
  const { body } = await receipt('head@gov-bns');
  const checked = checkReceipt(body, await key());
  expect(checked.fails).toEqual([]);
  const opened = new Set(checked.steps.flatMap((step) => Object.keys(step.opened)));
  expect([...opened].sort()).toEqual(['complaint', 'facts']);
  expect((await receipt('head@gov-is')).status).toBe(404);
  const wrong = await proof({ ...filed, code: '00000000' });
  expect(wrong.body.error.code).toBe('not_found');
});

test('what was changed in the database since is not opened as if it had been entered', async () => {
  const other = await file(app);
  await sequence(app.ctx);
  await app.database.pool.query('UPDATE complaints SET text = $2 WHERE number = $1', [
    other.number,
    'كلام آخر',
  ]);
  const checked = checkReceipt((await proof(other)).body, await key());
  expect(checked.fails).toEqual([]);
  expect(Object.keys(checked.steps[0]!.opened).sort()).toEqual(['complaint', 'facts']);
});
