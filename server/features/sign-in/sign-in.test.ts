import { numberFrom } from '@insaf/contract/complaint-number.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { codeOf } from '../../test/authenticator.ts';
import { sessionToken } from '../../test/session-token.ts';
import { createStaffMember } from '../staff/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const password = 'seven owls mend a kettle';
let count = 0;

/** Somebody new, with a password and one role. */
async function person(role = 'examiner', agency = 'gov-bns') {
  count += 1;
  const email = `person${count}@insaf.example`;
  const given = {
    ...{ email, name: `شخص ${count}`, password, language: 'ar' as const },
    roles: [{ role, agency, reach: 'below' as const }],
  };
  const { id } = await createStaffMember(app.ctx, { kind: 'system', job: 'test' }, given);
  return { id, email };
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const signIn = (email: string, given = password, headers: Record<string, string> = {}) =>
  app.call('POST', '/sign-in', { body: { email, password: given }, headers });
async function tokenOf(email: string): Promise<string> {
  return (await signIn(email)).body.token;
}
const get = (path: string, token: string) => app.call('GET', path, { headers: bearer(token) });
const post = (path: string, token: string, body: object = {}) =>
  app.call('POST', path, { headers: bearer(token), body });

/** Sets an authenticator app up, with the code of the period before, so that the present one is left. */
async function withApp(token: string) {
  const { secret } = (await post('/me/authenticator', token)).body;
  const confirmed = await post('/me/authenticator/confirm', token, { code: codeOf(secret, -1) });
  expect(confirmed.status).toBe(200);
  return { secret, ...confirmed.body } as {
    secret: string;
    token: string;
    recoveryCodes: string[];
  };
}

describe('an authenticator app', () => {
  test('is asked for at the next sign-in, and nothing is reached before', async () => {
    const { email } = await person();
    const { secret } = await withApp(await tokenOf(email));
    const { body } = await signIn(email);
    expect(body.next).toBe('second_factor');
    for (const path of ['/me', '/me/account', '/queue']) {
      const refused = await get(path, body.token);
      expect([refused.status, refused.body.error.code]).toEqual([403, 'second_factor_needed']);
    }
    const wrong = await post('/sign-in/second-factor', body.token, { code: '000000' });
    expect(wrong.body.error).toMatchObject({ code: 'wrong_second_factor', field: 'code' });
    const shown = await post('/sign-in/second-factor', body.token, { code: codeOf(secret) });
    expect([shown.status, shown.body.next]).toEqual([200, 'none']);
    expect((await get('/me', shown.body.token)).status).toBe(200);
    expect((await get('/me', body.token)).status).toBe(401);
  });

  test('gives codes that open once each', async () => {
    const { email } = await person();
    const { secret } = await withApp(await tokenOf(email));
    const code = codeOf(secret);
    const [one, other] = await Promise.all([tokenOf(email), tokenOf(email)]);
    const replies = await Promise.all(
      [one, other].map((token) => post('/sign-in/second-factor', token, { code })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422]);
  });

  test('is not replaced, nor a passkey added, by who cannot show it', async () => {
    const { email } = await person();
    await withApp(await tokenOf(email));
    const token = await tokenOf(email);
    for (const path of ['/me/authenticator', '/me/passkeys/options', '/me/recovery-codes']) {
      expect((await post(path, token)).body.error.code).toBe('second_factor_needed');
    }
    const proof = await post('/me/proof', token, { password });
    expect(proof.body.error.code).toBe('second_factor_needed');
  });
});

test('a recovery code opens once, however it is typed, and is counted', async () => {
  const { email } = await person();
  const { recoveryCodes, token } = await withApp(await tokenOf(email));
  expect(recoveryCodes).toHaveLength(10);
  const typed = recoveryCodes[3]!.toUpperCase().replace('-', ' ');
  const shown = await post('/sign-in/second-factor', await tokenOf(email), { code: typed });
  expect(shown.status).toBe(200);
  const again = await post('/sign-in/second-factor', await tokenOf(email), { code: typed });
  expect(again.status).toBe(422);
  const account = await get('/me/account', shown.body.token);
  expect(account.body.authenticator.recoveryCodesLeft).toBe(9);
  const { rows } = await app.database.pool.query('SELECT * FROM staff_authenticators');
  expect(JSON.stringify(rows)).not.toContain(recoveryCodes[5]!.replace('-', ''));
  expect((await get('/me', token)).status).toBe(200);
});

describe('who administers', () => {
  test('reaches nothing but the set-up of a second factor until there is one', async () => {
    const { email } = await person('administrator', 'gov-bns');
    const { body } = await signIn(email);
    expect(body.next).toBe('set_up');
    const refused = await get('/staff', body.token);
    expect(refused.body.error).toMatchObject({
      code: 'second_factor_needed',
      params: { next: 'set_up' },
    });
    expect((await get('/me/account', body.token)).body.next).toBe('set_up');
    const { token } = await withApp(body.token);
    expect((await get('/staff', token)).status).toBe(200);
    const removed = await app.call('DELETE', '/me/authenticator', { headers: bearer(token) });
    expect([removed.status, removed.body.error.code]).toEqual([409, 'last_second_factor']);
  });
});

test('a session is replaced at every step, so none that was known before is signed in', async () => {
  const { email } = await person();
  const first = await signIn(email);
  const cookie = String(first.headers['set-cookie']).split(';')[0]!;
  const second = await signIn(email, password, { cookie, 'sec-fetch-site': 'same-origin' });
  // A browser keeps it in its cookie alone, where no script reads it.
  expect(second.body.token).toBeNull();
  expect((await get('/me', first.body.token)).status).toBe(401);
  expect((await get('/me', sessionToken(second))).status).toBe(200);
});

test('a session ends after two hours without use, which pages of their own accord are none', async () => {
  const { email } = await person();
  const token = await tokenOf(email);
  app.pass({ minutes: 100 });
  expect((await get('/me', token)).status).toBe(200);
  app.pass({ minutes: 100 });
  const presence = `/complaints/${numberFrom('10000000000')}/presence`;
  expect((await get(presence, token)).status).toBe(404);
  app.pass({ minutes: 21 });
  expect((await get('/me', token)).status).toBe(401);
});

test('a session ends after twelve hours, however it is used', async () => {
  const { email } = await person();
  const token = await tokenOf(email);
  for (let hour = 1; hour < 12; hour++) {
    app.pass({ hours: 1 });
    expect((await get('/me', token)).status).toBe(200);
  }
  app.pass({ hours: 1 });
  expect((await get('/me', token)).status).toBe(401);
});

test('one’s sessions are listed, ended one by one, and all at once', async () => {
  const { email } = await person();
  const agent = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Firefox/140.0' };
  const [own, other, third] = [
    await tokenOf(email),
    (await signIn(email, password, agent)).body.token,
    await tokenOf(email),
  ];
  const { sessions } = (await get('/me/account', own)).body;
  expect(sessions).toHaveLength(3);
  expect(sessions.filter(({ current }: { current: boolean }) => current)).toHaveLength(1);
  const { id } = sessions.find(({ device }: { device: string }) => device.includes('Firefox'));
  const ended = await app.call('DELETE', `/me/sessions/${id}`, { headers: bearer(own) });
  expect(ended.body.sessions).toHaveLength(2);
  expect((await get('/me', other)).status).toBe(401);
  const stranger = await tokenOf((await person()).email);
  const theirs = await app.call('DELETE', `/me/sessions/${sessions[0].id}`, {
    headers: bearer(stranger),
  });
  expect(theirs.status).toBe(404);
  await app.call('DELETE', '/me/sessions', { headers: bearer(own) });
  expect((await get('/me', own)).status).toBe(401);
  expect((await get('/me', third)).status).toBe(401);
});

test('a changed password ends every other session, and a poor one is refused by its field', async () => {
  const { email } = await person();
  const [own, other] = [await tokenOf(email), await tokenOf(email)];
  const change = (current: string, next: string) =>
    post('/me/password', own, { current, password: next });
  const wrong = await change('not the password', 'four lamps eat a river');
  expect(wrong.body.error).toMatchObject({ code: 'wrong_proof', field: 'current' });
  for (const [poor, code] of [
    ['short', 'password_short'],
    ['mohamed123456', 'password_common'],
    [email, 'password_personal'],
    [password, 'password_same'],
  ] as const) {
    expect((await change(password, poor)).body.error).toMatchObject({ code, field: 'password' });
  }
  const changed = await change(password, 'four lamps eat a river');
  expect(changed.status).toBe(200);
  for (const token of [own, other]) expect((await get('/me', token)).status).toBe(401);
  expect((await get('/me', changed.body.token)).status).toBe(200);
  expect((await signIn(email)).status).toBe(401);
  expect((await signIn(email, 'four lamps eat a river')).status).toBe(200);
});

test('a grave act asks for a proof that is fresh, and goes on once it is given', async () => {
  const { email } = await person();
  const { token } = await withApp(await tokenOf(email));
  expect((await post('/me/recovery-codes', token)).status).toBe(200);
  app.pass({ minutes: 10 });
  const refused = await post('/me/recovery-codes', token);
  expect([refused.status, refused.body.error.code]).toEqual([401, 'sign_in_again']);
  expect((await get('/me/proofs', token)).body.proofs).toEqual(['password', 'code']);
  const wrong = await post('/me/proof', token, { password: 'wrong' });
  expect(wrong.body.error.code).toBe('wrong_proof');
  const proven = await post('/me/proof', token, { password });
  expect(proven.status).toBe(200);
  expect((await post('/me/recovery-codes', proven.body.token)).body.recoveryCodes).toHaveLength(10);
});
