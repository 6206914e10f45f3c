import { afterEach, beforeEach, expect, test } from 'vitest';
import { composeCtx } from '../../../app.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Message, Transport } from '../../../platform/messages/message.ts';
import { type TestApp, testApp } from '../../../test/app.ts';
import { centre, file, move } from '../../../test/journey.ts';
import { moveComplaint, withdrawComplaint } from '../../complaints/index.ts';
import { referComplaint } from '../../referrals/actions/refer-complaint.ts';
import { noticesOf, reachComplainant, tellAtOnce } from '../index.ts';

let app: TestApp;
let ctx: Ctx;
let messages: Message[];
beforeEach(async () => {
  app = await testApp({ settings: { NOTICES: 'send', SMTP_URL: 'smtp://127.0.0.1:1' } });
  messages = [];
  const transport: Transport = {
    name: 'outbox',
    send: async (message) => {
      messages.push(message);
      return {};
    },
    close: async () => undefined,
  };
  const means = {
    transports: { email: transport, sms: transport, close: async () => undefined },
    reach: reachComplainant,
    linkTo: (number: string) => `https://insaf.example/track/${number}`,
  };
  const { config, log } = app.ctx;
  ctx = composeCtx({ db: app.database.db, config, log, clock: () => app.now }, (...of) =>
    tellAtOnce(of[0], means, of[1], of[2]),
  );
});
afterEach(() => app.close());

const jobs = async () => {
  const { rows } = await app.database.pool.query(
    "select from graphile_worker.jobs where task_identifier = 'send_notice'",
  );
  return rows.length;
};

test('a move of the past is told at its own time, at night too, and leaves no job', async () => {
  const filed = await file(app);
  await move(app, 'examiner@system', filed, 'refer', { agency: 'gov-bns-tech-centre' });
  const before = await jobs();
  app.turnTo(new Date('2026-07-05T23:30:00Z'));
  const { number } = filed;
  await referComplaint(ctx, await app.acting(centre), { number, agency: 'gov-bns-lu-naser' });
  await withdrawComplaint(ctx, { kind: 'complainant', number }, { number });
  expect(await jobs()).toBe(before);
  const told = (await noticesOf(app.database.db, filed)).filter(({ seq }) => seq > 2);
  expect(told).toMatchObject([
    { template: 'referred_again', state: 'sent', carrier: 'outbox', sent_at: app.now },
    { template: 'withdrawn', state: 'sent', carrier: 'outbox', sent_at: app.now },
  ]);
  expect(messages.map(({ at, text }) => [at, text.includes(filed.number)])).toEqual([
    [app.now, true],
    [app.now, true],
  ]);
});

test('of a move that is refused nobody is told', async () => {
  const filed = await file(app);
  const acting = { kind: 'complainant', number: filed.number } as const;
  await expect(
    moveComplaint(ctx, acting, {
      number: filed.number,
      verb: 'withdraw',
      decide: () => Promise.reject(new Refusal('not_permitted')),
    }),
  ).rejects.toThrow('not_permitted');
  expect(messages).toEqual([]);
  expect(await noticesOf(app.database.db, filed)).toHaveLength(1);
});
