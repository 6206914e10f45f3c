import { api } from '@insaf/contract/api.ts';
import { type Permission, standardRoleNames, standardRoles } from '@insaf/contract/roles.ts';
import type { Route } from '@insaf/contract/route.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from './app.ts';
import { everything } from './everything.ts';
import { answered, dossier, examiner, type Filed, file, move, naser, photo } from './journey.ts';
import { addressOf, requests } from './requests.ts';

/*
 * Who is refused, for every route of the contract: a route that is added is tried here without being
 * named, unless it is public, and then it has to be named.
 */

let app: TestApp;
let complaint: Filed;
let fileId: string;
beforeAll(async () => {
  app = await testApp();
  complaint = await answered(app);
  const { replies } = await dossier(app, naser, complaint);
  fileId = replies[0].files[0].id;
});
afterAll(() => app.close());

const routes = Object.entries(api) as [string, Route][];
const guarded = routes.filter(([, { access }]) => access !== 'public');
const needing = guarded.filter(([, { access }]) => access !== 'staff');

function request(route: Route, headers: Record<string, string> = {}, payload?: string) {
  const withBody = route.method !== 'GET';
  const path = {
    ...{ upload: fileId, form: 'show', code: 'gov-bns-lu-naser', id: 'nobody' },
    ...{ size: 'a5', look: 'other', view: fileId, person: '1', opening: '1', subject: 'text' },
    ...{
      template: 'received',
      role: 'examiner',
      agency: 'gov-bns',
      days: '1',
      target: '1',
      ladder: '1',
      period: '2026',
      month: '2026-06',
      meeting: '00000000-0000-4000-8000-000000000000',
    },
  };
  return app.http.inject({
    method: route.method,
    url: `/api/v1${addressOf(route.path, complaint, { path })}`,
    headers: { ...(withBody ? { 'content-type': 'application/json' } : {}), ...headers },
    ...(withBody ? { payload: payload ?? '{}' } : {}),
  });
}

test('the routes that anyone may call are these', () => {
  const open = routes.filter(([, { access }]) => access === 'public').map(([name]) => name);
  expect(open.sort()).toEqual(
    [
      ...[
        'fileComplaint',
        'track',
        'readTrackedFile',
        'printReceipt',
        'supply',
        'confirm',
        'appeal',
      ],
      'withdraw',
      ...['listAgencies', 'readAgency', 'exportAgencies', 'listCategories', 'suggestAgency'],
      'listInitiatives',
      ...['listPlaces', 'signIn', 'signInWays', 'passkeySignInOptions', 'signInWithPasskey'],
      ...['sendTelephoneCode', 'signInByTelephone', 'listOwnComplaints', 'openOwnComplaint'],
      ...['signOutTelephone', 'readReceipt', 'cosignHead'],
      ...['readOwnErasure', 'askErasure', 'takeOwnData'],
      ...['directorySignIn', 'directoryReturn', 'forgetPassword', 'readLink', 'choosePassword'],
    ].sort(),
  );
});

describe('without a sign-in', () => {
  test.for(guarded)('%s answers 401, before it looks at what was sent', async ([, route]) => {
    const claims: Record<string, string>[] = [
      {},
      { authorization: 'Bearer nobody' },
      { cookie: 'insaf.session_token=nobody' },
    ];
    for (const headers of claims) {
      for (const payload of ['{}', '{"broken', '"x"']) {
        const answer = await request(route, headers, payload);
        expect([answer.statusCode, answer.json().error.code]).toEqual([401, 'not_signed_in']);
      }
    }
  });
});

describe('without the permission', () => {
  const lacking = (permission: Permission) =>
    standardRoleNames
      .filter((role) => !(standardRoles[role] as readonly Permission[]).includes(permission))
      .map((role) => `${role}@cabinet`)
      .join(' ');

  test.for(needing)(
    '%s answers 403, whatever other roles one has over everything',
    async ([, route]) => {
      const token = await app.tokenOf(lacking(route.access as Permission));
      const before = await everything(app.database.db);
      const answer = await request(route, { authorization: `Bearer ${token}` });
      expect([answer.statusCode, answer.json().error.code]).toEqual([403, 'not_permitted']);
      expect(await everything(app.database.db)).toEqual(before);
    },
  );
});

