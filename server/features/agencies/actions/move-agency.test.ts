import { afterAll, beforeEach, expect, test } from 'vitest';
import { connect } from '../../../platform/db/connect.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { answered, centreJudge, examiner, file, move, referred } from '../../../test/journey.ts';
import { moveAgency as moveBy } from './move-agency.ts';

let app: TestApp;
beforeEach(async () => {
  await app?.close();
  app = await testApp();
});
afterAll(() => app.close());

const administrator = 'administrator@cabinet';

function moveAgency(code: string, parent: string, as = administrator) {
  return app.call('POST', `/agencies/${code}/move`, { as, body: { parent } });
}

/** What of the tree, or of complaints, does not agree with the parents: nothing, ever. */
async function disagreeing() {
  const { rows } = await app.database.pool.query(`
    SELECT a.code FROM agencies a JOIN agencies p ON p.id = a.parent_id
      WHERE a.path <> p.path || a.id || '/'
    UNION ALL SELECT number::text FROM complaints c JOIN agencies a ON a.id = holder_id
      WHERE holder_path <> a.path
    UNION ALL SELECT number::text FROM complaints c JOIN agencies a ON a.id = judge_id
      WHERE judge_path <> a.path`);
  return rows;
}

async function queueOf(as: string): Promise<string[]> {
  const { body } = await app.call('GET', '/complaints?limit=200', { as });
  return body.complaints.map(({ number }: { number: string }) => number);
}

test('a branch moves with all below it and what they hold, and who is above sees it', async () => {
  const { number } = await referred(app);
  expect(await queueOf('head@gov-bns')).toContain(number);
  expect(await queueOf('head@gov-is')).not.toContain(number);

  const { status, body } = await moveAgency('gov-bns', 'gov-is');
  expect(status).toBe(200);
  expect(body.parent).toBe('gov-is');
  expect(await disagreeing()).toEqual([]);
  expect(await queueOf('head@gov-is')).toContain(number);
  expect(await queueOf('agency_officer@gov-bns-lu-naser')).toContain(number);

  await moveAgency('gov-bns-lu-naser', 'gov-is');
  expect(await disagreeing()).toEqual([]);
  expect(await queueOf('agency_officer@gov-bns-lu-naser')).toContain(number);
  const { body: history } = await app.call('GET', '/agencies/gov-bns-lu-naser/history', {
    as: administrator,
  });
  expect(history.changes[0]).toMatchObject({
    what: 'moved',
    before: { parent: 'gov-bns' },
    after: { parent: 'gov-is' },
  });
});

test('refuses to put an agency under itself or below, unknown or closed ones, out of reach', async () => {
  await app.call('POST', '/agencies/gov-is-lu-fayed/close', { as: administrator, body: {} });
  const refused = async (code: string, parent: string, as?: string) =>
    (await moveAgency(code, parent, as)).body.error;
  expect(await refused('gov-bns', 'gov-bns')).toMatchObject({ code: 'agency_below_itself' });
  expect(await refused('gov-bns', 'gov-bns-tech-centre')).toMatchObject({
    code: 'agency_below_itself',
    field: 'parent',
  });
  expect(await refused('cabinet', 'gov-bns')).toMatchObject({ code: 'agency_below_itself' });
  expect(await refused('gov-bns', 'nowhere')).toMatchObject({
    code: 'unknown_agency',
    field: 'parent',
  });
  expect(await refused('gov-bns', 'gov-is-lu-fayed')).toMatchObject({ code: 'agency_closed' });
  const own = 'administrator@gov-bns';
  expect(await refused('gov-bns-lu-naser', 'gov-is', own)).toMatchObject({
    code: 'not_permitted',
    field: 'parent',
  });
  expect(await refused('gov-is-lu-fayed', 'gov-bns', own)).toMatchObject({ code: 'not_permitted' });
  expect((await moveAgency('gov-bns-lu-naser', 'gov-bns-diwan', own)).status).toBe(200);
  expect(await disagreeing()).toEqual([]);
});

test('of two moves at once, each under the other, one is refused and no circle comes to be', async () => {
  for (let round = 0; round < 5; round += 1) {
    const replies = await Promise.all([
      moveAgency('gov-bns', 'gov-is'),
      moveAgency('gov-is', 'gov-bns'),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)?.body.error.code).toBe(
      'agency_below_itself',
    );
    expect(await disagreeing()).toEqual([]);
    await moveAgency('gov-bns', 'cabinet');
    await moveAgency('gov-is', 'cabinet');
  }
});

test('what is filed and referred while the tree moves ends up under the agency as it is', async () => {
  const filed = [];
  for (let count = 0; count < 40; count += 1) filed.push(await file(app));
  const parents = ['gov-is', 'gov-bns-diwan', 'gov-bns', 'gov-is-diwan', 'gov-bns'];
  const moving = (async () => {
    for (const parent of parents) {
      expect((await moveAgency('gov-bns-lu-naser', parent)).status).toBe(200);
    }
  })();
  const referring = filed.map(({ number }) =>
    app.call('POST', `/complaints/${number}/refer`, {
      as: examiner,
      body: { agency: 'gov-bns-lu-naser' },
    }),
  );
  const filing = filed.map(() => file(app));
  const [replies] = await Promise.all([Promise.all(referring), moving, ...filing]);
  expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
  expect(await disagreeing()).toEqual([]);
});

test('a server that has not heard of the move yet refers to the agency where it is now', async () => {
  const filed = await file(app);
  await app.call('GET', '/agencies');
  const other = connect(app.database.url, { max: 2, role: 'insaf_app' });
  const acting = { kind: 'system', job: 'test' } as const;
  const order = { code: 'gov-bns-lu-naser', parent: 'gov-is' };
  await moveBy({ ...app.ctx, db: other.db }, acting, order);
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  expect(await disagreeing()).toEqual([]);
  await other.close();
});

test('a judge who comes to stand below the agency that answered is replaced by the nearest above', async () => {
  const filed = await answered(app);
  const judgeOf = async () => {
    const { rows } = await app.database.pool.query(
      'SELECT code FROM complaints JOIN agencies ON id = judge_id WHERE number = $1',
      [filed.number],
    );
    return rows[0].code;
  };
  expect(await judgeOf()).toBe('gov-bns-tech-centre');
  await moveAgency('gov-bns-tech-centre', 'gov-bns');
  expect(await judgeOf()).toBe('gov-bns-tech-centre');
  await moveAgency('gov-bns-tech-centre', 'gov-bns-lu-naser');
  expect(await judgeOf()).toBe('gov-bns');
  expect(await disagreeing()).toEqual([]);
  const own = await app.call('POST', `/complaints/${filed.number}/settle`, {
    as: centreJudge,
    body: {},
  });
  expect([403, 404]).toContain(own.status);
});

test('a moved complaint goes on where it was', async () => {
  const filed = await referred(app);
  await moveAgency('gov-bns-lu-naser', 'gov-is');
  const after = await move(app, 'agency_officer@gov-bns-lu-naser', filed, 'accept');
  expect(after.status).toBe('in_progress');
});
