import { buffer } from 'node:stream/consumers';
import PostalMime, { type Email } from 'postal-mime';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, expect, test } from 'vitest';
import { type MailServer, startMailServer } from '../../test/mail-server.ts';
import { NotSent, type Transport } from './message.ts';
import { smtpTransport } from './smtp.ts';

const stops: (() => unknown)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

async function startServer(options?: SMTPServerOptions, port?: number): Promise<MailServer> {
  const server = await startMailServer(options, port);
  stops.push(server.stop);
  return server;
}

function openTransport(url: string): Transport {
  const transport = smtpTransport({ url, from: 'إنصاف <no-reply@insaf.example>' });
  stops.push(() => transport.close());
  return transport;
}

function refusal(responseCode: number, sentence: string): Error {
  return Object.assign(new Error(sentence), { responseCode });
}

async function failureOf(sending: Promise<unknown>): Promise<NotSent> {
  const failure = await sending.catch((error: unknown) => error);
  if (!(failure instanceof NotSent)) throw new Error('expected NotSent', { cause: failure });
  return failure;
}

const message = {
  to: 'mona@example.com',
  subject: 'شكواكم رقم 123456789012: تم التوجيه',
  text: 'السيدة منى،\n\nتم توجيه شكواكم إلى «مديرية الطرق».\n'.repeat(40),
  html: '<p dir="rtl">تم توجيه شكواكم</p>',
  reference: 'b9c1-7',
  at: new Date('2026-11-21T10:03:55.000Z'),
};

test('Arabic subject, text and page arrive as they were written', async () => {
  const { port, mails } = await startServer({});
  await openTransport(`smtp://127.0.0.1:${port}`).send(message);
  const [mail] = mails as [Email];
  expect(mail.subject).toBe(message.subject);
  expect(mail.text?.trimEnd()).toBe(message.text.trimEnd());
  expect(mail.html).toContain(message.html);
  expect(mail.from).toEqual({ name: 'إنصاف', address: 'no-reply@insaf.example' });
  expect(mail.to).toEqual([{ name: '', address: 'mona@example.com' }]);
  expect(mail.messageId).toBe('<b9c1-7@insaf.example>');
  expect(mail.date).toBe('2026-11-21T10:03:55.000Z');
  expect(mail.headers).toContainEqual(
    expect.objectContaining({ key: 'auto-submitted', value: 'auto-generated' }),
  );
});

test.each([
  [
    'https://insaf.example/digest/x',
    ['<https://insaf.example/digest/x>', 'List-Unsubscribe=One-Click'],
  ],
  ['http://localhost:3000/digest/x', ['<http://localhost:3000/digest/x>', undefined]],
])(
  'where a message is stopped at %s, a button is offered only if nobody can read along',
  async (stop, told) => {
    const { port, mails } = await startServer({});
    await openTransport(`smtp://127.0.0.1:${port}`).send({ ...message, stop });
    const said = (name: string) => mails[0]!.headers.find(({ key }) => key === name)?.value;
    expect([said('list-unsubscribe'), said('list-unsubscribe-post')]).toEqual(told);
  },
);

test('signs in with the name and password of the URL, over TLS where it says so', async () => {
  const { port, mails } = await startServer({
    secure: true,
    authOptional: false,
    onAuth({ username, password }, _session, done) {
      if (username === 'in@saf' && password === 'p:w') done(null, { user: username });
      else done(refusal(535, 'no'));
    },
  });
  const tls = 'tls.rejectUnauthorized=false';
  await openTransport(`smtps://in%40saf:p%3Aw@127.0.0.1:${port}?${tls}`).send(message);
  expect(mails).toHaveLength(1);
  const wrong = openTransport(`smtps://in%40saf:wrong@127.0.0.1:${port}?${tls}`).send(message);
  const refused = await failureOf(wrong);
  expect([refused.kind, refused.message]).toEqual([
    'temporary',
    'mail not sent: EAUTH AUTH PLAIN 535',
  ]);
  const unverified = openTransport(`smtps://in%40saf:p%3Aw@127.0.0.1:${port}`).send(message);
  await expect(unverified).rejects.toMatchObject({ kind: 'temporary' });
  expect(mails).toHaveLength(1);
});

