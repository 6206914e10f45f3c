import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { codeOf } from '../../../test/authenticator.ts';
import { file } from '../../../test/journey.ts';
import { createStaffMember } from './create-staff-member.ts';

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
  return takeUp(created.body);
}

/** Opens the link that was made for somebody, and chooses a password by it. */
async function takeUp(made: { id: string; email: string; invitation: { address: string } }) {
  const password = `seven owls mend kettle ${made.id.slice(0, 6)}`;
  const link = made.invitation.address.split('#')[1];
  const taken = await app.call('POST', '/sign-in/link', { body: { link, password } });
  expect(taken.body).toEqual({ email: made.email });
  return { id: made.id, email: made.email, password };
}
const signIn = (email: string, password: string) =>
  app.call('POST', '/sign-in', { body: { email, password } });
const examiner = (agency: string) => ({ role: 'examiner', agency });

test('an account is taken up by a link that opens once and is shown once', async () => {
  const body = {
    ...{ name: 'سلوى جابر', email: 'taken.up@insaf.example' },
    roles: [examiner('gov-bns-lu-naser')],
  };
  const made = (await app.call('POST', '/staff', { as: top, body })).body;
  const link = made.invitation.address.split('#')[1];
  const read = () => app.call('GET', `/staff/${made.id}`, { as: local });
  expect((await read()).body).toMatchObject({
    lastSignIn: null,
    access: { password: false, link: { purpose: 'invitation' } },
  });
  expect(JSON.stringify((await read()).body)).not.toContain(link);
  const opened = await app.call('POST', '/sign-in/link/read', { body: { link } });
  expect(opened.body).toEqual({ name: body.name, email: body.email, purpose: 'invitation' });
  const poor = await app.call('POST', '/sign-in/link', {
    body: { link, password: '123456789012' },
  });
  expect(poor.body.error).toMatchObject({ code: 'password_common', field: 'password' });
  const { email, password } = await takeUp(made);
  expect((await signIn(email, password)).status).toBe(200);
  const again = await app.call('POST', '/sign-in/link', { body: { link, password } });
  expect([again.status, again.body.error.code]).toEqual([404, 'link_used_up']);
  expect((await read()).body).toMatchObject({
    access: { password: true, link: null, sessions: 1 },
  });
});

test('a link is over after its time, and when another is made', async () => {
  const make = async (email: string) => {
    const body = { name: 'هالة', email, roles: [examiner('gov-bns')] };
    return (await app.call('POST', '/staff', { as: top, body })).body;
  };
  const read = (address: string) =>
    app.call('POST', '/sign-in/link/read', { body: { link: address.split('#')[1] } });
  const first = await make('late@insaf.example');
  app.pass({ minutes: 1 });
  const second = await app.call('POST', `/staff/${first.id}/link`, { as: local, body: {} });
  expect((await read(first.invitation.address)).status).toBe(404);
  expect((await read(second.body.address)).status).toBe(200);
  app.pass({ days: 7 });
  expect((await read(second.body.address)).status).toBe(404);
});

test('who is made inactive loses every way in at once, and comes back by a link', async () => {
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
  expect((await signIn(email, password)).status).toBe(401);
  const link = (await app.call('POST', `/staff/${id}/link`, { as: local, body: {} })).body;
  await takeUp({ id, email, invitation: link });
  expect((await signIn(email, password)).status).toBe(200);
});

