import { afterAll, expect, test } from 'vitest';
import { aSunday, testApp } from '../../test/app.ts';
import { settled } from '../../test/journey.ts';
import { startMailServer } from '../../test/mail-server.ts';
import { readPart, startMessageCentre } from '../../test/message-centre.ts';
import { carryOutJobs } from '../../test/outbox.ts';
import { askSatisfaction } from './index.ts';

/* People are asked through a real mail server and message centre; what those report says whom it reached. */

const stops: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const stop of stops.reverse()) await stop();
});

test('a short message has reached somebody when the centre says so, a letter when the server takes it', async () => {
  const [mail, centre] = [await startMailServer(), await startMessageCentre()];
  stops.push(mail.stop, centre.stop);
  const app = await testApp({
    settings: {
      SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
      SMPP_URL: `smpp://insaf:p%40ss@127.0.0.1:${centre.port}`,
    },
  });
  stops.push(app.close);
  const byMail = { name: 'منى السيد', email: 'mona@example.com', noticeBy: 'email' };
  const texted = await settled(app);
  const written = await settled(app, { complainants: [byMail] });
  await app.database.pool.query('DELETE FROM graphile_worker._private_jobs');
  app.turnTo(new Date(aSunday.getTime() + 3 * 86_400_000));
  const [before, lettersBefore] = [centre.submitted.length, mail.mails.length];
  expect(await askSatisfaction(app.ctx)).toBe(2);
  await carryOutJobs(app);
  const sms = centre.submitted
    .slice(before)
    .map((pdu) => readPart(pdu).text)
    .join('');
  expect(sms).toMatch(new RegExp(`/satisfaction/${texted.number}-\\d+-[\\w-]{16}$`));
  expect(sms).not.toContain(texted.code);
  const [letter] = mail.mails.slice(lettersBefore);
  expect(letter?.subject).toContain(written.number);
  expect(letter?.text).toContain(`/satisfaction/${written.number}-`);
  const reached = async () => {
    await askSatisfaction(app.ctx);
    const { rows } = await app.database.pool.query(
      'SELECT complaint_number AS number FROM satisfaction_questions WHERE reached_at IS NOT NULL',
    );
    return rows.map(({ number }) => number);
  };
  expect(await reached()).toEqual([written.number]);
  await centre.report({
    receipted_message_id: `m-${centre.submitted.length}`,
    message_state: 2,
  });
  await expect
    .poll(async () => (await reached()).toSorted())
    .toEqual([texted.number, written.number].toSorted());
});

test('at night a question waits for the morning of a working day', async () => {
  const [mail] = [await startMailServer()];
  stops.push(mail.stop);
  const app = await testApp({ settings: { SMTP_URL: `smtp://127.0.0.1:${mail.port}` } });
  stops.push(app.close);
  await settled(app, { complainants: [{ name: 'منى السيد', email: 'mona@example.com' }] });
  for (const at of ['2026-07-08T20:00:00Z', '2026-07-10T09:00:00Z', '2026-07-11T09:00:00Z']) {
    app.turnTo(new Date(at));
    expect(await askSatisfaction(app.ctx), at).toBe(0);
  }
  app.turnTo(new Date('2026-07-12T09:00:00Z'));
  expect(await askSatisfaction(app.ctx)).toBe(1);
});