test('requireTLS in the URL refuses a server that offers none', async () => {
  const { port, mails } = await startServer({});
  const sending = openTransport(`smtp://127.0.0.1:${port}?requireTLS=true`).send(message);
  await expect(sending).rejects.toMatchObject({ kind: 'temporary' });
  expect(mails).toEqual([]);
});

test.each([
  ['an unknown mailbox', 'RCPT', 550, '5.1.1 <mona@example.com> is unknown here', 'permanent'],
  ['a full mailbox for now', 'RCPT', 452, '4.2.2 <mona@example.com> is full', 'temporary'],
  ['a sender that may not relay', 'RCPT', 554, '5.7.1 relaying of <mona@example.com>', 'temporary'],
  ['a sender that is not allowed', 'MAIL', 550, '5.7.1 not you', 'temporary'],
  ['a text that is not taken', 'DATA', 554, '5.6.0 mona@example.com: bad text', 'permanent'],
  ['a text to send later', 'DATA', 451, '4.3.0 mona@example.com: later', 'temporary'],
])(
  '%s is told apart, and the address stays out of the error',
  async (_, when, code, said, kind) => {
    const refuse = (at: string) => (at === when ? refusal(code, said) : null);
    const { port } = await startServer({
      onMailFrom: (_address, _session, done) => done(refuse('MAIL')),
      onRcptTo: (_address, _session, done) => done(refuse('RCPT')),
      async onData(stream, _session, done) {
        await buffer(stream);
        done(refuse('DATA'));
      },
    });
    const failure = await failureOf(openTransport(`smtp://127.0.0.1:${port}`).send(message));
    expect(failure.kind).toBe(kind);
    expect(failure.message).toContain(`${code} ${said.slice(0, 5)}`);
    expect(`${failure.message} ${failure.stack}`).not.toContain('mona');
  },
);

test('an address that is none is refused for good, without a header being forged', async () => {
  const { port, mails } = await startServer({});
  const transport = openTransport(`smtp://127.0.0.1:${port}`);
  const forged = { ...message, to: 'a@b.example>\r\nBcc: <c@d.example' };
  await expect(transport.send(forged)).rejects.toMatchObject({ kind: 'permanent' });
  await expect(transport.send({ ...message, to: '' })).rejects.toMatchObject({ kind: 'permanent' });
  expect(mails).toEqual([]);
});

test('a connection dropped in the middle of a message is a temporary failure; the next try opens another', async () => {
  let drops = 1;
  const mails: Email[] = [];
  const { port, server } = await startServer({
    async onData(stream, _session, done) {
      if (drops-- > 0) {
        for (const connection of server.connections) connection._socket.destroy();
        return;
      }
      mails.push(await PostalMime.parse(await buffer(stream)));
      done();
    },
  });
  const transport = openTransport(`smtp://127.0.0.1:${port}`);
  expect(await failureOf(transport.send(message))).toMatchObject({ kind: 'temporary' });
  await transport.send(message);
  expect(mails.map(({ messageId }) => messageId)).toEqual(['<b9c1-7@insaf.example>']);
});

test('a server that is away is a temporary failure, and the same transport works when it is back', async () => {
  const first = await startServer({});
  const transport = openTransport(`smtp://127.0.0.1:${first.port}`);
  await transport.send(message);
  await stops.shift()?.();
  await expect(transport.send(message)).rejects.toMatchObject({ kind: 'temporary' });
  const second = await startServer({}, first.port);
  await transport.send(message);
  expect(second.mails).toHaveLength(1);
});

test('a sender without an address is refused when the transport is opened', () => {
  const open = () => smtpTransport({ url: 'smtp://127.0.0.1:25', from: 'Insaf' });
  expect(open).toThrow('no e-mail address in the sender "Insaf"');
});
