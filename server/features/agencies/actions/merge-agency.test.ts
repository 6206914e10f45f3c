import { afterAll, beforeEach, expect, test } from 'vitest';
import { connect } from '../../../platform/db/connect.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import {
  accepted,
  answered,
  centreJudge,
  file,
  move,
  naser,
  person,
  referred,
  settled,
} from '../../../test/journey.ts';
import { mergeAgencies } from '../../../test/merge.ts';
import { mergeAgency } from './merge-agency.ts';

let app: TestApp;
beforeEach(async () => {
  await app?.close();
  app = await testApp();
});
afterAll(() => app.close());

const administrator = 'administrator@cabinet';
const beba = 'agency_officer@gov-bns-lu-beba';

const merge = (code: string, into: string, as?: string) => mergeAgencies(app, code, into, as);

async function complaint(number: string) {
  const { rows } = await app.database.pool.query(
    `SELECT c.status, h.code AS holder, holder_path = h.path AS holder_path_agrees,
            j.code AS judge, judge_path IS NOT DISTINCT FROM j.path AS judge_path_agrees
     FROM complaints c JOIN agencies h ON h.id = holder_id LEFT JOIN agencies j ON j.id = judge_id
     WHERE number = $1`,
    [number],
  );
  const { holder_path_agrees, judge_path_agrees, ...found } = rows[0];
  expect([holder_path_agrees, judge_path_agrees]).toEqual([true, true]);
  return found;
}

async function codesOf(path: string): Promise<string[]> {
  const { body } = await app.call('GET', path);
  return (body.children ?? body.agencies).map(({ code }: { code: string }) => code);
}

test('complaints, children and staff follow to the successor, and history keeps the old name', async () => {
  const filed = await accepted(app);
  await app.call('POST', '/agencies', {
    as: administrator,
    body: {
      code: 'naser-village',
      parent: 'gov-bns-lu-naser',
      kind: 'local_unit',
      nameAr: 'قرية',
      nameEn: 'Village',
    },
  });
  const inVillage = await referred(app);
  await move(app, 'head@gov-bns', inVillage, 'refer', { agency: 'naser-village' });
  app.pass({ days: 1 });

  const { status, body } = await merge('gov-bns-lu-naser', 'gov-bns-lu-beba');
  expect(status).toBe(200);
  expect(body).toMatchObject({ active: false, successor: 'gov-bns-lu-beba', parent: 'gov-bns' });
  expect(await codesOf('/agencies/gov-bns-lu-beba')).toEqual(['naser-village']);
  expect(await codesOf('/agencies/gov-bns-lu-naser')).toEqual([]);

  expect(await complaint(filed.number)).toMatchObject({ holder: 'gov-bns-lu-beba' });
  expect(await complaint(inVillage.number)).toMatchObject({ holder: 'naser-village' });
  await move(app, beba, inVillage, 'accept');
  const asked = await move(app, naser, filed, 'ask', { question: 'أي شارع بالضبط؟' });
  expect(asked.status).toBe('incomplete');
  const shown = await person(app, filed);
  const acceptedBy = shown.steps.find(({ verb }: { verb: string }) => verb === 'accept');
  expect(JSON.stringify(acceptedBy)).toContain('ناصر');

  const { body: history } = await app.call('GET', '/agencies/gov-bns-lu-naser/history', {
    as: administrator,
  });
  expect(history.changes[0]).toMatchObject({ what: 'merged', after: { into: 'gov-bns-lu-beba' } });
});

test('staff hold at the successor alone what they held, and administer it no more', async () => {
  await app.tokenOf('head@gov-bns-lu-naser administrator@gov-bns-lu-naser');
  await merge('gov-bns-lu-naser', 'gov-bns');
  const me = await app.call('GET', '/me', {
    as: 'head@gov-bns-lu-naser administrator@gov-bns-lu-naser',
  });
  expect(me.body.roles).toMatchObject([
    { role: 'head', agency: { code: 'gov-bns' }, reach: 'alone' },
  ]);
});

test('who had the merged agency as successor has the new one, however long the chain', async () => {
  await merge('gov-bns-lu-naser', 'gov-bns-lu-beba');
  await merge('gov-bns-lu-beba', 'gov-bns-lu-fashn');
  await merge('gov-bns-lu-fashn', 'gov-bns-lu-wasta');
  for (const code of ['gov-bns-lu-naser', 'gov-bns-lu-beba', 'gov-bns-lu-fashn']) {
    const { body } = await app.call('GET', `/agencies/${code}`);
    expect(body.successor).toBe('gov-bns-lu-wasta');
  }
  const filed = await file(app);
  const refused = await app.call('POST', `/complaints/${filed.number}/refer`, {
    as: 'examiner@system',
    body: { agency: 'gov-bns-lu-naser' },
  });
  expect(refused.body.error).toMatchObject({
    code: 'agency_closed',
    params: { successor: 'gov-bns-lu-wasta' },
  });
});

test('a judge that takes the answering agency over judges its replies no more', async () => {
  const filed = await answered(app);
  await merge('gov-bns-lu-naser', 'gov-bns-tech-centre');
  expect(await complaint(filed.number)).toEqual({
    status: 'answered',
    holder: 'gov-bns-tech-centre',
    judge: 'gov-bns-diwan',
  });
  const own = await app.call('POST', `/complaints/${filed.number}/settle`, {
    as: centreJudge,
    body: {},
  });
  expect([403, 404]).toContain(own.status);
});

