import type { Email } from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { naser, referred } from '../../test/journey.ts';
import { type MailServer, startMailServer } from '../../test/mail-server.ts';
import { visitor } from '../../test/visitor.ts';

const address = 'agency-officer-gov-bns-lu-naser@insaf.example';

let app: TestApp;
let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  const smtp = `smtp://127.0.0.1:${server.port}`;
  app = await testApp({
    settings: { SMTP_URL: smtp, NOTICES: 'send', PUBLIC_URL: 'https://insaf.example' },
  });
  await app.tokenOf(naser);
  await referred(app);
  app.turnTo(new Date('2026-08-09T05:30:00Z'));
});
afterAll(async () => {
  await app.close();
  await server.stop();
});

/** The digest of the next morning that is worked; undefined when none came. */
async function nextMorning(): Promise<Email | undefined> {
  do app.pass({ days: 1 });
  while ([5, 6].includes(app.now.getUTCDay()));
  server.mails.length = 0;
  await app.jobs['send_digests']!.run(app.ctx, {}, { attempt: 1, last: true });
  return server.mails.find((mail) => mail.to?.[0]?.address === address);
}
const header = (mail: Email, name: string) =>
  mail.headers.find(({ key }) => key === name)?.value ?? '';
const linkOf = (mail: Email) => new URL(header(mail, 'list-unsubscribe').slice(1, -1)).pathname;
const own = () => app.call('GET', '/me/digest', { as: naser });
const change = (on: boolean) => app.call('PUT', '/me/digest', { as: naser, body: { on } });

test('the button of a mail reader stops them by one request without signing in, and the desk resumes them', async () => {
  const mail = (await nextMorning())!;
  expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
  expect(mail.text).toContain(`https://insaf.example${linkOf(mail)}`);
  const asked = await app.http.inject({
    method: 'POST',
    url: linkOf(mail),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  });
  expect([asked.statusCode, asked.headers['set-cookie']]).toEqual([200, undefined]);
  expect((await own()).body).toMatchObject({
    ...{ on: false, stoppedAt: app.now.toISOString(), stoppedBy: 'link', address, has: true },
    last: { day: '2026-08-10', state: 'sent' },
  });
  expect(await nextMorning()).toBeUndefined();
  expect((await change(true)).body).toMatchObject({ on: true, stoppedAt: null, stoppedBy: null });
  expect(await nextMorning()).toBeDefined();
});

test('following the link stops nothing; its one button does, without scripts and as often as one likes', async () => {
  const path = linkOf((await nextMorning())!);
  for (const language of ['ar', 'en'] as const) {
    const page = await visitor(app, { language }).get(path);
    expect([page.status, page.html.match(/<button type="submit"/g)?.length]).toEqual([200, 1]);
    expect(page.html).not.toContain('insaf.example');
    expect((await own()).body.on).toBe(true);
  }
  const reader = visitor(app);
  for (const _time of [1, 2]) {
    const stopped = await reader.post(path, {});
    expect([stopped.status, stopped.html]).toEqual([200, expect.stringContaining('أُوقفت')]);
    expect((await own()).body).toMatchObject({ on: false, stoppedBy: 'link' });
  }
  expect((await reader.get(path)).html).not.toContain('<form method="post"');
  expect(await nextMorning()).toBeUndefined();
  await change(true);
});

test('a link that was altered, cut or made up is no page, and stops nobody', async () => {
  const path = linkOf((await nextMorning())!);
  const link = path.slice('/digest/'.length);
  const { staffId } = await app.acting(naser);
  const wrong = [
    `${link.slice(0, 30)}${link[30] === 'A' ? 'B' : 'A'}${link.slice(31)}`,
    ...[link.slice(0, -4), `${link}AAAA`, `${link}%3D`, 'A', 'AQ'.repeat(20)],
    ...[staffId, Buffer.from(staffId).toString('base64url')],
  ];
  for (const each of wrong) {
    for (const method of ['GET', 'POST'] as const) {
      const { statusCode } = await app.http.inject({ method, url: `/digest/${each}` });
      expect([method, each, statusCode]).toEqual([method, each, 404]);
    }
  }
  expect((await own()).body.on).toBe(true);
  expect(Buffer.from(link, 'base64url').toString('latin1')).not.toContain(staffId);
});

test('the link opens nothing else, and is of nobody who has left', async () => {
  const path = linkOf((await nextMorning())!);
  const link = path.slice('/digest/'.length);
  const headers = { authorization: `Bearer ${link}` };
  expect((await app.call('GET', '/me/digest', { headers })).status).toBe(401);
  const leave = (active: boolean) =>
    app.database.pool.query('UPDATE staff SET active = $2 WHERE email = $1', [address, active]);
  await leave(false);
  expect((await app.http.inject({ method: 'POST', url: path })).statusCode).toBe(404);
  await leave(true);
  expect((await own()).body.on).toBe(true);
});

test('stopped at the desk, it says so there, and for how long', async () => {
  expect((await change(false)).body).toMatchObject({ on: false, stoppedBy: 'desk' });
  const since = app.now.toISOString();
  expect(await nextMorning()).toBeUndefined();
  expect((await change(false)).body).toMatchObject({ stoppedAt: since });
  expect((await app.call('PUT', '/me/digest', { as: naser, body: { on: 'no' } })).status).toBe(400);
});
