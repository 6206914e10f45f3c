import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connect } from '../../platform/db/connect.ts';
import { runJobs } from '../../platform/jobs/run-jobs.ts';
import { openTransports } from '../../platform/messages/transports.ts';
import { bareCtx } from '../../test/bare-ctx.ts';
import { startMailServer } from '../../test/mail-server.ts';
import { readPart, startMessageCentre } from '../../test/message-centre.ts';
import {
  type Notice,
  noticeJobs,
  noticesOf,
  queueNotices,
  type Recipient,
  recordDelivery,
} from './index.ts';

/* Notices from the transaction that queues them to a mail server and a message centre, by real jobs. */

const number = '482139751234';
const writings = { code: '48213975', reply: 'تم إصلاح كسر الماسورة، وعادت المياه.' };
const mona: Recipient = { language: 'ar', noticeBy: 'sms', phone: '+201001234567', writings };
const adam: Recipient = { language: 'en', noticeBy: 'email', email: 'adam@example.com', writings };
const settled = (complainantNo: number): Notice => ({
  complaintNumber: number,
  seq: 6,
  complainantNo,
  template: 'settled',
  params: {
    agency: { ar: 'شركة مياه الشرب بالجيزة', en: 'Giza Water Company' },
    claim: 'cause_removed',
    until: new Date('2026-07-19T09:00:00Z'),
  },
});

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

/** A worker process in small: the jobs run by the login that owns them, messages by what is set. */
async function startWorker(settings: Record<string, string>) {
  const bare = await bareCtx({ settings });
  stops.push(bare.close);
  const { ctx, database } = bare;
  const transports = await openTransports(ctx.config, {
    clock: ctx.clock,
    log: ctx.log,
    onDelivery: (providerId, state) => recordDelivery(ctx, providerId, state),
  });
  stops.push(transports.close);
  const reach = async (_: unknown, { complainantNo }: { complainantNo: number }) =>
    complainantNo === 1 ? mona : adam;
  const linkTo = (complaint: string) => `https://insaf.example/track/${complaint}`;
  const owner = connect(database.url, { max: 10 });
  stops.push(owner.close);
  const runner = await runJobs(ctx, owner.pool, noticeJobs({ transports, reach, linkTo }));
  stops.push(() => runner.stop());
  const states = async () =>
    (await noticesOf(ctx.db, { number })).map(({ state, way, carrier }) => [state, way, carrier]);
  return { ...bare, states };
}

test('people are told by short message and by letter, and a receipt says that it arrived', async () => {
  const [mail, centre] = [await startMailServer(), await startMessageCentre()];
  stops.push(mail.stop, centre.stop);
  const { ctx, states } = await startWorker({
    SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    SMPP_URL: `smpp://insaf:p%40ss@127.0.0.1:${centre.port}`,
    MAIL_FROM: 'Insaf <no-reply@insaf.example>',
  });
  await ctx.db.transaction().execute((db) => queueNotices(ctx, db, [settled(1), settled(2)]));
  await expect.poll(states).toEqual([
    ['sent', 'sms', 'smpp'],
    ['sent', 'email', 'smtp'],
  ]);
  const sms = centre.submitted.map((pdu) => readPart(pdu).text).join('');
  expect(sms).toBe(
    'شكواكم 482139751234: أفاد رد شركة مياه الشرب بالجيزة بزوال السبب، وتمت مراجعة أدلته.\n' +
      'تم إصلاح كسر الماسورة، وعادت المياه.\n' +
      'نرجو التأكيد، أو التظلم حتى 19 يوليو 2026 الساعة 12:00: https://insaf.example/track/482139751234',
  );
  expect(mail.mails[0]).toMatchObject({
    subject: 'Your complaint 482139751234: the reply',
    text: expect.stringContaining(`The reply:\n${writings.reply}`),
  });
  await centre.report({ receipted_message_id: `m-${centre.submitted.length}`, message_state: 2 });
  expect(await states()).toEqual([
    ['delivered', 'sms', 'smpp'],
    ['sent', 'email', 'smtp'],
  ]);
});

test('a demonstration finds every message in the outbox, at night too', async () => {
  const { ctx, folder, at, states } = await startWorker({});
  at('2026-07-05T22:00:00Z');
  await queueNotices(ctx, ctx.db, [settled(1), settled(2)]);
  await expect.poll(states).toEqual([
    ['sent', 'sms', 'outbox'],
    ['sent', 'email', 'outbox'],
  ]);
  expect(await readdir(join(folder, 'outbox'))).toEqual([
    '2026-07-05T22-00-00-482139751234-6-1-settled.txt',
    '2026-07-05T22-00-00-482139751234-6-2-settled.txt',
  ]);
});
