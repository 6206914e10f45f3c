import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const top = 'administrator@cabinet';
const local = 'administrator@gov-bns';
let count = 0;

async function member(roles: object[], name = 'سلوى جابر') {
  count += 1;
  const body = { name, email: `member${count}@insaf.example`, roles };
  const created = await app.call('POST', '/staff', { as: top, body });
  expect(created.status).toBe(201);
  return created.body as { id: string; email: string; password: string };
}
const signIn = (email: string, password: string) =>
  app.call('POST', '/sign-in', { body: { email, password } });
const examiner = (agency: string) => ({ role: 'examiner', agency });

test('an account without a given password gets one that is told once and works', async () => {
  const { email, password, id } = await member([examiner('gov-bns-lu-naser')]);
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  expect((await signIn(email, password)).status).toBe(200);
  const read = await app.call('GET', `/staff/${id}`, { as: local });
  expect(JSON.stringify(read.body)).not.toContain(password);
  expect(read.body.lastSignIn).not.toBeNull();
});

test('who is made inactive is signed out at once, and active again they sign in', async () => {
  const { id, email, password } = await member([examiner('gov-bns')]);
  const { token } = (await signIn(email, password)).body;
  const me = () => app.call('GET', '/me', { headers: { authorization: `Bearer ${token}` } });
  expect((await me()).status).toBe(200);
  const left = await app.call('PATCH', `/staff/${id}`, { as: local, body: { active: false } });
  expect(left.body.active).toBe(false);
  expect((await me()).status).toBe(401);
  expect((await signIn(email, password)).status).toBe(401);
  await app.call('PATCH', `/staff/${id}`, { as: local, body: { active: true } });
  expect((await me()).status).toBe(401);
  expect((await signIn(email, password)).status).toBe(200);
});

test('a new password ends every session, and the old one no longer works', async () => {
  const { id, email, password } = await member([examiner('gov-bns')]);
  const { token } = (await signIn(email, password)).body;
  const { body } = await app.call('POST', `/staff/${id}/password`, { as: local, body: {} });
  const headers = { authorization: `Bearer ${token}` };
  expect((await app.call('GET', '/me', { headers })).status).toBe(401);
  expect((await signIn(email, password)).status).toBe(401);
  expect((await signIn(email, body.password)).status).toBe(200);
});

test('who holds a role out of reach is seen, and neither edited nor given a new password', async () => {
  const { id } = await member([examiner('gov-bns'), examiner('gov-is')]);
  const read = await app.call('GET', `/staff/${id}`, { as: local });
  expect(read.body.can).toEqual({ edit: false, deactivate: false });
  expect(read.body.roles.map(({ mine }: { mine: boolean }) => mine).sort()).toEqual([false, true]);
  for (const [method, path, body] of [
    ['PATCH', '', { name: 'اسم آخر' }],
    ['PATCH', '', { active: false }],
    ['POST', '/password', {}],
  ] as const) {
    const refused = await app.call(method, `/staff/${id}${path}`, { as: local, body });
    expect([refused.status, refused.body.error.code]).toEqual([403, 'not_permitted']);
  }
  const stranger = await member([examiner('gov-is')]);
  expect((await app.call('GET', `/staff/${stranger.id}`, { as: local })).status).toBe(404);
});

test('roles are given and taken within reach, and nothing beyond it', async () => {
  const { id } = await member([examiner('gov-bns-lu-naser')]);
  const give = (body: object, as = local) => app.call('POST', `/staff/${id}/roles`, { as, body });
  const take = (role: string, agency: string, as = local) =>
    app.call('DELETE', `/staff/${id}/roles/${role}/${agency}`, { as });
  expect((await give({ role: 'judge', agency: 'gov-bns' })).body.roles).toHaveLength(2);
  const narrowed = await give({ role: 'judge', agency: 'gov-bns', reach: 'alone' });
  expect(narrowed.body.roles[0]).toMatchObject({ role: 'judge', reach: 'alone' });
  const beyond = await give({ role: 'judge', agency: 'gov-is' });
  expect([beyond.status, beyond.body.error.field]).toEqual([403, 'agency']);
  expect((await give({ role: 'judge', agency: 'nowhere' })).body.error.code).toBe('unknown_agency');
  await give({ role: 'judge', agency: 'gov-is' }, top);
  expect((await take('judge', 'gov-is')).status).toBe(403);
  expect((await take('head', 'gov-bns')).body.error.code).toBe('role_not_held');
  expect((await take('judge', 'gov-bns')).status).toBe(200);
  const path = `/administration/changes?kind=staff&subject=${id}&limit=3`;
  const { changes, next } = (await app.call('GET', path, { as: local })).body;
  expect(changes.map(({ what }: { what: string }) => what)).toEqual([
    'role_taken',
    'role_given',
    'role_given',
  ]);
  const older = await app.call('GET', `${path}&before=${next}`, { as: local });
  expect(older.body.changes.map(({ what }: { what: string }) => what)).toEqual([
    'role_given',
    'created',
  ]);
  expect(older.body.next).toBeNull();
});

test('a name is corrected, an address is nobody else’s, and nobody deactivates themselves', async () => {
  const { id } = await member([examiner('gov-bns')]);
  const edit = (body: object, of = id) => app.call('PATCH', `/staff/${of}`, { as: top, body });
  expect((await edit({ name: ' سلوى أحمد ', language: 'en' })).body).toMatchObject({
    name: 'سلوى أحمد',
    language: 'en',
  });
  const other = await member([examiner('gov-bns')]);
  const taken = await edit({ email: other.email.toUpperCase() });
  expect([taken.status, taken.body.error.code]).toEqual([409, 'email_taken']);
  expect((await edit({ name: 'أ' })).body.error.field).toBe('name');
  const me = (await app.call('GET', '/me', { as: top })).body.id;
  expect((await edit({ active: false }, me)).body.error.field).toBe('active');
});

test('the last administrator of everything stays, also when two leave at once', async () => {
  const administrator = { role: 'administrator', agency: 'cabinet' };
  const all = (await app.call('GET', '/staff?role=administrator&agency=cabinet', { as: top })).body
    .staff as { id: string; roles: { agency: { code: string } }[] }[];
  const [first] = all.filter(({ roles }) => roles.some(({ agency }) => agency.code === 'cabinet'));
  const second = await member([administrator]);
  const path = (id: string) => `/staff/${id}/roles/administrator/cabinet`;
  const replies = await Promise.all(
    [first!.id, second.id].map((id) => app.call('DELETE', path(id), { as: top })),
  );
  // One is done; the other is refused, or its administrator has just lost the right to ask.
  expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  const { rows } = await app.database.pool.query(
    `SELECT staff_id FROM staff_roles JOIN agencies ON id = agency_id
     WHERE role = 'administrator' AND code = 'cabinet'`,
  );
  expect(rows).toHaveLength(1);
  const kept = await app.acting(top).catch(() => null);
  if (rows[0].staff_id === kept?.staffId) {
    const refused = await app.call('DELETE', path(rows[0].staff_id), { as: top });
    expect(refused.body.error.code).toBe('last_administrator');
  }
});