describe('from another agency', () => {
  const everyRole = standardRoleNames.map((role) => `${role}@gov-is`).join(' ');
  const ofComplaint = guarded.filter(([, { path }]) => path.includes(':number'));

  test.for(ofComplaint)(
    '%s answers 404, as for a complaint that is not there',
    async ([name, route]) => {
      const token = await app.tokenOf(everyRole);
      // In the right shape, so that nothing is refused for its shape.
      const { body } = requests[name]?.(complaint) ?? { body: {} };
      const leading = (await file(app)).number;
      const sent = JSON.stringify(name === 'joinComplaint' ? { leading } : body);
      const before = await everything(app.database.db);
      const answer = await request(route, { authorization: `Bearer ${token}` }, sent);
      expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'not_found']);
      expect(await everything(app.database.db)).toEqual(before);
    },
  );

  test.for(['original', 'show', 'thumbnail'])('a file as %s is not there', async (form) => {
    const address = `/complaints/${complaint.number}/files/${fileId}/${form}`;
    expect((await app.call('GET', address, { as: naser })).status).toBe(200);
    expect((await app.call('GET', address, { as: everyRole })).status).toBe(404);
    expect((await app.call('GET', address)).status).toBe(401);
  });

  test('a file of another complaint is not read through one’s own', async () => {
    const own = await file(app, {}, 'call_agent@gov-is');
    const address = `/complaints/${own.number}/files/${fileId}/original`;
    expect((await app.call('GET', address, { as: 'call_agent@gov-is' })).status).toBe(404);
    const unclaimed = await photo(app);
    const other = `/complaints/${complaint.number}/files/${unclaimed}/original`;
    expect((await app.call('GET', other, { as: naser })).status).toBe(404);
  });
});

describe('at once', () => {
  test('a member of staff who left is signed out, and cannot sign in again', async () => {
    const who = 'examiner@system supervisor@gov-alx';
    const filed = await file(app);
    expect((await app.call('GET', `/complaints/${filed.number}`, { as: who })).status).toBe(200);
    const email = 'examiner-system-supervisor-gov-alx@insaf.example';
    await app.database.pool.query('UPDATE staff SET active = false WHERE email = $1', [email]);
    expect((await app.call('GET', `/complaints/${filed.number}`, { as: who })).status).toBe(401);
    const body = { email, password: 'correct horse battery staple' };
    const again = await app.call('POST', '/sign-in', { body });
    expect([again.status, again.body.error.code]).toEqual([401, 'wrong_sign_in']);
  });

  test('a role that was taken away no longer works', async () => {
    const who = 'examiner@system auditor@gov-alx';
    const filed = await file(app);
    await app.tokenOf(who);
    await app.database.pool.query(
      `DELETE FROM staff_roles WHERE role = 'examiner' AND staff_id =
         (SELECT id FROM staff WHERE email = 'examiner-system-auditor-gov-alx@insaf.example')`,
    );
    const answer = await app.call('POST', `/complaints/${filed.number}/refer`, {
      as: who,
      body: { agency: 'gov-bns' },
    });
    expect(answer.status).toBe(403);
    expect((await app.call('GET', `/complaints/${filed.number}`, { as: who })).status).toBe(404);
  });

  test('who signs out is signed out', async () => {
    const token = await app.tokenOf('auditor@gov-c');
    const headers = { authorization: `Bearer ${token}` };
    expect((await app.call('GET', '/me', { headers })).status).toBe(200);
    await app.call('POST', '/sign-out', { headers, body: {} });
    expect((await app.call('GET', '/me', { headers })).status).toBe(401);
  });
});

test('the sign-in’s own addresses are not open to the outside', async () => {
  for (const path of ['sign-up/email', 'sign-in/email', 'update-user', 'list-sessions']) {
    const answer = await app.http.inject({
      method: 'POST',
      url: `/api/auth/${path}`,
      payload: { email: 'x@y.example', password: 'correct horse battery', name: 'x' },
    });
    expect(answer.statusCode, path).toBe(404);
  }
});

test('what an agency once had it goes on seeing, but no longer moves', async () => {
  const filed = await file(app);
  await move(app, examiner, filed, 'refer', { agency: 'gov-bns-lu-naser' });
  const seen = await dossier(app, examiner, filed);
  expect(Object.values(seen.can).some(Boolean)).toBe(false);
});
