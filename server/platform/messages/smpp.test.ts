import smpp, { type PDU } from 'smpp';
import { afterEach, expect, test, vi } from 'vitest';
import { readPart, startMessageCentre } from '../../test/message-centre.ts';
import { type DeliveryState, NotSent, type Transport } from './message.ts';
import { smppTransport } from './smpp.ts';
import { usualTimes } from './smpp-link.ts';

const arabic = 'شكواكم رقم 123456789012: تم توجيهها إلى «مديرية الطرق والنقل»، وجارٍ فحصها. ';
const message = { to: '+201001234567', text: 'تم توجيه شكواكم', reference: 'b9c1-7' };
const quick = { ...usualTimes, answer: 10_000, firstPause: 30, throttled: 40, enquire: 100 };
const { ESME_RINVDSTADR = 0, ESME_RTHROTTLED = 0, ESME_RX_T_APPN = 0 } = smpp.errors;

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).reverse()) await stop();
});

const startCentre: typeof startMessageCentre = async (options) => {
  const centre = await startMessageCentre(options);
  stops.push(centre.stop);
  return centre;
};

type Delivery = [string, DeliveryState];
type Options = Partial<Parameters<typeof smppTransport>[0]> & { query?: string; password?: string };

function openTransport(port: number, options: Options = {}): Transport {
  const { query = '', password = 'p%40ss', ...rest } = options;
  const transport = smppTransport({
    url: `smpp://insaf:${password}@127.0.0.1:${port}${query}`,
    sender: 'INSAF',
    onDelivery: async () => {},
    log: { info() {}, warn() {} },
    times: quick,
    ...rest,
  });
  stops.push(() => transport.close());
  return transport;
}

async function failureOf(sending: Promise<unknown>): Promise<string> {
  const failure = await sending.catch((error: unknown) => error);
  if (!(failure instanceof NotSent)) throw new Error('expected NotSent', { cause: failure });
  return `${failure.kind}: ${failure.message}`;
}

test('Arabic text arrives intact, as UCS-2, to an international number, with a receipt asked for', async () => {
  const centre = await startCentre();
  const text = 'تم تسجيل شكواكم. ٣ أيام 🙂';
  const sent = await openTransport(centre.port).send({ ...message, text });
  expect(sent).toEqual({ providerId: 'm-1' });
  const [pdu] = centre.submitted as [PDU];
  expect(readPart(pdu)).toEqual({ text, header: undefined });
  expect(pdu).toMatchObject({
    source_addr: 'INSAF',
    source_addr_ton: 5,
    destination_addr: '201001234567',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    data_coding: 8,
    registered_delivery: 1,
  });
});

test('Latin text arrives in the 7-bit alphabet', async () => {
  const centre = await startCentre();
  const text = 'Your complaint [123] @ £5 costs €0 — no: 0'.replace('—', '-');
  await openTransport(centre.port, { sender: '19222' }).send({ ...message, text });
  const [pdu] = centre.submitted as [PDU];
  expect(pdu).toMatchObject({ data_coding: 0, source_addr: '19222', source_addr_ton: 3 });
  expect(readPart(pdu).text).toBe(text);
});

test('a long text is put together again from the headers of its parts', async () => {
  const centre = await startCentre();
  const text = arabic.repeat(6).trim();
  const { providerId } = await openTransport(centre.port).send({ ...message, text });
  const parts = centre.submitted.map(readPart);
  expect(parts).toHaveLength(Math.ceil(text.length / 67));
  expect(parts.map(({ text }) => text).join('')).toBe(text);
  const [reference] = parts[0]?.header ?? [];
  expect(parts.map(({ header }) => header)).toEqual(
    parts.map((_, index) => [reference, parts.length, index + 1]),
  );
  expect(centre.submitted.map((pdu) => pdu.registered_delivery)).toEqual(
    parts.map((_, index) => (index === parts.length - 1 ? 1 : 0)),
  );
  expect(providerId).toBe(`m-${parts.length}`);
});

