import type { Email } from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../test/app.ts';
import { accepted, dossier, file, move, naser } from '../../test/journey.ts';
import { type MailServer, startMailServer } from '../../test/mail-server.ts';

/* What waits besides complaints: what rose, obstacles, approvals, openings of who complains. */

const head = 'head@gov-bns-lu-naser';
const supervisor = 'supervisor@cabinet head@gov-is';
const administrator = 'administrator@cabinet examiner@gov-is';
const mailOf = (who: string) => `${who.replaceAll(/[^a-z0-9]+/g, '-')}@insaf.example`;

let app: TestApp;
let server: MailServer;
beforeAll(async () => {
  server = await startMailServer();
  const smtp = `smtp://127.0.0.1:${server.port}`;
  app = await testApp({ settings: { SMTP_URL: smtp, NOTICES: 'send' } });
  for (const who of [naser, head, supervisor, administrator]) await app.tokenOf(who);
});
afterAll(async () => {
  await app.close();
  await server.stop();
});

/** The mails of the next working morning, at half past eight in Cairo. */
async function nextMorning(): Promise<Map<string, Email>> {
  do app.turnTo(new Date(Date.parse(app.now.toISOString().slice(0, 10)) + 29.5 * 3_600_000));
  while ([5, 6].includes(app.now.getUTCDay()));
  server.mails.length = 0;
  await app.jobs['send_digests']!.run(app.ctx, {}, { attempt: 1, last: true });
  return new Map(server.mails.map((mail) => [String(mail.to?.[0]?.address), mail]));
}
/** Titles of what a mail speaks of, each with how much. */
const sections = (mail: Email | undefined) => (mail?.text ?? '').match(/(?<=^● ).*$/gm) ?? [];

test('an obstacle is told to the head until it is decided, then to whoever is to remove it', async () => {
  const filed = await accepted(app);
  const recorded = await move(app, naser, filed, 'obstruct', {
    ...{ kind: 'spare_parts', needed: 'محرك لسيارة النقل رقم سبعة', fromOutside: 'الشركة الموردة' },
    told: 'سيارة جمع القمامة متوقفة وننتظر قطع غيارها.',
  });
  const before = await nextMorning();
  expect(sections(before.get(mailOf(head)))).toContain('معوقات تنتظر قرارك: 1');
  expect(before.get(mailOf(head))!.text).toContain('قطع غيار');
  expect(sections(before.get(mailOf(naser)))).not.toContain('معوقات صدر فيها قرار ولم تُزل: 1');
  const decided = await app.call('POST', `/obstacles/${recorded.obstacle}/decide`, {
    as: head,
    body: {
      ...{ decision: 'يُشترى المحرك من بند الصيانة', owner: 'gov-bns-lu-naser', by: '2026-07-30' },
      told: 'تقرر شراء قطع الغيار.',
    },
  });
  expect(decided.status).toBe(200);
  const after = await nextMorning();
  expect(sections(after.get(mailOf(head)))).not.toContain('معوقات تنتظر قرارك: 1');
  const told = after.get(mailOf(naser))!;
  expect(sections(told)).toContain('معوقات صدر فيها قرار ولم تُزل: 1');
  expect(told.text).toContain('حتى 30 يوليو');
  for (const mail of [...before.values(), ...after.values()]) {
    expect(`${mail.text} ${mail.html}`).not.toMatch(/محرك|سيارة/);
  }
});

test('what has risen is told to whom it rose, and to nobody beside them', async () => {
  const filed = await accepted(app);
  const { dueAt } = await dossier(app, naser, filed);
  // When its time is over it rises to the head; what was late before has risen past them.
  app.turnTo(new Date(Date.parse(dueAt) + 60_000));
  await app.jobs['escalate']!.run(app.ctx, {}, { attempt: 1, last: true });
  const mails = await nextMorning();
  expect(sections(mails.get(mailOf(head)))).toContain('صُعّدت إليك: 1');
  expect(mails.has(mailOf(supervisor))).toBe(false);
});

test('an approval that waits for a second administrator is counted, and not for who asked', async () => {
  const asker = 'administrator@cabinet examiner@gov-bns';
  const asked = await app.call('POST', '/approvals', {
    as: asker,
    body: {
      ...{ kind: 'merge_agency', reason: 'ضُمت الوحدتان بقرار المحافظ' },
      order: { code: 'gov-is-lu-ismailia', into: 'gov-is' },
    },
  });
  expect(asked.status, JSON.stringify(asked.body)).toBe(201);
  const mails = await nextMorning();
  expect(sections(mails.get(mailOf(administrator)))).toEqual(['طلبات تنتظر موافقتك: 1']);
  expect(sections(mails.get(mailOf(asker)))).not.toContain('طلبات تنتظر موافقتك: 1');
});

test('a request to open who complains is counted for whoever can be the second person', async () => {
  const secret = await file(app, { confidential: true });
  const opening = await app.call('POST', `/complaints/${secret.number}/openings`, {
    as: 'examiner@system',
    body: { reason: 'يلزم سؤال مقدم الشكوى عن المكان', hours: 8 },
  });
  expect(opening.status).toBe(201);
  const mails = await nextMorning();
  const mail = mails.get(mailOf(supervisor))!;
  expect(sections(mail)).toEqual(['طلبات اطلاع على هوية مقدّم الشكوى: 1']);
  expect(`${mail.text} ${mail.html}`.replaceAll(/\D/g, '')).not.toContain(secret.number);
});
