import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  answered,
  centreJudge,
  dossier,
  type Filed,
  file,
  move,
  naser,
  referred,
} from '../../test/journey.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const idOf = async (who: string) => ((await app.acting(who)) as { staffId: string }).staffId;
const day = (offset: number) =>
  new Date(app.now.getTime() + offset * 86_400_000).toISOString().slice(0, 10);
async function lend(as: string, to: string, days: [number, number], staff?: string) {
  const [from, until] = days.map(day);
  const of = staff === undefined ? {} : { staff: await idOf(staff) };
  return app.call('POST', '/delegations', { as, body: { to: await idOf(to), from, until, ...of } });
}
const outcome = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
];
const canOf = async (as: string, filed: Filed) => {
  const { status, body } = await app.call('GET', `/complaints/${filed.number}`, { as });
  return status === 200 ? body.can : status;
};

test('a substitute acts in the days of the leave and no others, and the history says on whose behalf', async () => {
  const filed = await referred(app);
  const substitute = 'call_agent@gov-bns-lu-naser';
  expect(await canOf(substitute, filed)).toBe(404);
  const lent = await lend(naser, substitute, [1, 2]);
  expect(lent.body).toMatchObject({ state: 'coming', roles: [expect.anything()], canEnd: true });
  expect(await canOf(substitute, filed)).toBe(404);
  app.pass({ days: 1 });
  expect(await canOf(substitute, filed)).toMatchObject({ accept: true });
  const me = (await app.call('GET', '/me', { as: substitute })).body;
  expect(me.roles.map(({ behalfOf }: { behalfOf: string | null }) => behalfOf)).toEqual([
    ...[null, `موظف ${naser}`],
  ]);
  await move(app, substitute, filed, 'accept');
  const { history } = await dossier(app, naser, filed);
  expect(history.at(-1)).toMatchObject({
    ...{ verb: 'accept', officer: `موظف ${substitute}`, behalfOf: `موظف ${naser}` },
  });
  app.pass({ days: 2 });
  expect(await canOf(substitute, filed)).toBe(404);
});

test('what was lent is not lent on, ends when the lender loses it, and holds no administration', async () => {
  const head = 'head@gov-bns-lu-fashn administrator@gov-bns-lu-fashn';
  const second = 'call_agent@gov-bns-lu-fashn';
  const third = 'counter_clerk@gov-bns-lu-fashn';
  expect((await lend(head, second, [0, 5])).status).toBe(201);
  const permissions = async (as: string) => (await app.call('GET', '/me', { as })).body.permissions;
  expect(await permissions(second)).toContain('settle');
  expect(await permissions(second)).not.toContain('manageStaff');
  expect((await lend(second, third, [0, 5])).status).toBe(201);
  expect(await permissions(third)).not.toContain('settle');
  await app.database.pool.query("DELETE FROM staff_roles WHERE role = 'head' AND staff_id = $1", [
    await idOf(head),
  ]);
  expect(await permissions(second)).not.toContain('settle');
});

test('no leave is a way to judge one’s own reply', async () => {
  const filed = await answered(app);
  const judge = 'judge@gov-bns';
  expect((await lend(judge, naser, [0, 3])).status).toBe(201);
  expect(await canOf(naser, filed)).toMatchObject({ settle: false, returnReply: false });
  // Who wrote the reply while they stood in does not judge it when they are back where they work.
  const other = await referred(app);
  await move(app, naser, other, 'accept');
  const helper = centreJudge;
  const unit = 'field_officer@gov-bns-lu-naser auditor@gov-bns-lu-naser';
  expect(outcome(await lend(unit, helper, [0, 1]))).toEqual([422, 'not_a_colleague']);
  const above = 'judge@gov-bns supervisor@gov-bns';
  expect((await lend(unit, above, [0, 1])).status).toBe(201);
  await move(app, above, other, 'replies', {
    ...{ claim: 'explained', text: 'لا يمكن التنفيذ لأن الأرض ملك خاص.', evidence: [] },
  });
  app.pass({ days: 3 });
  expect(await canOf(above, other)).toMatchObject({ settle: false, returnReply: false });
  expect(await canOf('judge@gov-bns auditor@gov-bns', other)).toMatchObject({ returnReply: true });
});

test('a head arranges it for those of the agency, and nobody else does', async () => {
  const away = 'agency_officer@gov-bns-lu-beba';
  const to = 'examiner@gov-bns-lu-beba';
  expect(outcome(await lend('head@gov-bns-lu-wasta', to, [0, 1], away))).toEqual([
    404,
    'not_found',
  ]);
  expect(outcome(await lend('administrator@gov-bns', to, [0, 1], away))).toEqual([
    404,
    'not_found',
  ]);
  const lent = await lend('head@gov-bns-lu-beba', to, [0, 1], away);
  expect(lent.status).toBe(201);
  expect(outcome(await lend(away, to, [1, 3]))).toEqual([409, 'already_away']);
  const seen = async (as: string) =>
    (await app.call('GET', '/delegations', { as })).body.delegations.map(
      ({ id }: { id: string }) => id,
    );
  for (const who of [away, to, 'head@gov-bns-lu-beba', 'head@gov-bns']) {
    expect(await seen(who), who).toContain(lent.body.id);
  }
  expect(await seen('head@gov-bns-lu-wasta')).toEqual([]);
  const end = (as: string) => app.call('DELETE', `/delegations/${lent.body.id}`, { as });
  expect(outcome(await end(to))).toEqual([404, 'not_found']);
  expect((await end(away)).body).toMatchObject({ state: 'over', canEnd: false });
  const colleagues = async (as: string, whom: string) =>
    (await app.call('GET', `/delegations/colleagues?whom=${whom}`, { as })).body.people.map(
      ({ name }: { name: string }) => name,
    );
  expect(await colleagues(away, 'substitutes')).toContain(`موظف ${to}`);
  expect(await colleagues(away, 'substitutes')).not.toContain('موظف head@gov-bns-lu-wasta');
  expect(await colleagues('head@gov-bns-lu-beba', 'headed')).toEqual(
    expect.arrayContaining([`موظف ${away}`, `موظف ${to}`]),
  );
  expect(await colleagues(to, 'headed')).toEqual([]);
});

test('days before today, in the wrong order or too many are refused with their field', async () => {
  const as = 'supervisor@gov-is';
  const to = 'auditor@gov-is';
  for (const days of [
    [-1, 2],
    [3, 2],
    [0, 92],
  ] as [number, number][]) {
    const { status, body } = await lend(as, to, days);
    expect([status, body.error.code, body.error.field]).toEqual([422, 'wrong_leave', 'until']);
  }
  await file(app);
});
