import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Message, Transport } from '../../platform/messages/message.ts';
import { NotSent } from '../../platform/messages/message.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { codeOf } from '../../test/authenticator.ts';
import { createStaffMember } from '../staff/index.ts';
import { signInJobs } from './jobs.ts';

/* Somebody forgot their password, or says so. */

let app: TestApp;
beforeAll(async () => {
  app = await testApp({ settings: { DEMO: 'true', SECOND_FACTOR: 'administrators' } });
});
afterAll(() => app.close());
beforeEach(() => app.pass({ hours: 25 }));

const password = 'seven owls mend a kettle';
const another = 'four lamps eat a river';
let count = 0;
async function person() {
  count += 1;
  const email = `forgetful${count}@insaf.example`;
  const { id } = await createStaffMember(
    app.ctx,
    { kind: 'system', job: 'test' },
    {
      ...{ email, password, name: `شخص ${count}`, language: 'ar' },
      roles: [{ role: 'examiner', agency: 'gov-bns', reach: 'below' }],
    },
  );
  return { id, email };
}

const ask = (email: string, address = '192.0.2.1') =>
  app.http.inject({
    ...{ method: 'POST', url: '/api/v1/sign-in/forgotten', remoteAddress: address },
    payload: { email },
  });

/** A carrier that keeps what it is given; `fails` is how often it is not there first. */
function carrier(fails = 0) {
  const sent: Message[] = [];
  let left = fails;
  const email: Transport = {
    name: 'outbox',
    send: async (message) => {
      if (left > 0) {
        left -= 1;
        throw new NotSent('temporary', 'not there');
      }
      sent.push(message);
      return {};
    },
    close: async () => undefined,
  };
  return { sent, email };
}

/** Carries out what was queued, as often as it takes; the messages that leave. */
async function carriedOut(fails = 0): Promise<Message[]> {
  const { sent, email } = carrier(fails);
  const { send_forgotten_link: job } = signInJobs({
    transports: { email, sms: email, close: async () => undefined },
  });
  const { rows } = await app.database.pool.query(
    `DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
     WHERE t.id = j.task_id AND t.identifier = 'send_forgotten_link' RETURNING j.payload`,
  );
  for (const { payload } of rows) {
    for (let attempt = 1; attempt <= fails + 1; attempt += 1) {
      await job!.run(app.ctx, payload, { attempt, last: false }).catch((error: unknown) => {
        if (!(error instanceof NotSent)) throw error;
      });
    }
  }
  return sent;
}

const linkIn = ({ text }: Message) => /welcome#([A-Za-z0-9_-]{43})/.exec(text)![1]!;
const choose = (link: string, given = another) =>
  app.call('POST', '/sign-in/link', { body: { link, password: given } });
const signIn = (email: string, given: string) =>
  app.call('POST', '/sign-in', { body: { email, password: given } });

test('a link comes by e-mail, opens once, ends every session, and the old password until then works', async () => {
  const { email } = await person();
  const { token } = (await signIn(email, password)).body;
  expect((await ask(email.toUpperCase())).statusCode).toBe(202);
  const [message] = await carriedOut();
  expect(message?.to).toBe(email);
  expect((await signIn(email, password)).status).toBe(200);
  expect((await choose(linkIn(message!))).status).toBe(200);
  expect((await signIn(email, password)).status).toBe(401);
  expect((await signIn(email, another)).status).toBe(200);
  const me = await app.call('GET', '/me', { headers: { authorization: `Bearer ${token}` } });
  expect(me.status).toBe(401);
  expect((await choose(linkIn(message!), 'a third one of some length')).body.error.code).toBe(
    'link_used_up',
  );
});

test('the answer is the same for an address that nobody has, and nothing is sent', async () => {
  const { email } = await person();
  const [known, unknown] = [await ask(email), await ask('stranger@insaf.example')];
  expect([unknown.statusCode, unknown.payload]).toEqual([known.statusCode, known.payload]);
  expect((await carriedOut()).map(({ to }) => to)).toEqual([email]);
});

