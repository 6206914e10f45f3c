import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type Message, NotSent, type Transport } from '../../../platform/messages/message.ts';
import { outboxTransport } from '../../../platform/messages/outbox.ts';
import type { Transports } from '../../../platform/messages/transports.ts';
import { bareCtx } from '../../../test/bare-ctx.ts';
import type { NoticeKey } from '../queries.ts';
import { type Notice, queueNotices } from './queue-notice.ts';
import { type Recipient, sendNotice } from './send-notice.ts';

let bare: Awaited<ReturnType<typeof bareCtx>>;
const number = '482139751234';
const key: NoticeKey = {
  complaintNumber: number,
  seq: 1,
  complainantNo: 1,
  template: 'received',
};
const notice = { ...key, params: { due: new Date('2026-07-08T09:00:00Z') } } as Notice;
const mona: Recipient = {
  language: 'ar',
  noticeBy: 'sms',
  phone: '+201001234567',
  email: 'mona@example.com',
  name: 'منى',
  writings: { code: '90371264' },
};

beforeAll(async () => {
  bare = await bareCtx({ settings: { NOTICES: 'send', SMTP_URL: 'smtp://127.0.0.1:1' } });
});
beforeEach(async () => {
  bare.at('2026-07-05T09:00:00Z');
  await bare.database.pool.query('delete from notices');
  await bare.database.pool.query('delete from graphile_worker._private_jobs');
  await queueNotices(bare.ctx, bare.ctx.db, [notice]);
});
afterAll(() => bare.close());

/** A carrier that does what it is told; the outside world. */
function carrier(
  name: Transport['name'],
  send: (message: Message) => Promise<{ providerId?: string }>,
) {
  const messages: Message[] = [];
  const transport: Transport = {
    name,
    send: async (message) => {
      messages.push(message);
      return send(message);
    },
    close: async () => {},
  };
  return { ...transport, messages };
}
const takes = async () => ({ providerId: 'p-1' });
const refuses = (kind: NotSent['kind']) => async () => {
  throw new NotSent(kind, `refused: ${kind}`);
};

type Given = { sms?: Transport; email?: Transport; recipient?: Recipient | null; last?: boolean };

function send({ sms, email, recipient = mona, last = false }: Given = {}) {
  const transports: Transports = {
    sms: sms ?? carrier('smpp', takes),
    email: email ?? carrier('smtp', takes),
    close: async () => {},
  };
  const linkTo = (complaintNumber: string) => `https://insaf.example/track/${complaintNumber}`;
  return sendNotice(bare.ctx, { transports, reach: async () => recipient, linkTo }, key, { last });
}

async function row() {
  const { rows } = await bare.database.pool.query('select * from notices');
  return rows[0];
}

test('sends by the preferred way, in the language of the person, and keeps how', async () => {
  const sms = carrier('smpp', takes);
  expect(await send({ sms })).toBe('sent');
  expect(sms.messages).toEqual([
    {
      to: '+201001234567',
      text: expect.stringMatching(/^تم تسجيل شكواكم برقم 482139751234 ورمز المتابعة 90371264\. /),
      reference: '482139751234-1-1-received',
      at: new Date('2026-07-05T09:00:00Z'),
    },
  ]);
  expect(await row()).toMatchObject({
    state: 'sent',
    way: 'sms',
    carrier: 'smpp',
    provider_id: 'p-1',
    language: 'ar',
    attempts: 1,
    sent_at: new Date('2026-07-05T09:00:00Z'),
  });
});

test('keeps nothing of the person or of what was written in the table', async () => {
  await send();
  const kept = JSON.stringify(await row());
  for (const secret of ['90371264', '1001234567', 'mona@', 'منى'])
    expect(kept).not.toContain(secret);
});

test('sends once: a job that runs again after the notice was sent does nothing', async () => {
  const sms = carrier('smpp', takes);
  await send({ sms });
  expect(await send({ sms })).toBe('nothing_to_send');
  expect(sms.messages).toHaveLength(1);
});

test('takes the next way when the first can never work, as a letter with its own form', async () => {
  const email = carrier('smtp', takes);
  expect(await send({ sms: carrier('smpp', refuses('permanent')), email })).toBe('sent');
  expect(email.messages[0]).toMatchObject({
    to: 'mona@example.com',
    subject: 'تم تسجيل شكواكم برقم 482139751234',
    html: expect.stringContaining('dir="rtl"'),
  });
  expect(await row()).toMatchObject({ state: 'sent', way: 'email' });
});

