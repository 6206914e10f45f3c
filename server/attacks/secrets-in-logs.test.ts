import { afterAll, beforeAll, expect, test } from 'vitest';
import { composeApp } from '../app.ts';
import { connect } from '../platform/db/connect.ts';
import { createLog } from '../platform/log.ts';
import { type TestApp, testApp } from '../test/app.ts';
import { examiner, move } from '../test/journey.ts';

/*
 * A journey through a server that logs all that it can, with words, names and secrets that stand nowhere
 * else; afterwards none of them is in any line.
 */

let app: TestApp;
let second: Awaited<ReturnType<typeof composeApp>>;
let logged = '';
beforeAll(async () => {
  app = await testApp();
  const { ctx, database } = app;
  const to = {
    write: (line: string) => {
      logged += line;
    },
  };
  second = await composeApp({
    ...{ db: database.db, pool: database.pool, config: ctx.config, clock: ctx.clock },
    log: createLog({ level: 'trace', pretty: false, to, alsoPrivate: ['complainants'] }),
  });
  await second.http.ready();
});
afterAll(async () => {
  await second.close();
  await app.close();
});

const person = {
  name: 'زينب عبد التواب الصعيدي',
  phone: '01098765432',
  nationalId: '28706050112358',
  email: 'zeinab.secret@mail.example',
  address: 'حارة السقايين رقم تسعة',
};
const written = 'كلام لا يقرؤه أحد في سجل';
const password = 'correct horse battery staple';

type Sent = { readonly headers?: Record<string, string>; readonly payload?: object | string };

async function ask(method: 'GET' | 'POST', url: string, { headers = {}, payload }: Sent = {}) {
  const sent = payload === undefined ? {} : { payload };
  const response = await second.http.inject({ method, url, headers, ...sent });
  return { status: response.statusCode, body: response.payload, cookies: response.cookies };
}

test('no name, telephone, word, code, password or token of a journey stands in the log', async () => {
  const filing = {
    text: written,
    category: 'waste',
    place: 'eg-bns-naser',
    complainants: [person],
  };
  const filed = await ask('POST', '/api/v1/complaints', { payload: filing });
  expect(filed.status).toBe(201);
  const { number, code } = JSON.parse(filed.body);
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`;
  await ask('POST', '/api/v1/tracking', { payload: { number, code } });
  await ask('POST', '/api/v1/tracking', { payload: { number, code: '12345678' } });
  await ask('GET', `/api/v1/tracking?number=${number}&code=${code}`);
  await ask('GET', `/track/${number}?code=${code}`);
  await ask('POST', '/track', {
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ number, code: spaced }).toString(),
  });
  await ask('POST', '/api/v1/telephone/codes', { payload: { phone: person.phone } });
  // What is wrong with it is said, and not what it is.
  const wrong = { ...filing, complainants: [{ ...person, phone: '0109876543', extra: written }] };
  await ask('POST', '/api/v1/complaints', { payload: wrong });
  await ask('POST', '/api/v1/complaints', {
    headers: { 'content-type': 'application/json' },
    payload: `{"text":"${written}","phone":"${person.phone}"`,
  });
  await ask('POST', '/api/v1/complaints', { payload: { ...filing, text: `${written}\u0000` } });
  await app.tokenOf('auditor@gov-c');
  const account = { email: 'auditor-gov-c@insaf.example', password };
  await ask('POST', '/api/v1/sign-in', { payload: { ...account, password: 'wrong horse secret' } });
  const entered = await ask('POST', '/api/v1/sign-in', { payload: account });
  const { token } = JSON.parse(entered.body);
  await ask('GET', '/api/v1/me', { headers: { authorization: `Bearer ${token}` } });
  await ask('GET', '/api/v1/me', {
    headers: { authorization: 'Bearer insaf_stolen_key_of_a_bank' },
  });
  await ask('GET', '/api/v1/me', { headers: { cookie: `insaf.session_token=${token}x` } });
  await move(app, examiner, { number, code }, 'ask', { question: 'ما اسم الشارع بالضبط؟' });
  await ask('POST', '/api/v1/sign-in/link', { payload: { link: 'L'.repeat(43), password } });
  // A fault of ours, with what was sent in its statement.
  const owner = connect(app.database.url, { max: 1 });
  await owner.pool.query('ALTER TABLE complaints RENAME TO complaints_away');
  const broken = await ask('POST', '/api/v1/complaints', { payload: filing });
  await owner.pool.query('ALTER TABLE complaints_away RENAME TO complaints');
  await owner.close();
  expect(broken.status).toBe(500);

  expect(logged.match(/"msg":"refused"/g)!.length).toBeGreaterThan(6);
  expect(logged).toContain('"msg":"a bug"');
  expect(logged).toContain('"msg":"answered"');
  const { ctx } = app;
  const secrets = [
    ...Object.values(person),
    ...['زينب', '1098765432', '109876543', 'zeinab', 'السقايين', written, 'لا يقرؤه'],
    ...[number, code, spaced, password, 'wrong horse', token, 'stolen_key', 'L'.repeat(43)],
    ...[account.email, ctx.config.INSAF_SECRET, ctx.config.LEDGER_KEY, 'ما اسم الشارع'],
    ...entered.cookies.map(({ value }) => value),
  ];
  const found = secrets.filter((secret) => logged.includes(secret));
  expect(found).toEqual([]);
});
