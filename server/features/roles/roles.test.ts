import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const top = 'administrator@cabinet';
const second = 'administrator@cabinet auditor@cabinet';
const made = {
  ...{ title: { ar: 'مفتش', en: 'Inspector' }, hint: { ar: '', en: '' } },
  permissions: ['readComplaints', 'readFigures'],
};
const make = (code: string, more: object = {}, as = top) =>
  app.call('POST', '/roles', { as, body: { code, ...made, ...more } });
const change = (code: string, body: object, as = top) =>
  app.call('PATCH', `/roles/${code}`, { as, body });
const outcome = ({ status, body }: { status: number; body: { error?: { code: string } } }) => [
  status,
  body.error?.code,
];
const permissionsOf = async (as: string) =>
  (await app.call('GET', '/me', { as })).body.permissions as string[];

test('a role of the installation’s own is made, given, changed and retired, at once for who holds it', async () => {
  expect((await make('inspector')).status).toBe(201);
  expect(outcome(await make('inspector'))).toEqual([409, 'role_code_taken']);
  const who = 'inspector@gov-bns';
  expect(await permissionsOf(who)).toEqual(['readComplaints', 'readFigures']);
  const holders = await app.call('GET', '/roles/inspector/holders', { as: top });
  expect(holders.body.holders).toEqual([
    {
      id: expect.any(String),
      name: `موظف ${who}`,
      agencies: [expect.objectContaining({ code: 'gov-bns' })],
    },
  ]);
  await change('inspector', { permissions: ['readFigures', 'settle'] });
  expect((await permissionsOf(who)).sort()).toEqual(['readFigures', 'settle']);
  expect((await change('inspector', { active: false })).body.active).toBe(false);
  expect(await permissionsOf(who)).toEqual([]);
  const body = {
    name: 'آخر',
    email: 'x@insaf.example',
    roles: [{ role: 'inspector', agency: 'gov-bns' }],
  };
  expect(outcome(await app.call('POST', '/staff', { as: top, body }))).toEqual([
    422,
    'role_retired',
  ]);
  const { changes } = (
    await app.call('GET', '/administration/changes?kind=role&subject=inspector', { as: top })
  ).body;
  expect(changes.map(({ what }: { what: string }) => what)).toEqual([
    ...['deactivated', 'edited', 'created'],
  ]);
  expect(changes[1].after).toEqual({ permissions: ['readFigures', 'settle'] });
});

test('only who administers roles for the whole installation makes and changes them', async () => {
  for (const as of ['administrator@gov-bns', 'head@cabinet']) {
    expect(outcome(await make('beyond', {}, as))).toEqual([403, 'not_permitted']);
    expect(outcome(await change('judge', { active: false }, as))).toEqual([403, 'not_permitted']);
    const holders = await app.call('GET', '/roles/judge/holders', { as });
    expect(outcome(holders)).toEqual([403, 'not_permitted']);
  }
  expect(outcome(await make('odd', { permissions: ['everything'] }))[0]).toBe(400);
  expect(outcome(await make('Odd'))[0]).toBe(400);
});

test('a standard role is not changed, only retired, and never the last that administers', async () => {
  expect(outcome(await change('judge', { permissions: ['settle'] }))).toEqual([
    409,
    'role_standard',
  ]);
  expect((await change('field_officer', { active: false })).status).toBe(200);
  expect((await change('field_officer', { active: true })).status).toBe(200);
  expect(outcome(await change('administrator', { active: false }))).toEqual([
    ...[409, 'last_administrator'],
  ]);
});

test('administration for a role that somebody holds is given by two', async () => {
  await make('planner');
  await app.tokenOf('planner@gov-bns');
  const permissions = ['readComplaints', 'manageStaff'];
  expect(outcome(await change('planner', { permissions }))).toEqual([409, 'needs_two']);
  const body = {
    kind: 'change_role',
    order: { role: 'planner', permissions },
    reason: 'إعادة توزيع العمل',
  };
  const asked = await app.call('POST', '/approvals', { as: top, body });
  await app.call('POST', `/approvals/${asked.body.id}/decision`, {
    ...{ as: second, body: { approve: true } },
  });
  const { roles } = (await app.call('GET', '/roles', { as: top })).body;
  const planner = roles.find(({ code }: { code: string }) => code === 'planner');
  expect(planner.permissions.sort()).toEqual(['manageStaff', 'readComplaints']);
});