test('a message sent again carries the same header, so that a telephone shows it once', async () => {
  const centre = await startCentre();
  const transport = openTransport(centre.port);
  const long = { ...message, text: arabic.repeat(2) };
  await transport.send(long);
  await transport.send(long);
  await transport.send({ ...long, reference: 'another' });
  const references = centre.submitted.map((pdu) => readPart(pdu).header?.[0]);
  const each = references.length / 3;
  expect(references.slice(0, each)).toEqual(references.slice(each, 2 * each));
  expect(references[0]).not.toBe(references.at(-1));
});

test('a refused number is permanent, a refused moment temporary', async () => {
  const centre = await startCentre({
    onSubmit: (pdu) => ({
      command_status: pdu.destination_addr?.endsWith('0') ? ESME_RINVDSTADR : 0x45,
    }),
  });
  const transport = openTransport(centre.port);
  const to = (number: string) => failureOf(transport.send({ ...message, to: number }));
  expect(await to('+201001234560')).toBe('permanent: short message not sent: ESME_RINVDSTADR');
  expect(await to('+201001234561')).toBe('temporary: short message not sent: ESME_RSUBMITFAIL');
  expect(await to('mona@example.com')).toBe(
    'permanent: short message not sent: no telephone number',
  );
});

test('slows down when the centre asks for it, and loses nothing', async () => {
  const centre = await startCentre({
    onSubmit: (_pdu, count) =>
      count <= 3 ? { command_status: ESME_RTHROTTLED } : { message_id: `m-${count}` },
  });
  const transport = openTransport(centre.port);
  const sent = await Promise.all([1, 2, 3, 4, 5].map(() => transport.send(message)));
  expect(new Set(sent.map(({ providerId }) => providerId)).size).toBe(5);
  expect(centre.submitted).toHaveLength(8);
});

test('never has more messages unanswered than the window allows', async () => {
  let unanswered = 0;
  let most = 0;
  const centre = await startCentre({
    onSubmit(pdu, count, session) {
      unanswered += 1;
      most = Math.max(most, unanswered);
      setTimeout(() => {
        unanswered -= 1;
        session.send(pdu.response({ message_id: `m-${count}` }));
      }, 100);
      return null;
    },
  });
  const transport = openTransport(centre.port, { query: '?window=3' });
  await Promise.all(Array.from({ length: 20 }, () => transport.send(message)));
  expect([most, centre.submitted.length]).toEqual([3, 20]);
});

test('a connection dropped before the answer is a temporary failure, and the link comes back by itself', async () => {
  const centre = await startCentre({
    onSubmit(_pdu, count, session) {
      if (count > 1) return { message_id: 'again' };
      session.destroy();
      return null;
    },
  });
  const transport = openTransport(centre.port);
  expect(await failureOf(transport.send(message))).toMatch(/^temporary: .*link lost/);
  expect(await transport.send(message)).toEqual({ providerId: 'again' });
  expect(centre.sessions).toHaveLength(2);
});

test('a message waits for a centre that is away for a moment', async () => {
  const { port, stop } = await startCentre();
  await stop();
  const sending = openTransport(port).send(message);
  const second = await startCentre({ port });
  await sending;
  expect(second.submitted).toHaveLength(1);
});

test('a centre that never answers is a temporary failure', async () => {
  const centre = await startCentre({ onSubmit: () => null });
  const transport = openTransport(centre.port, { times: { ...quick, answer: 200 } });
  await expect.poll(() => centre.sessions.length).toBe(1);
  expect(await failureOf(transport.send(message))).toBe(
    'temporary: short message not sent: not answered in time',
  );
});

test('a wrong password is a temporary failure that says so', async () => {
  const { port } = await startCentre();
  const warn = vi.fn();
  const options = { password: 'wrong', log: { info() {}, warn }, times: { ...quick, answer: 500 } };
  const transport = openTransport(port, options);
  expect(await failureOf(transport.send(message))).toContain('bind refused, ESME_RINVPASWD');
  expect(warn).toHaveBeenCalledWith(
    expect.objectContaining({ why: 'bind refused, ESME_RINVPASWD' }),
    'SMPP link down',
  );
});

