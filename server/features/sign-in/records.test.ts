import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openTransports, type Transports } from '../../platform/messages/transports.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { codeOf } from '../../test/authenticator.ts';
import { sessionToken } from '../../test/session-token.ts';
import { createStaffMember } from '../staff/index.ts';
import { tellOfAccount } from './actions/tell-of-account.ts';

/* What is remembered of signing in, who sees it, and what is told of it by e-mail. */

let app: TestApp;
let transports: Transports;
beforeAll(async () => {
  app = await testApp();
  const { config, clock, log } = app.ctx;
  transports = await openTransports(config, { clock, log, onDelivery: async () => undefined });
});
afterAll(async () => {
  await transports.close();
  await app.close();
});
beforeEach(() => app.pass({ hours: 13 }));

const password = 'seven owls mend a kettle';
const chrome = 'Mozilla/5.0 (Windows NT 10.0) Chrome/141.0 Safari/537.36';
let count = 0;

async function person(role = 'examiner', agency = 'gov-bns') {
  count += 1;
  const email = `recorded${count}@insaf.example`;
  const given = {
    ...{ email, name: `شخص ${count}`, password, language: 'ar' as const },
    roles: [{ role, agency, reach: 'below' as const }],
  };
  const { id } = await createStaffMember(app.ctx, { kind: 'system', job: 'test' }, given);
  return { id, email };
}

type Cookies = Record<string, string>;
/** Signs in as a browser does that keeps its cookies: what it is answered, and what it keeps then. */
async function signIn(email: string, given = password, kept: Cookies = {}) {
  const cookie = Object.entries(kept)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ');
  const answer = await app.call('POST', '/sign-in', {
    body: { email, password: given },
    headers: { 'user-agent': chrome, ...(cookie === '' ? {} : { cookie, ...own }) },
  });
  const set = [answer.headers['set-cookie'] ?? []].flat().map((one) => one.split(';')[0]!);
  const cookies = Object.fromEntries(set.map((one) => one.split(/=(.*)/s).slice(0, 2)));
  const token = answer.status === 200 ? sessionToken(answer) : '';
  return { ...answer, token, device: { 'insaf.device': cookies['insaf.device'] ?? '' } };
}
const own = { 'sec-fetch-site': 'same-origin' };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
/** @param kept what else the browser keeps */
function post(path: string, token: string, body: object = {}, kept: Cookies = {}) {
  const cookie = Object.entries(kept).map(([name, value]) => `${name}=${value}`);
  const headers = cookie.length === 0 ? {} : { cookie: cookie.join('; '), ...own };
  return app.call('POST', path, { headers: { ...bearer(token), ...headers }, body });
}
const remembered = async (token: string) =>
  (await app.call('GET', '/me/account', { headers: bearer(token) })).body.signIns as {
    what: string;
    way: string | null;
    newDevice: boolean;
    device: string;
  }[];

