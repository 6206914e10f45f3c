import type { Email } from 'postal-mime';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { examiner, type Filed, file, move, naser } from '../../test/journey.ts';
import { type MailServer, startMailServer } from '../../test/mail-server.ts';

/*
 * Mornings of half a year, with a real mail server: who is told, when, and of what. The office week is
 * Sunday to Thursday, from eight to three; from nine to two in Ramadan. Cairo is three hours ahead in
 * summer, two in winter.
 */

const beba = 'agency_officer@gov-bns-lu-beba';
const standIn = 'call_agent@gov-bns-lu-naser';
const mailOf = (who: string) => `${who.replaceAll(/[^a-z0-9]+/g, '-')}@insaf.example`;

let app: TestApp;
let server: MailServer;
let ofNaser: Filed;
let ofBeba: Filed;
let secret: Filed;
beforeAll(async () => {
  server = await startMailServer();
  const smtp = `smtp://127.0.0.1:${server.port}`;
  app = await testApp({
    settings: { SMTP_URL: smtp, NOTICES: 'send', PUBLIC_URL: 'https://insaf.example' },
  });
  for (const who of [naser, beba, standIn]) await app.tokenOf(who);
  ofNaser = await file(app);
  ofBeba = await file(app);
  secret = await file(app, { confidential: true });
  await move(app, examiner, ofNaser, 'refer', { agency: 'gov-bns-lu-naser' });
  await move(app, examiner, secret, 'refer', { agency: 'gov-bns-lu-naser' });
  await move(app, examiner, ofBeba, 'refer', { agency: 'gov-bns-lu-beba' });
  app.pass({ days: 30 });
});
afterAll(async () => {
  await app.close();
  await server.stop();
});
beforeEach(() => {
  server.mails.length = 0;
});

const run = () => app.jobs['send_digests']!.run(app.ctx, {}, { attempt: 1, last: true });

/** The mails that go out when the job runs at an instant, by whom they are for. */
async function sentAt(instant: string): Promise<Map<string, Email>> {
  app.turnTo(new Date(instant));
  const before = server.mails.length;
  await run();
  const mails = server.mails.slice(before);
  const byAddress = new Map(mails.map((mail) => [String(mail.to?.[0]?.address), mail]));
  expect(byAddress.size).toBe(mails.length);
  return byAddress;
}

const names = (mail: Email | undefined, { number }: Filed) =>
  `${mail?.text} ${mail?.html}`.replaceAll(/\D/g, '').includes(number);

describe('what a digest says', () => {
  test('is what the lists of the desk say, and nothing that people wrote or who they are', async () => {
    const mails = await sentAt('2026-08-09T05:30:00Z');
    const mail = mails.get(mailOf(naser))!;
    const { views } = (await app.call('GET', '/queue', { as: naser })).body;
    const overdue = views.find(({ key }: { key: string }) => key === 'overdue');
    expect(overdue.count).toBe(2);
    expect(mail.subject).toBe('عملك اليوم: شكويان متأخرتان');
    expect(mail.text).toContain('● متأخرة: 2');
    expect(mail.text).toContain('https://insaf.example/desk?overdue=true');
    expect(mail.html).toContain(`https://insaf.example/desk/complaints/${ofNaser.number}`);
    const [row] = (await app.call('GET', '/complaints?overdue=true', { as: naser })).body
      .complaints;
    const days = Math.floor(row.why[0].params.minutes / row.why[0].params.dayMinutes);
    expect(mail.text).toContain(`متأخرة منذ ${days} يوم عمل`);
    expect(names(mail, ofNaser)).toBe(true);
    for (const each of mails.values()) {
      expect(`${each.subject} ${each.text} ${each.html}`).not.toMatch(/مدرسة|أم محمد|1001234567/);
    }
  });

  test('of what is confidential is its number alone', async () => {
    const mail = (await sentAt('2026-08-10T05:30:00Z')).get(mailOf(naser))!;
    const lines = mail.text!.split('\n').filter((line) => line.startsWith('- '));
    expect(lines).toHaveLength(2);
    const numbered = (filed: Filed) =>
      lines.find((line) => line.replaceAll(/\D/g, '').startsWith(filed.number));
    expect(numbered(ofNaser)).toContain('القمامة');
    expect(numbered(secret)).toContain('شكوى سرية');
    expect(numbered(secret)).not.toContain('القمامة');
  });

  test('is of one’s own agency and no other, and in one’s language', async () => {
    await app.database.pool.query("UPDATE staff SET language = 'en' WHERE email = $1", [
      mailOf(beba),
    ]);
    const mails = await sentAt('2026-08-11T05:30:00Z');
    const mail = mails.get(mailOf(beba))!;
    expect(mail.subject).toBe('Your work today: 1 overdue');
    expect(mail.html).toContain('<html lang="en" dir="ltr">');
    expect([names(mail, ofBeba), names(mail, ofNaser), names(mail, secret)]).toEqual([
      ...[true, false, false],
    ]);
    expect(names(mails.get(mailOf(naser)), ofBeba)).toBe(false);
  });

  test('for two agencies is one mail with a part for each, and for one above the other a single part', async () => {
    const both = 'agency_officer@gov-bns-lu-naser agency_officer@gov-bns-lu-beba';
    const above = 'head@gov-bns agency_officer@gov-bns-lu-naser';
    await app.tokenOf(both);
    await app.tokenOf(above);
    const mails = await sentAt('2026-08-12T05:30:00Z');
    const two = mails.get(mailOf(both))!;
    expect(two.subject).toBe('عملك اليوم: 3 متأخرة');
    expect(two.text!.match(/^■ .*$/gm)).toHaveLength(2);
    expect(two.text).toContain('desk?overdue=true&agency=gov-bns-lu-beba');
    const head = mails.get(mailOf(above))!;
    expect(head.text!.match(/^■ .*$/gm)).toBeNull();
    expect(head.text).toContain('● متأخرة: 3');
  });
});