test('nothing is sent to who has left, nor to who has no password to forget', async () => {
  const leaver = await person();
  await app.call('PATCH', `/staff/${leaver.id}`, {
    as: 'administrator@cabinet',
    body: { active: false },
  });
  const { rows } = await app.database.pool.query(
    `SELECT count(*)::int AS n FROM staff_accounts WHERE staff_id = $1 AND password IS NOT NULL`,
    [leaver.id],
  );
  expect(rows[0].n).toBe(0);
  const invited = await person();
  await app.database.pool.query('UPDATE staff_accounts SET password = NULL WHERE staff_id = $1', [
    invited.id,
  ]);
  await ask(leaver.email);
  await ask(invited.email);
  expect(await carriedOut()).toEqual([]);
});

test('the link takes no second factor’s place', async () => {
  const { email } = await person();
  const headers = { authorization: `Bearer ${(await signIn(email, password)).body.token}` };
  const { secret } = (await app.call('POST', '/me/authenticator', { headers, body: {} })).body;
  await app.call('POST', '/me/authenticator/confirm', { headers, body: { code: codeOf(secret) } });
  await ask(email);
  const [message] = await carriedOut();
  expect((await choose(linkIn(message!))).status).toBe(200);
  expect((await signIn(email, another)).body.next).toBe('second_factor');
});

test('it opens for an hour, and an invitation of an administrator stays beside it', async () => {
  const { id, email } = await person();
  const made = await app.call('POST', `/staff/${id}/link`, {
    as: 'administrator@cabinet',
    body: {},
  });
  await app.database.pool.query(`UPDATE staff_accounts SET password = 'kept' WHERE staff_id = $1`, [
    id,
  ]);
  await ask(email);
  const [message] = await carriedOut();
  const read = (link: string) => app.call('POST', '/sign-in/link/read', { body: { link } });
  expect((await read(linkIn(message!))).body.purpose).toBe('forgotten');
  app.pass({ minutes: 61 });
  expect((await read(linkIn(message!))).status).toBe(404);
  const administrators = String(made.body.address).split('#')[1]!;
  expect((await read(administrators)).body.purpose).toBe('reset');
});

test('a message that is tried again carries the same link, and never one that was used', async () => {
  const { email } = await person();
  await ask(email);
  const [message] = await carriedOut(2);
  expect((await choose(linkIn(message!))).status).toBe(200);
  const { sent, email: again } = carrier();
  const job = signInJobs({ transports: { email: again, sms: again, close: async () => undefined } })
    .send_forgotten_link!;
  const { sealed, key } = app.ctx.sealing.seal(
    JSON.stringify({ email, at: app.now.toISOString() }),
  );
  const payload = { sealed: sealed.toString('base64'), key: key.toString('base64') };
  await job.run(app.ctx, payload, { attempt: 2, last: false });
  expect(sent).toEqual([]);
});

test('who asks again and again is slowed, for an address that exists as for one that does not', async () => {
  const { email } = await person();
  for (const asked of [email, 'stranger2@insaf.example']) {
    const statuses: number[] = [];
    for (let n = 0; n < 4; n += 1) statuses.push((await ask(asked, '198.51.100.7')).statusCode);
    expect(statuses).toEqual([202, 202, 429, 429]);
    for (let n = 0; n < 4; n += 1) {
      const from = (await ask(asked, `203.0.113.${n}`)).statusCode;
      if (n > 1) expect(from).toBe(429);
    }
  }
  await carriedOut();
});

test('the job queue holds no address', async () => {
  const { email } = await person();
  await ask(email);
  const { rows } = await app.database.pool.query(
    'SELECT payload::text FROM graphile_worker._private_jobs',
  );
  expect(JSON.stringify(rows)).not.toContain(email);
  await carriedOut();
});

test('where no e-mail leaves, the page offers none of it and nothing is accepted', async () => {
  const silent = await testApp({ settings: { DEMO: 'false' } });
  expect((await silent.call('GET', '/sign-in/ways')).body.forgotten).toBe(false);
  const asked = await silent.call('POST', '/sign-in/forgotten', { body: { email: 'a@b.example' } });
  expect([asked.status, asked.body.error.code]).toEqual([404, 'no_mail']);
  await silent.close();
});
