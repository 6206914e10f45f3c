import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { file, move, naser, referred } from '../../../test/journey.ts';
import { countFigures } from './count-figures.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
  await file(app);
  const first = await referred(app);
  await move(app, naser, first, 'accept');
  app.pass({ days: 1 });
  await referred(app);
  await countFigures(app.ctx);
});
afterAll(() => app.close());

const both = { from: '2026-07-05', to: '2026-07-06' };

async function read(as: string | undefined, query: Record<string, string>) {
  const path = `/figures?${new URLSearchParams(query)}`;
  return app.call('GET', path, as === undefined ? {} : { as });
}

test('sums what happened at an agency and below it, on the days asked for', async () => {
  const everything = { received: 3, referred: 4, accepted: 1, came: 3 };
  const root = await read('supervisor@cabinet', { ...both, agency: 'cabinet' });
  expect(root.body).toEqual({
    ...{ ...both, events: everything, countedUntil: app.now.toISOString(), whole: true },
  });
  const branch = await read('supervisor@cabinet', { ...both, agency: 'gov-bns' });
  expect(branch.body.events).toEqual({ referred: 4, accepted: 1, came: 2 });
  const unit = await read('supervisor@cabinet', { ...both, agency: 'gov-bns-lu-naser' });
  expect(unit.body.events).toEqual({ referred: 2, accepted: 1, came: 2 });
  const firstDay = { from: '2026-07-05', to: '2026-07-05', agency: 'gov-bns' };
  expect((await read('supervisor@cabinet', firstDay)).body.events).toEqual({
    ...{ referred: 2, accepted: 1, came: 1 },
  });
});

test('without an agency, the figures are those of wherever the reader may read, each once', async () => {
  const own = await read('head@gov-bns', both);
  expect(own.body.events).toEqual({ referred: 4, accepted: 1, came: 2 });
  const overlapping = await read('head@gov-bns supervisor@gov-bns-lu-naser auditor@gov-is', both);
  expect(overlapping.body.events).toEqual(own.body.events);
});

test('nobody reads the figures of an agency that their role does not reach', async () => {
  const refused = await read('head@gov-is', { ...both, agency: 'gov-bns' });
  expect(refused.body.error).toMatchObject({ code: 'not_permitted', field: 'agency' });
  expect((await read('head@gov-bns', { ...both, agency: 'gov-bns-lu-naser' })).status).toBe(200);
  expect((await read('agency_officer@gov-bns', both)).status).toBe(403);
  expect((await read(undefined, both)).status).toBe(401);
});

test('a role that reaches its agency alone reads nothing of what lies below', async () => {
  const who = 'supervisor@gov-bns';
  await app.tokenOf(who);
  const { pool } = app.database;
  await pool.query(`UPDATE staff_roles SET reach = 'alone' WHERE role = 'supervisor'
    AND agency_id = (SELECT id FROM agencies WHERE code = 'gov-bns')`);
  const own = await read(who, both);
  expect(own.body.events).toEqual({});
  expect((await read(who, { ...both, agency: 'gov-bns' })).body.events).toEqual({});
  expect((await read(who, { ...both, agency: 'gov-bns-lu-naser' })).status).toBe(403);
});

test('an agency that is not there and a period that ends before it begins are refused', async () => {
  const unknown = await read('supervisor@cabinet', { ...both, agency: 'nowhere' });
  expect(unknown.body.error).toMatchObject({ code: 'unknown_agency', field: 'agency' });
  const backwards = await read('supervisor@cabinet', { from: '2026-07-06', to: '2026-07-05' });
  expect(backwards.body.error).toMatchObject({ code: 'invalid_input', field: 'to' });
});