test('asks whether the centre is still there, and opens a new link when it does not say', async () => {
  const alive = await startCentre();
  openTransport(alive.port);
  await expect.poll(() => alive.enquiries).toBeGreaterThan(1);
  expect(alive.sessions).toHaveLength(1);
  const mute = await startCentre({ answersEnquiries: false });
  openTransport(mute.port, { times: { ...quick, enquireAnswer: 50 } });
  await expect.poll(() => mute.sessions.length).toBeGreaterThan(1);
});

test('hears what became of a message', async () => {
  const heard: Delivery[] = [];
  const centre = await startCentre({ onSubmit: (_pdu, count) => ({ message_id: `00AB${count}` }) });
  const transport = openTransport(centre.port, {
    onDelivery: async (...delivery) => void heard.push(delivery),
  });
  const sent = await transport.send(message);
  const answer = await centre.report({ receipted_message_id: 'ab1', message_state: 2 });
  expect(answer.command_status).toBe(0);
  await centre.report({ receipted_message_id: '00AB2', message_state: 5 });
  await centre.report({ receipted_message_id: '00AB3', message_state: 1 });
  expect(sent.providerId).toBe('ab1');
  expect(heard).toEqual([
    ['ab1', 'delivered'],
    ['ab2', 'failed'],
  ]);
});

test.each([
  ['decimal', '1F', '31'],
  ['hex', '31', '1F'],
])(
  'knows a message again when receipts write identifiers in %s',
  async (form, answered, reported) => {
    const heard: Delivery[] = [];
    const centre = await startCentre({ onSubmit: () => ({ message_id: answered }) });
    const transport = openTransport(centre.port, {
      query: `?receipt_ids=${form}`,
      onDelivery: async (...delivery) => void heard.push(delivery),
    });
    const { providerId } = await transport.send(message);
    await centre.report({ receipted_message_id: reported, message_state: 2 });
    expect(heard).toEqual([[providerId, 'delivered']]);
  },
);

test('a receipt that could not be recorded is asked for again, and a message of a person is refused', async () => {
  const centre = await startCentre();
  const transport = openTransport(centre.port, {
    onDelivery: async () => {
      throw new Error('no database');
    },
  });
  await transport.send(message);
  const receipt = await centre.report({ receipted_message_id: 'm-1', message_state: 2 });
  expect(receipt.command_status).toBe(ESME_RX_T_APPN);
  const inbound = await centre.report({ esm_class: 0, short_message: Buffer.from('hello') });
  expect(inbound.command_status).toBe(smpp.errors.ESME_RX_R_APPN);
});

test('closing lets what is under way finish, and refuses what comes after', async () => {
  const centre = await startCentre({
    onSubmit(pdu, count, session) {
      setTimeout(() => session.send(pdu.response({ message_id: `m-${count}` })), 50);
      return null;
    },
  });
  const transport = openTransport(centre.port);
  const sending = transport.send({ ...message, text: arabic });
  await expect.poll(() => centre.submitted.length).toBe(1);
  await transport.close();
  expect(await sending).toEqual({ providerId: 'm-2' });
  expect(await failureOf(transport.send(message))).toBe(
    'temporary: short message not sent: closing',
  );
  await expect.poll(() => centre.server.sessions).toEqual([]);
});

test.each([
  ['http://centre', 'INSAF', 'the scheme is smpp: or smpps:'],
  ['smpp://centre?window=0', 'INSAF', 'window is a count from 1'],
  ['smpp://centre?receipt_ids=octal', 'INSAF', 'receipt_ids is one of same, decimal, hex'],
  ['smpp://centre', 'إنصاف', '"إنصاف" is no sender'],
])('refuses %s with the sender %s when it is opened', (url, sender, why) => {
  const log = { info() {}, warn() {} };
  const open = () => smppTransport({ url, sender, onDelivery: async () => {}, log });
  expect(open).toThrow(why);
});