test('does not take the next way when the first may work later, but tries again', async () => {
  const email = carrier('smtp', takes);
  const sms = carrier('smpp', refuses('temporary'));
  await expect(send({ sms, email })).rejects.toThrow('refused: temporary');
  expect(email.messages).toEqual([]);
  expect(await row()).toMatchObject({ state: 'queued', last_error: 'refused: temporary' });
  expect(await send({ email })).toBe('sent');
  expect(await row()).toMatchObject({ state: 'sent', way: 'sms', attempts: 2 });
});

test('fails when every way refuses for good, or when no attempt is left', async () => {
  const never = refuses('permanent');
  expect(await send({ sms: carrier('smpp', never), email: carrier('smtp', never) })).toBe('failed');
  expect(await row()).toMatchObject({ state: 'failed', last_error: 'refused: permanent' });
  await bare.database.pool.query("update notices set state = 'queued'");
  expect(await send({ sms: carrier('smpp', refuses('temporary')), last: true })).toBe('failed');
  expect(await row()).toMatchObject({ state: 'failed', last_error: 'refused: temporary' });
});

test.each([
  ['was erased', null],
  ['does not want to be told', { ...mona, noticeBy: 'none' as const }],
  ['has only a landline', { ...mona, phone: '+20233334444', email: undefined }],
])('a person who %s is not reachable, and nothing is sent', async (_, recipient) => {
  const sms = carrier('smpp', takes);
  expect(await send({ sms, recipient })).toBe('not_reachable');
  expect(sms.messages).toEqual([]);
  expect(await row()).toMatchObject({ state: 'not_reachable', sent_at: null });
});

test('a bug leaves the notice queued, is thrown, and says nothing of the person', async () => {
  const broken = carrier('smpp', async ({ to }) => {
    throw new TypeError(`cannot read ${to}`);
  });
  await expect(send({ sms: broken })).rejects.toThrow(TypeError);
  expect(await row()).toMatchObject({
    state: 'queued',
    last_error: 'fault of the program, see the log',
  });
});

test('a notice interrupted while it was handed over goes again as the same message, and says so', async () => {
  const outbox = outboxTransport(join(bare.folder, 'outbox'), bare.ctx.clock);
  await send({ sms: outbox });
  // as a crash between handing over and marking leaves it
  await bare.database.pool.query("update notices set state = 'sending', sent_at = null");
  bare.at('2026-07-05T11:00:00Z');
  expect(await send({ sms: outbox })).toBe('sent');
  expect(await row()).toMatchObject({ state: 'sent', last_error: 'interrupted: may arrive twice' });
  const files = await readdir(join(bare.folder, 'outbox'));
  expect(files).toEqual(['2026-07-05T09-00-00-482139751234-1-1-received.txt']);
  const text = await readFile(join(bare.folder, 'outbox', String(files[0])), 'utf8');
  expect(text).toContain('خلال 3 أيام');
});

test('an attempt that falls into the night is put off until morning, with a job for then', async () => {
  bare.at('2026-07-05T22:00:00Z');
  const sms = carrier('smpp', takes);
  expect(await send({ sms })).toBe('put_off');
  expect(sms.messages).toEqual([]);
  const morning = new Date('2026-07-06T05:00:00Z');
  expect(await row()).toMatchObject({ state: 'queued', attempts: 0, send_after: morning });
  const { rows } = await bare.database.pool.query(
    'select payload, run_at from graphile_worker._private_jobs order by id',
  );
  expect(rows.at(-1)).toEqual({ payload: key, run_at: morning });
  bare.at('2026-07-06T05:00:00Z');
  expect(await send({ sms })).toBe('sent');
});

test('an emergency is sent at night', async () => {
  await bare.database.pool.query('update notices set urgent = true');
  bare.at('2026-07-05T22:00:00Z');
  expect(await send()).toBe('sent');
});

test('a finished notice is not put off by a job that runs again at night', async () => {
  await send();
  bare.at('2026-07-05T22:00:00Z');
  expect(await send()).toBe('nothing_to_send');
  expect(await row()).toMatchObject({ state: 'sent' });
});
