import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../test/app.ts';
import { examiner, file } from '../test/journey.ts';
import { secondServer } from '../test/second-server.ts';
import { caller, codeCarrier, notThe } from '../test/telephone.ts';

let app: TestApp;
let second: Awaited<ReturnType<typeof secondServer>>;
beforeAll(async () => {
  app = await testApp();
  second = await secondServer(app);
});
afterAll(async () => {
  await second.close();
  await app.close();
});

const send = (
  at: Pick<TestApp, 'http'>,
  remoteAddress: string,
  path: string,
  payload: object,
  headers = {},
) =>
  at.http.inject({
    method: 'POST',
    url: `/api/v1${path}`,
    remoteAddress,
    headers: { 'accept-language': 'en', ...headers },
    payload,
  });
const from = (remoteAddress: string, path: string, payload: object, headers = {}) =>
  send(app, remoteAddress, path, payload, headers);
/** Now to the one server, now to the other. */
const toBoth = (n: number, remoteAddress: string, path: string, payload: object) =>
  send(n % 2 === 0 ? app : second, remoteAddress, path, payload);
const address = (n: number) => `10.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}`;
/** Of one subscriber, who has a whole network of IPv6. */
const ownAddress = (n: number) => `2001:db8:7:7:${n.toString(16)}::1`;

describe('guessing from many addresses, at two servers', () => {
  test('of a complaint’s code is counted by complaint: few are tried, and none is told apart', async () => {
    const filed = await file(app);
    const { number: others, code: theirs } = await file(app);
    const looked: number[] = [];
    for (let n = 0; n < 230; n += 1) {
      const code = String(10_000_000 + n);
      const answer = await toBoth(n, address(n), '/tracking', { number: filed.number, code });
      if (answer.statusCode !== 429) looked.push(answer.statusCode);
      else expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(new Set(looked)).toEqual(new Set([404]));
    // Of a hundred million codes.
    expect(looked.length).toBeGreaterThan(150);
    expect(looked.length).toBeLessThanOrEqual(201);
    const { number, code } = filed;
    expect((await from('192.0.2.1', '/tracking', { number, code })).statusCode).toBe(429);
    // Nobody else's complaint is counted with it.
    expect(
      (await from('192.0.2.1', '/tracking', { number: others, code: theirs })).statusCode,
    ).toBe(200);
    // The rightful one waits, and then comes in.
    app.pass({ hours: 2 });
    expect((await from('192.0.2.1', '/tracking', { number, code })).statusCode).toBe(200);
  });

  test('of a complaint’s code from a whole network of IPv6 is from one address, and shuts nobody out', async () => {
    const { number, code } = await file(app);
    let looked = 0;
    for (let n = 0; n < 230; n += 1) {
      const guess = { number, code: String(20_000_000 + n) };
      const { statusCode } = await toBoth(n, ownAddress(n), '/tracking', guess);
      if (statusCode === 404) looked += 1;
    }
    expect(looked).toBeGreaterThan(5);
    expect(looked).toBeLessThanOrEqual(26);
    expect((await from('192.0.2.2', '/tracking', { number, code })).statusCode).toBe(200);
  });

  test('of numbers from one address is slowed to one in some seconds, and never stopped', async () => {
    const guess = async () => {
      const { number } = await file(app);
      return from('192.0.2.9', '/tracking', { number, code: '10000000' });
    };
    const waits: number[] = [];
    for (let n = 0; n < 215; n += 1) {
      const answer = await guess();
      if (answer.statusCode === 404) continue;
      const { code, params } = answer.json().error;
      expect(code).toBe('too_many_attempts');
      waits.push(params.seconds);
      app.turnTo(new Date(app.now.getTime() + params.seconds * 1000));
      expect((await guess()).statusCode).toBe(404);
    }
    expect(waits.length).toBeGreaterThan(2);
    expect(waits.at(-1)).toBe(15);
  });

  test('of a password neither opens an account nor shuts its owner out', async () => {
    const email = 'auditor-gov-alx@insaf.example';
    await app.tokenOf('auditor@gov-alx');
    const tried: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      const body = { email, password: `Summer 2026 number ${n}` };
      tried.push((await from('192.0.2.76', '/sign-in', body)).statusCode);
    }
    expect(tried.filter((status) => status === 401).length).toBeLessThanOrEqual(6);
    expect(new Set(tried)).toEqual(new Set([401, 429]));
    const nobody = await from('192.0.2.77', '/sign-in', {
      email: 'nobody-at-all@insaf.example',
      password: 'Summer 2026 number 1',
    });
    expect([nobody.statusCode, nobody.json().error.code]).toEqual([401, 'wrong_sign_in']);
    const owner = await from('192.0.2.78', '/sign-in', {
      email,
      password: 'correct horse battery staple',
    });
    expect(owner.statusCode).toBe(200);
  });

  test('of a telephone’s code ends with the request it was sent for, after three', async () => {
    const carrier = codeCarrier(app);
    const person = caller(app, carrier, () => '192.0.2.30');
    const guess = async (wrong: number, phone: string) => {
      await person.filedFrom(phone);
      const { request, code } = await person.sent(phone);
      const enter = async (n: number, tried: string) =>
        (await toBoth(n, address(n), '/telephone/sessions', { request, code: tried })).statusCode;
      for (let n = 1; n <= wrong; n += 1) expect(await enter(n, notThe(code, n))).toBe(422);
      return enter(wrong + 1, code);
    };
    expect(await guess(2, '01005550001')).toBe(200);
    expect(await guess(3, '01005550011')).toBe(422);
  });

  test('of a telephone’s codes, asked for anew each time, is counted by telephone', async () => {
    const phone = '01005550003';
    let given = 0;
    for (let n = 0; n < 40; n += 1) {
      const { statusCode } = await toBoth(n, address(1000 + n), '/telephone/codes', { phone });
      if (statusCode === 200) given += 1;
      app.pass({ minutes: 20 });
    }
    // Three guesses at each, of a million.
    expect(given).toBe(10);
  });

  test('of a telephone’s codes from a whole network of IPv6 leaves codes to its owner', async () => {
    const phone = '01005550004';
    const given: number[] = [];
    for (let n = 0; n < 30; n += 1) {
      const { statusCode } = await toBoth(n, ownAddress(n), '/telephone/codes', { phone });
      if (statusCode === 200) given.push(n);
      app.pass({ minutes: 20 });
    }
    expect(given).toHaveLength(5);
    expect((await from('192.0.2.3', '/telephone/codes', { phone })).statusCode).toBe(200);
  });
});

