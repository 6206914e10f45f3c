import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { testDatabase } from '../../test/database.ts';
import { visitor } from '../../test/visitor.ts';
import { allowances, forgetAllowances } from '../db/request-allowances.ts';

const hash = (subject: string) => Buffer.from(subject);

describe('an allowance', () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database.close());
  const now = new Date('2026-07-05T07:00:00Z');
  const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);
  const servers = () => [allowances(() => database.db, hash), allowances(() => database.db, hash)];

  test('is one for all servers together, and is earned back at its own pace', async () => {
    const [one, other] = servers();
    let given = 0;
    for (let i = 0; i < 200; i += 1) {
      given += (await (i % 2 ? one! : other!).take('crowd', 100, now)) === 0 ? 1 : 0;
    }
    expect(given).toBe(100);
    const seconds = await one!.take('crowd', 100, now);
    expect(seconds).toBeGreaterThan(0);
    expect(await one!.take('crowd', 100, later(seconds))).toBe(0);
    expect(await one!.take('somebody else', 100, now)).toBe(0);
  });

  test('is not exceeded by requests that come at the same moment', async () => {
    const [one, other] = servers();
    const waits = await Promise.all(
      Array.from({ length: 150 }, (_, i) => (i % 2 ? one! : other!).take('at once', 60, now)),
    );
    expect(waits.filter((seconds) => seconds === 0)).toHaveLength(60);
  });

  test('costs the database nothing while it is refused', async () => {
    let statements = 0;
    const db = () => {
      statements += 1;
      return database.db;
    };
    const counted = allowances(db, hash);
    while ((await counted.take('flood', 50, now)) === 0);
    const before = statements;
    for (let i = 0; i < 100; i += 1) await counted.take('flood', 50, now);
    expect(statements).toBe(before);
  });

  test('is forgotten once all of it is earned back', async () => {
    await servers()[0]!.take('once', 60, now);
    await forgetAllowances(database.db, later(3600));
    const { rowCount } = await database.pool.query('SELECT FROM request_allowances');
    expect(rowCount).toBe(0);
  });
});

describe('too much', () => {
  let app: TestApp;
  beforeAll(async () => {
    const settings = { ADDRESS_REQUESTS: '40', ACCOUNT_REQUESTS: '5', GROUP_REQUESTS: '8' };
    app = await testApp({ settings });
  });
  afterAll(() => app.close());

  const ask = (
    remoteAddress: string,
    headers: Record<string, string> = {},
    url = '/api/v1/places',
  ) => app.http.inject({ url, remoteAddress, headers: { 'accept-language': 'en', ...headers } });

  test('from one address is 429 with the seconds to wait, and costs no other address', async () => {
    for (let i = 0; i < 40; i += 1) expect((await ask('192.0.2.1')).statusCode).toBe(200);
    const refused = await ask('192.0.2.1');
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refused.json().error).toMatchObject({ code: 'too_many_requests' });
    expect(refused.json().error.message).toMatch(/^Too many requests came from your connection/);
    expect((await ask('192.0.2.2')).statusCode).toBe(200);
    expect((await ask('192.0.2.1', {}, '/healthz')).statusCode).toBe(200);
  });

  test('of one account is refused from wherever it comes, and then of its agency', async () => {
    const [one, other] = await Promise.all([
      app.tokenOf('auditor@gov-c'),
      app.tokenOf('judge@gov-c'),
    ]);
    app.pass({ minutes: 2 });
    const as = (token: string, from: string) => ask(from, { authorization: `Bearer ${token}` });
    const statuses = [];
    for (let i = 0; i < 6; i += 1) statuses.push((await as(one, `192.0.2.${10 + i}`)).statusCode);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
    const others = [];
    for (let i = 0; i < 4; i += 1) others.push((await as(other, `192.0.2.${30 + i}`)).statusCode);
    expect(others).toEqual([200, 200, 200, 429]);
  });

  test('is said in the language that the person chose, also over HTTPS', async () => {
    const settings = { PUBLIC_URL: 'https://insaf.example', ADDRESS_REQUESTS: '2' };
    const secure = await testApp({ settings });
    const headers = { cookie: '__Host-insaf-language=en', 'accept-language': 'ar' };
    const ask = () => secure.http.inject({ url: '/', remoteAddress: '192.0.2.60', headers });
    const answers = [await ask(), await ask(), await ask()];
    await secure.close();
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 429]);
    for (const { payload } of answers) expect(payload).toContain('<html lang="en"');
  });

  test('leaves on the page everything that a person typed, to be sent again', async () => {
    const person = visitor(app, { language: 'en' });
    await person.get('/file/what');
    app.pass({ minutes: 2 });
    const typed = { text: 'A broken pipe\n"><script>alert(1)</script>', remedy: 'Mend it' };
    for (let i = 0; i < 45; i += 1) await ask('198.51.100.7');
    const kept = await person.post('/file/what', typed);
    expect(kept.status).toBe(429);
    expect(kept.html).toContain('Nothing you wrote is lost');
    expect([kept.value('text'), kept.value('remedy')]).toEqual([typed.text, typed.remedy]);
    expect(kept.html).not.toContain('<script>alert');
    const withFile = await person.postFiles('/file/what', typed, [
      { name: 'a.jpg', type: 'image/jpeg', bytes: Buffer.from('x') },
    ]);
    expect([withFile.status, withFile.value('text')]).toEqual([429, typed.text]);
    expect(withFile.html).toContain('have to be chosen again');
    const page = await person.get('/file/what');
    expect([page.status, page.html.includes('Too many requests came')]).toEqual([429, true]);
    expect(page.html).toContain('A moment, please');
    expect(page.html).toMatch(/<a class="button" href="\/file\/what">Try again<\/a>/);
    app.pass({ minutes: 2 });
    expect((await person.post('/file/what', typed)).status).toBe(200);
  });
});