test('what waits for who leaves goes to the head of their agency, and is told in the history', async () => {
  const { id } = await member([examiner('gov-bns')]);
  const head = await app.acting('head@gov-bns');
  const complaint = await file(app);
  await app.database.pool.query(
    `INSERT INTO complaint_notes VALUES ($1, 1, now(), $2, (SELECT id FROM agencies WHERE code = 'gov-bns'))`,
    [complaint.number, head.staffId],
  );
  await app.database.pool.query(
    `INSERT INTO note_mentions (complaint_number, note_no, staff_id, at) VALUES ($1, 1, $2, now())`,
    [complaint.number, id],
  );
  await app.call('PATCH', `/staff/${id}`, { as: local, body: { active: false } });
  const { rows } = await app.database.pool.query(
    'SELECT staff_id, read_at IS NULL AS waits FROM note_mentions WHERE complaint_number = $1',
    [complaint.number],
  );
  expect(rows).toContainEqual({ staff_id: head.staffId, waits: true });
  expect(rows).toContainEqual({ staff_id: id, waits: false });
  const changes = await app.call('GET', `/administration/changes?kind=staff&subject=${id}`, {
    as: local,
  });
  expect(changes.body.changes[0]).toMatchObject({
    what: 'deactivated',
    after: { active: false, handedTo: head.name },
  });
});

test('a link for a new password ends every session, and the old one no longer works', async () => {
  const { id, email, password } = await member([examiner('gov-bns')]);
  const { token } = (await signIn(email, password)).body;
  const { body } = await app.call('POST', `/staff/${id}/link`, { as: local, body: {} });
  const headers = { authorization: `Bearer ${token}` };
  expect((await app.call('GET', '/me', { headers })).status).toBe(401);
  expect((await signIn(email, password)).status).toBe(401);
  const chosen = await takeUp({ id, email, invitation: body });
  expect((await signIn(email, chosen.password)).status).toBe(200);
});

test('who lost their second factor is freed of it by who administers them, with a fresh proof', async () => {
  const { id, email, password } = await member([examiner('gov-bns')]);
  const { token } = (await signIn(email, password)).body;
  const headers = { authorization: `Bearer ${token}` };
  const { secret } = (await app.call('POST', '/me/authenticator', { headers, body: {} })).body;
  const code = { code: codeOf(secret) };
  await app.call('POST', '/me/authenticator/confirm', { headers, body: code });
  expect((await signIn(email, password)).body.next).toBe('second_factor');
  const path = `/staff/${id}/second-factors`;
  const localToken = await app.tokenOf(local);
  app.pass({ minutes: 11 });
  const stale = await app.call('DELETE', path, {
    headers: { authorization: `Bearer ${localToken}` },
  });
  expect([stale.status, stale.body.error.code]).toEqual([401, 'sign_in_again']);
  const freed = await app.call('DELETE', path, { as: local });
  expect(freed.body.access).toMatchObject({ authenticator: false, sessions: 0 });
  expect((await signIn(email, password)).body.next).toBe('none');
  const ended = await app.call('DELETE', `/staff/${id}/sessions`, { as: local });
  expect(ended.body.access.sessions).toBe(0);
  const changes = await app.call('GET', `/administration/changes?kind=staff&subject=${id}`, {
    as: local,
  });
  const [last, before] = changes.body.changes.map(({ what }: { what: string }) => what);
  expect([last, before]).toEqual(['sessions_ended', 'second_factor_removed']);
});

test('who holds a role out of reach is seen, and neither edited nor given a new password', async () => {
  const { id } = await member([examiner('gov-bns'), examiner('gov-is')]);
  const read = await app.call('GET', `/staff/${id}`, { as: local });
  expect(read.body.can).toEqual({ edit: false, deactivate: false });
  expect(read.body.roles.map(({ mine }: { mine: boolean }) => mine).sort()).toEqual([false, true]);
  for (const [method, path, body] of [
    ['PATCH', '', { name: 'اسم آخر' }],
    ['PATCH', '', { active: false }],
    ['POST', '/link', {}],
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
    'password_chosen',
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
  const administrator = { role: 'administrator', agency: 'cabinet', reach: 'below' as const };
  const all = (await app.call('GET', '/staff?role=administrator&agency=cabinet', { as: top })).body
    .staff as { id: string; roles: { agency: { code: string } }[] }[];
  const [first] = all.filter(({ roles }) => roles.some(({ agency }) => agency.code === 'cabinet'));
  const second = await createStaffMember(
    app.ctx,
    { kind: 'system', job: 'test' },
    {
      ...{ name: 'الثاني', email: 'second@insaf.example', language: 'ar' },
      roles: [administrator],
    },
  );
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