describe('when it is sent', () => {
  test('once, from the opening of the office until its closing, and not on a Friday', async () => {
    expect((await sentAt('2026-08-13T04:59:00Z')).size).toBe(0);
    expect([...(await sentAt('2026-08-13T05:00:00Z')).keys()]).toContain(mailOf(naser));
    expect((await sentAt('2026-08-13T05:01:00Z')).size).toBe(0);
    expect((await sentAt('2026-08-14T06:00:00Z')).size).toBe(0);
  });

  test('after days in which nothing ran: that day’s alone, and none once the day is over', async () => {
    expect((await sentAt('2026-08-18T12:00:00Z')).size).toBe(0);
    const late = await sentAt('2026-08-19T11:59:00Z');
    expect([...late.keys()].filter((to) => to === mailOf(naser))).toHaveLength(1);
    expect(late.get(mailOf(naser))!.text).toContain('19 أغسطس');
  });

  test('not on a holiday that was declared an hour before', async () => {
    app.turnTo(new Date('2026-08-23T04:00:00Z'));
    const declared = await app.call('POST', '/agencies/gov-bns/calendar/days', {
      as: 'administrator@cabinet',
      body: {
        ...{ kind: 'holiday', firstDay: '2026-08-23', lastDay: '2026-08-23' },
        ...{ nameAr: 'عطلة بقرار', nameEn: 'Holiday by decree', decree: 'قرار رقم 7' },
      },
    });
    expect(declared.status).toBe(201);
    expect((await sentAt('2026-08-23T05:30:00Z')).has(mailOf(naser))).toBe(false);
    expect((await sentAt('2026-08-24T05:30:00Z')).has(mailOf(naser))).toBe(true);
  });

  test('an hour later in Ramadan', async () => {
    expect((await sentAt('2027-02-16T06:30:00Z')).size).toBe(0);
    expect((await sentAt('2027-02-16T07:00:00Z')).has(mailOf(naser))).toBe(true);
  });
});

describe('who is sent one', () => {
  test('instead of who is away, whoever stands in, and with whose roles it says', async () => {
    app.turnTo(new Date('2027-03-28T05:00:00Z'));
    const lent = await app.call('POST', '/delegations', {
      as: naser,
      body: {
        to: (await app.acting(standIn)).staffId,
        ...{ from: '2027-03-29', until: '2027-03-29' },
      },
    });
    expect(lent.status).toBe(201);
    const during = await sentAt('2027-03-29T06:30:00Z');
    expect(during.has(mailOf(naser))).toBe(false);
    expect(during.get(mailOf(standIn))!.text).toContain(`تنوب اليوم عن: موظف ${naser}.`);
    expect(names(during.get(mailOf(standIn)), ofNaser)).toBe(true);
    const after = await sentAt('2027-03-30T06:30:00Z');
    expect([after.has(mailOf(naser)), after.has(mailOf(standIn))]).toEqual([true, false]);
  });

  test('nobody who has left, only reads, or has nothing waiting', async () => {
    const readers = ['auditor@gov-bns', 'supervisor@gov-bns', 'agency_officer@gov-bns-lu-fashn'];
    for (const who of readers) await app.tokenOf(who);
    const leaver = 'agency_officer@gov-bns-lu-naser judge@gov-bns-lu-naser';
    await app.tokenOf(leaver);
    expect((await sentAt('2027-03-31T06:30:00Z')).has(mailOf(leaver))).toBe(true);
    await app.database.pool.query('UPDATE staff SET active = false WHERE email = $1', [
      mailOf(leaver),
    ]);
    const mails = await sentAt('2027-04-01T06:30:00Z');
    expect(mails.has(mailOf(naser))).toBe(true);
    expect([leaver, ...readers].filter((who) => mails.has(mailOf(who)))).toEqual([]);
  });
});