/** The jobs that would tell somebody something by e-mail, carried out; the messages of it. */
async function told(): Promise<string[]> {
  const outbox = join(app.ctx.config.DATA_DIR, 'outbox');
  const files = () => {
    try {
      return readdirSync(outbox, { recursive: true }).map(String);
    } catch {
      return [];
    }
  };
  const before = files();
  const { rows } = await app.database.pool.query(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
     WHERE t.id = j.task_id AND t.identifier = 'tell_of_account' RETURNING j.payload`,
  );
  for (const { payload } of rows) await tellOfAccount(app.ctx, transports, payload);
  return files()
    .filter((name) => !before.includes(name) && /\.(eml|json|txt)$/.test(name))
    .map((name) => readFileSync(join(outbox, name), 'utf8'));
}

describe('of signing in', () => {
  test('each step is remembered, by what and from where, the wrong ones too', async () => {
    const { email } = await person();
    expect((await signIn(email, 'not the password')).status).toBe(401);
    const first = await signIn(email);
    const { secret } = (await post('/me/authenticator', first.token)).body;
    const confirmed = await post('/me/authenticator/confirm', first.token, {
      code: codeOf(secret, -1),
    });
    expect(confirmed.status).toBe(200);
    const second = await signIn(email, password, first.device);
    await post('/sign-in/second-factor', second.token, { code: '000000' });
    const shown = await post('/sign-in/second-factor', second.token, { code: codeOf(secret) });
    await post('/sign-out', sessionToken(shown));
    app.pass({ minutes: 5 });
    const third = await signIn(email, password, first.device);
    const [code] = confirmed.body.recoveryCodes;
    const last = sessionToken(await post('/sign-in/second-factor', third.token, { code }));
    const events = await remembered(last);
    expect(events.map(({ what }) => what)).toEqual([
      ...['second_factor', 'first_step', 'signed_out', 'second_factor', 'wrong_second_factor'],
      ...['first_step', 'second_factor', 'signed_in', 'wrong_password'],
    ]);
    expect(events.at(-2)).toMatchObject({ way: 'password', device: chrome, address: '127.0.0.1' });
  });

  test('nothing is remembered of an address that nobody has', async () => {
    const all = async () =>
      (await app.database.pool.query('SELECT count(*)::int AS n FROM staff_sign_ins')).rows[0].n;
    const before = await all();
    expect((await signIn('nobody@insaf.example')).status).toBe(401);
    expect(await all()).toBe(before);
  });

  test('who administers somebody sees it, and who may not change their ways in does not', async () => {
    const { id, email } = await person('auditor', 'gov-bns-lu-naser');
    await signIn(email);
    const page = (as: string) => app.call('GET', `/staff/${id}`, { as });
    const { access, lastSignIn } = (await page('administrator@gov-bns')).body;
    expect(access.signIns).toMatchObject([{ what: 'signed_in', way: 'password' }]);
    expect(lastSignIn).toBe(app.now.toISOString());
    expect((await page('administrator@gov-is')).status).toBe(404);
  });

  test('what is over half a year ago is removed, with devices and links that are over', async () => {
    const { id, email } = await person();
    await signIn(email);
    const left = async () =>
      (
        await app.database.pool.query(
          `SELECT (SELECT count(*) FROM staff_sign_ins WHERE staff_id = $1)::int AS "signIns",
             (SELECT count(*) FROM staff_devices WHERE staff_id = $1)::int AS devices`,
          [id],
        )
      ).rows[0];
    const remove = async (days: number) => {
      const clock = () => new Date(app.now.getTime() + days * 86_400_000);
      await app.jobs.remove_ended_sign_ins!.run(
        { ...app.ctx, clock },
        {},
        { attempt: 1, last: true },
      );
    };
    await remove(179);
    expect(await left()).toEqual({ signIns: 1, devices: 1 });
    await remove(181);
    expect(await left()).toEqual({ signIns: 0, devices: 1 });
    await remove(366);
    expect(await left()).toEqual({ signIns: 0, devices: 0 });
  });

  test('the server cannot change what is remembered', async () => {
    await expect(
      app.database.pool.query(`UPDATE staff_sign_ins SET what = 'signed_in'`),
    ).rejects.toMatchObject({ code: '42501' });
  });
});

describe('by e-mail', () => {
  test('somebody hears of a device they had not used, and not of the first one, nor of a known one', async () => {
    const { email } = await person();
    await told();
    const first = await signIn(email);
    expect(await told()).toEqual([]);
    await signIn(email, password, first.device);
    expect(await told()).toEqual([]);
    const other = await signIn(email);
    const [message, ...more] = await told();
    expect(more).toEqual([]);
    expect(message).toContain('Chrome');
    expect(message).toContain('127.0.0.1');
    expect((await remembered(other.token)).map(({ newDevice }) => newDevice)).toEqual([
      ...[true, false, true],
    ]);
  });

  test('somebody hears of a password and an app that were changed', async () => {
    const { email } = await person();
    const first = await signIn(email);
    const { device } = first;
    await told();
    const given = { current: password, password: 'four lamps eat a river' };
    const changed = await post('/me/password', first.token, given, device);
    expect(await told()).toHaveLength(1);
    const token = sessionToken(changed);
    const { secret } = (await post('/me/authenticator', token, {}, device)).body;
    const code = codeOf(secret);
    const confirmed = await post('/me/authenticator/confirm', token, { code }, device);
    expect(await told()).toHaveLength(1);
    await app.call('DELETE', '/me/authenticator', { headers: bearer(sessionToken(confirmed)) });
    expect(await told()).toHaveLength(1);
  });
});

test('who leaves has the browser drop what it kept of the pages', async () => {
  const { email } = await person();
  const leaving = await post('/sign-out', (await signIn(email)).token);
  expect(leaving.headers['clear-site-data']).toBe('"cache"');
});