describe('what was used is not used again', () => {
  test('an idempotency key of another person gives nothing of theirs', async () => {
    const key = { 'idempotency-key': 'kiosk-7' };
    const body = { text: 'شكوى أولى', category: 'waste', place: 'eg-bns-naser', anonymous: true };
    const first = await from('192.0.2.40', '/complaints', body, key);
    expect(first.statusCode).toBe(201);
    const other = { ...body, text: 'شكوى شخص آخر' };
    const second = await from('192.0.2.41', '/complaints', other, key);
    expect(second.statusCode).toBe(409);
    expect(second.payload).not.toContain(first.json().number);
    expect(second.payload).not.toContain(first.json().code);
    const staff = await app.call('POST', '/complaints', { as: examiner, headers: key, body });
    expect(staff.status).toBe(201);
    expect(staff.body.number).not.toBe(first.json().number);
  });

  test('a telephone’s code opens once', async () => {
    const carrier = codeCarrier(app);
    const person = caller(app, carrier, () => '192.0.2.31');
    await person.filedFrom('01005550002');
    const { request, code } = await person.sent('01005550002');
    expect((await person.enter(request, code)).status).toBe(200);
    expect((await person.enter(request, code)).status).toBe(422);
  });

  test('a link by which a password is chosen opens once', async () => {
    const admin = 'administrator@cabinet';
    await app.tokenOf('judge@gov-lx');
    const { rows } = await app.database.pool.query(
      "SELECT id FROM staff WHERE email = 'judge-gov-lx@insaf.example'",
    );
    const made = await app.call('POST', `/staff/${rows[0].id}/link`, { as: admin, body: {} });
    expect(made.status).toBe(200);
    const link = String(made.body.address).split(/[#/=]/).at(-1)!;
    const body = { link, password: 'seven quiet camels cross the delta' };
    expect((await app.call('POST', '/sign-in/link', { body })).status).toBe(200);
    const again = await app.call('POST', '/sign-in/link', { body });
    expect([again.status, again.body.error.code]).toEqual([404, 'link_used_up']);
  });
});

describe('a session', () => {
  const body = { email: 'auditor-gov-c@insaf.example', password: 'correct horse battery staple' };
  const me = (token: string) =>
    app.http.inject({ url: '/api/v1/me', headers: { cookie: `insaf.session_token=${token}` } });

  test('that was there before signing in is not the one after it', async () => {
    await app.tokenOf('auditor@gov-c');
    const planted = `planted.${'A'.repeat(43)}=`;
    const headers = {
      cookie: `insaf.session_token=${encodeURIComponent(planted)}`,
      'sec-fetch-site': 'same-origin',
    };
    const answer = await from('192.0.2.50', '/sign-in', body, headers);
    expect(answer.statusCode).toBe(200);
    const set = answer.cookies.find(({ name }) => name === 'insaf.session_token');
    expect(set).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
    expect(set!.value).not.toContain('planted');
    expect((await me(encodeURIComponent(planted))).statusCode).toBe(401);
    expect((await me(encodeURIComponent(set!.value))).statusCode).toBe(200);
  });

  test('ends with signing in anew, and is not for another site to use', async () => {
    const first = await from('192.0.2.51', '/sign-in', body);
    const token = encodeURIComponent(
      first.cookies.find(({ name }) => name === 'insaf.session_token')!.value,
    );
    const cookie = `insaf.session_token=${token}`;
    const foreign = await from(
      '192.0.2.51',
      '/me/sessions/end',
      {},
      {
        cookie,
        'sec-fetch-site': 'cross-site',
      },
    );
    expect([403, 404]).toContain(foreign.statusCode);
    const out = await from(
      '192.0.2.51',
      '/sign-out',
      {},
      { cookie, origin: 'https://evil.example' },
    );
    expect([out.statusCode, out.json().error.code]).toEqual([403, 'foreign_request']);
    expect((await me(token)).statusCode).toBe(200);
    const own = { cookie, 'sec-fetch-site': 'same-origin' };
    expect((await from('192.0.2.51', '/sign-in', body, own)).statusCode).toBe(200);
    expect((await me(token)).statusCode).toBe(401);
  });
});
