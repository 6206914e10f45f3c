import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { createStaffMember } from '../staff/index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.close());

const password = 'seven owls mend a kettle';
let count = 0;

async function person() {
  count += 1;
  const email = `guessed${count}@insaf.example`;
  const given = {
    ...{ email, name: 'شخص', password, language: 'ar' as const },
    roles: [{ role: 'examiner', agency: 'gov-bns', reach: 'below' as const }],
  };
  await createStaffMember(app.ctx, { kind: 'system', job: 'test' }, given);
  return email;
}

async function signIn(
  email: string,
  {
    given = password,
    from = '203.0.113.1',
    cookie = '',
  }: Partial<Record<'given' | 'from' | 'cookie', string>>,
) {
  const answer = await app.http.inject({
    ...{ method: 'POST', url: '/api/v1/sign-in', remoteAddress: from },
    headers: { 'accept-language': 'en', 'sec-fetch-site': 'same-origin', cookie },
    payload: { email, password: given },
  });
  return { status: answer.statusCode, body: answer.json(), cookies: answer.cookies };
}
const wrong = { given: 'not the password' };

/** What a browser keeps that has signed in as somebody. */
async function deviceOf(email: string): Promise<string> {
  const { cookies } = await signIn(email, { from: '198.51.100.7' });
  const { name, value, httpOnly } = cookies.find((cookie) => cookie.name === 'insaf.device')!;
  expect(httpOnly).toBe(true);
  return `${name}=${value}`;
}

test('guesses at one account from one address are slowed, and then stopped for a day', async () => {
  const email = await person();
  const from = '203.0.113.10';
  for (let i = 0; i < 5; i++) expect((await signIn(email, { ...wrong, from })).status).toBe(401);
  const waits: number[] = [];
  let looked = 5;
  for (let wait = 0; wait < 3600; ) {
    expect((await signIn(email, { ...wrong, from })).status).toBe(401);
    looked += 1;
    const { status, body } = await signIn(email, { from });
    expect([status, body.error.code]).toEqual([429, 'too_many_attempts']);
    wait = body.error.params.seconds;
    waits.push(wait);
    if (wait < 3600) app.turnTo(new Date(app.now.getTime() + wait * 1000));
  }
  expect(waits.slice(0, 5)).toEqual([2, 4, 8, 16, 32]);
  expect(looked).toBeLessThanOrEqual(50);
});

test('whoever guesses from many addresses slows strangers, and never the officer’s own device', async () => {
  const email = await person();
  const cookie = await deviceOf(email);
  let slowed = 0;
  for (let i = 0; i < 112; i++) {
    const { status } = await signIn(email, { ...wrong, from: `192.0.2.${i}` });
    if (status === 429) slowed += 1;
  }
  expect(slowed).toBeGreaterThan(5);
  const elsewhere = await signIn(email, { from: '198.51.100.99' });
  expect(elsewhere.status).toBe(429);
  expect(elsewhere.body.error.params.seconds).toBeLessThanOrEqual(60);
  expect((await signIn(email, { from: '192.0.2.5', cookie })).status).toBe(200);
  app.pass({ minutes: 1 });
  expect((await signIn(email, { from: '198.51.100.99' })).status).toBe(200);
});

test('a known device has its own allowance, for its own accounts only', async () => {
  const [email, other] = [await person(), await person()];
  const cookie = await deviceOf(email);
  for (let i = 0; i < 6; i++) await signIn(email, { ...wrong, cookie, from: '198.51.100.7' });
  expect((await signIn(email, { cookie, from: '198.51.100.7' })).status).toBe(429);
  expect((await signIn(email, { from: '198.51.100.8' })).status).toBe(200);
  for (let i = 0; i < 5; i++) await signIn(other, { ...wrong, cookie, from: '198.51.100.44' });
  await signIn(other, { ...wrong, cookie, from: '198.51.100.44' });
  expect((await signIn(other, { cookie, from: '198.51.100.44' })).status).toBe(429);
});

test('an account that does not exist answers the same, is slowed the same, and takes as long', async () => {
  const email = await person();
  const nobody = 'nobody.at.all@insaf.example';
  const took = { [email]: [] as number[], [nobody]: [] as number[] };
  for (let i = 0; i < 8; i++) {
    const answers = [];
    for (const [who, from] of [
      [email, '203.0.113.71'],
      [nobody, '203.0.113.72'],
    ] as const) {
      const began = performance.now();
      const { status, body } = await signIn(who, { ...wrong, from });
      if (status === 401) took[who]!.push(performance.now() - began);
      answers.push({ status, ...body.error, request: '' });
    }
    expect(answers[1]).toEqual(answers[0]);
  }
  // The quickest of each: what else the machine does only ever makes one slower. Trying a password is nearly
  // all of it.
  const ratio = Math.min(...took[nobody]!) / Math.min(...took[email]!);
  expect(ratio).toBeGreaterThan(0.3);
  expect(ratio).toBeLessThan(3);
});

test('cookies of an installation over HTTPS are of its host alone', async () => {
  const secure = await testApp({ settings: { PUBLIC_URL: 'https://insaf.example' } });
  const given = {
    ...{ email: 'a@insaf.example', name: 'شخص', password, language: 'ar' as const },
    roles: [{ role: 'examiner', agency: 'gov-bns', reach: 'below' as const }],
  };
  await createStaffMember(secure.ctx, { kind: 'system', job: 'test' }, given);
  const { headers } = await secure.call('POST', '/sign-in', {
    body: { email: 'a@insaf.example', password },
  });
  await secure.close();
  const cookies = [headers['set-cookie']].flat().map(String);
  expect(cookies).toHaveLength(2);
  for (const cookie of cookies) {
    expect(cookie).toMatch(/^__Host-insaf\.(session_token|device)=/);
    expect(cookie).toMatch(/; Secure/i);
    expect(cookie).toMatch(/; HttpOnly/i);
    expect(cookie).toMatch(/; Path=\/(;|$)/i);
    expect(cookie).not.toMatch(/; Domain/i);
  }
});
