import { afterAll, beforeEach, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { answered, file, move, referred } from '../../../test/journey.ts';

let app: TestApp;
beforeEach(async () => {
  await app?.close();
  app = await testApp();
});
afterAll(() => app.close());

const administrator = 'administrator@cabinet';

function change(code: string, what: 'close' | 'reopen', as = administrator) {
  return app.call('POST', `/agencies/${code}/${what}`, { as, body: {} });
}

test('an agency that nobody waits for is closed, gets nothing more, and can be opened again', async () => {
  const filed = await file(app);
  const refer = () =>
    app.call('POST', `/complaints/${filed.number}/refer`, {
      as: 'examiner@system',
      body: { agency: 'gov-bns-lu-naser' },
    });
  expect((await change('gov-bns-lu-naser', 'close')).body).toMatchObject({
    active: false,
    successor: null,
  });
  expect((await refer()).body.error.code).toBe('agency_closed');
  expect((await change('gov-bns-lu-naser', 'reopen')).body.active).toBe(true);
  expect((await refer()).status).toBe(200);
  const { body } = await app.call('GET', '/agencies/gov-bns-lu-naser/history', {
    as: administrator,
  });
  expect(body.changes.map(({ what }: { what: string }) => what)).toEqual([
    'reopened',
    'closed',
    'created',
  ]);
});

test('refuses to close an agency that holds something open, until that is done', async () => {
  const filed = await referred(app);
  const refused = await change('gov-bns-lu-naser', 'close');
  expect(refused.body.error).toMatchObject({ code: 'successor_needed', field: 'code' });
  await move(app, 'agency_officer@gov-bns-lu-naser', filed, 'hand-back', { reason: 'ليس هنا' });
  expect((await change('gov-bns-lu-naser', 'close')).status).toBe(200);
});

test('refuses to close an agency that has a reply to judge', async () => {
  await answered(app);
  const refused = await change('gov-bns-tech-centre', 'close');
  expect(refused.body.error.code).toBe('successor_needed');
  expect((await change('gov-is-tech-centre', 'close')).status).toBe(200);
});

test('refuses to close an agency with an active one below it, or the root', async () => {
  expect((await change('gov-bns', 'close')).body.error.code).toBe('successor_needed');
  expect((await change('cabinet', 'close')).body.error.code).toBe('successor_needed');
  await change('rapid-room', 'close');
  expect((await change('system', 'close')).status).toBe(200);
  const refused = await change('rapid-room', 'reopen');
  expect(refused.body.error).toMatchObject({ code: 'agency_closed', field: 'parent' });
});

test('only who administers an agency closes or reopens it', async () => {
  const other = 'administrator@gov-is';
  expect((await change('gov-bns-lu-naser', 'close', other)).body.error.code).toBe('not_permitted');
  expect((await change('gov-is-lu-fayed', 'close', other)).status).toBe(200);
  const bns = 'administrator@gov-bns';
  expect((await change('gov-is-lu-fayed', 'reopen', bns)).body.error.code).toBe('not_permitted');
});

test('a referral that meets the closing is refused, and nothing is left with a closed agency', async () => {
  for (let round = 0; round < 10; round += 1) {
    const filed = await file(app);
    const [closed, referredTo] = await Promise.all([
      change('gov-bns-lu-naser', 'close'),
      app.call('POST', `/complaints/${filed.number}/refer`, {
        as: 'examiner@system',
        body: { agency: 'gov-bns-lu-naser' },
      }),
    ]);
    const done = [closed.status, referredTo.status].filter((status) => status === 200);
    expect(done).toHaveLength(1);
    if (referredTo.status === 200) break;
    await change('gov-bns-lu-naser', 'reopen');
  }
  const { rows } = await app.database.pool.query(
    'SELECT number FROM complaints JOIN agencies ON id = holder_id WHERE NOT active',
  );
  expect(rows).toEqual([]);
});