test('who worked for the merged agency does not judge its replies as staff of the successor', async () => {
  const both = 'head@gov-bns-lu-naser judge@gov-bns';
  await app.tokenOf(both);
  const filed = await answered(app);
  await merge('gov-bns-lu-naser', 'gov-bns-lu-beba');
  const settle = (as: string) =>
    app.call('POST', `/complaints/${filed.number}/settle`, { as, body: {} });
  for (const as of [both, 'judge@gov-bns-lu-beba']) {
    expect((await settle(as)).status, as).toBeGreaterThanOrEqual(403);
    expect((await settle(as)).status, as).toBeLessThan(500);
  }
});

test('an appeal goes above the successor of the agency that decided', async () => {
  const filed = await settled(app);
  await merge('gov-bns-tech-centre', 'gov-bns-diwan');
  await person(app, filed, 'appeal', { reason: 'القمامة ما زالت في مكانها' });
  expect(await complaint(filed.number)).toMatchObject({ status: 'received', holder: 'gov-bns' });
});

test('a judge merged into the agency that answered, or below it, is replaced by the nearest above', async () => {
  const filed = await answered(app);
  await merge('gov-bns-tech-centre', 'gov-bns-lu-naser');
  expect(await complaint(filed.number)).toMatchObject({
    holder: 'gov-bns-lu-naser',
    judge: 'gov-bns',
  });
});

test('what an agency judges goes to its successor where the successor may judge it', async () => {
  const filed = await answered(app);
  await merge('gov-bns-tech-centre', 'gov-bns-citizen-service');
  expect(await complaint(filed.number)).toMatchObject({
    holder: 'gov-bns-lu-naser',
    judge: 'gov-bns-citizen-service',
  });
});

test('refuses a merger into itself, below itself, into or of a closed agency, or out of reach', async () => {
  await merge('gov-is-lu-fayed', 'gov-is-lu-ismailia');
  const refused = async (code: string, into: string, as?: string) =>
    (await merge(code, into, as)).body.error;
  expect(await refused('gov-bns', 'gov-bns')).toMatchObject({ code: 'agency_below_itself' });
  expect(await refused('gov-bns', 'gov-bns-lu-beba')).toMatchObject({
    code: 'agency_below_itself',
    field: 'order.into',
  });
  expect(await refused('cabinet', 'gov-bns')).toMatchObject({ code: 'agency_below_itself' });
  expect(await refused('gov-bns-lu-beba', 'gov-is-lu-fayed')).toMatchObject({
    code: 'agency_closed',
    params: { successor: 'gov-is-lu-ismailia' },
  });
  expect(await refused('gov-is-lu-fayed', 'gov-bns-lu-beba')).toMatchObject({
    code: 'agency_closed',
  });
  expect(await refused('gov-bns-lu-beba', 'nowhere')).toMatchObject({ code: 'unknown_agency' });
  const own = 'administrator@gov-bns';
  expect(await refused('gov-bns-lu-beba', 'gov-is', own)).toMatchObject({
    code: 'not_permitted',
    field: 'order.into',
  });
  expect((await merge('gov-bns-lu-beba', 'gov-bns-lu-naser', own)).status).toBe(200);
});

test('a server that has not heard of the merger yet refers nothing to the closed agency', async () => {
  const filed = await file(app);
  await app.call('GET', '/agencies');
  const other = connect(app.database.url, { max: 2, role: 'insaf_app' });
  const acting = { kind: 'system', job: 'test' } as const;
  const order = { code: 'gov-bns-lu-naser', into: 'gov-bns-lu-beba' };
  await mergeAgency({ ...app.ctx, db: other.db }, acting, order);
  const late = await app.call('POST', `/complaints/${filed.number}/refer`, {
    as: 'examiner@system',
    body: { agency: 'gov-bns-lu-naser' },
  });
  expect(late).toMatchObject({ status: 503, body: { error: { code: 'busy' } } });
  expect(await complaint(filed.number)).toMatchObject({ holder: 'system', status: 'received' });
  await other.close();
});

test('what is referred while the agency is merged is held by the successor or refused, never lost', async () => {
  const filed = [];
  for (let count = 0; count < 30; count += 1) filed.push(await file(app));
  const referring = filed.map(({ number }) =>
    app.call('POST', `/complaints/${number}/refer`, {
      as: 'examiner@system',
      body: { agency: 'gov-bns-lu-naser' },
    }),
  );
  const [merged, ...replies] = await Promise.all([
    merge('gov-bns-lu-naser', 'gov-bns-lu-beba'),
    ...referring,
  ]);
  expect(merged.status).toBe(200);
  for (const { status, body } of replies) {
    const said = status === 200 ? 'referred' : body.error.code;
    expect(['referred', 'agency_closed', 'busy']).toContain(said);
  }
  const { rows } = await app.database.pool.query(
    `SELECT DISTINCT code FROM complaints JOIN agencies ON id = holder_id ORDER BY code`,
  );
  expect(rows.map(({ code }) => code)).not.toContain('gov-bns-lu-naser');
});
