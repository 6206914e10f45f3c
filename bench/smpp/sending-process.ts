/*
 * Sends notices of two parts to a message centre: by the server's carrier, from the text on, or by the package
 * alone, which is given the parts as octets.
 */
import { once } from 'node:events';
import smpp, { type PDU, type Session } from 'smpp';
import { smppTransport } from '../../server/platform/messages/smpp.ts';
import { dataCoding, partHeader, splitSms } from '../../server/platform/messages/sms-text.ts';
import { answerTasks } from '../worker.ts';

export type SmppTask = {
  by: 'carrier' | 'package';
  port: number;
  /** How many short messages may be unanswered. */
  window: number;
  seconds: number;
};
/** Notices a second. */
export type Sent = { perSecond: number };

const text =
  'تم توجيه شكواكم رقم 123456789012 إلى الوحدة المحلية لمركز ومدينة ناصر، والموعد المقرر للرد 14 مايو 2026. https://shakwa.example/track/123456789012';
const to = '+201001234567';

answerTasks<SmppTask, Sent>(async ({ by, port, window, seconds }) => {
  const { send, close } = await (by === 'carrier' ? openCarrier(port, window) : openPackage(port));
  let sent = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  // Each sender has one part unanswered at a time.
  await Promise.all(
    Array.from({ length: window }, async () => {
      while (performance.now() < until) {
        await send(sent);
        sent += 1;
      }
    }),
  );
  const took = (performance.now() - began) / 1000;
  await close();
  return { perSecond: sent / took };
});

type Sender = { send(index: number): Promise<unknown>; close(): Promise<unknown> };

async function openCarrier(port: number, window: number): Promise<Sender> {
  const carrier = smppTransport({
    url: `smpp://insaf:p%40ss@127.0.0.1:${port}?window=${window}`,
    sender: 'INSAF',
    onDelivery: async () => undefined,
    log: { info: () => undefined, warn: () => undefined },
  });
  return {
    send: (index) => carrier.send({ to, text, reference: `bench-${index}` }),
    close: () => carrier.close(),
  };
}

async function openPackage(port: number): Promise<Sender> {
  const session: Session = smpp.connect({ host: '127.0.0.1', port, tls: false });
  await once(session, 'connect');
  const ask = (begin: (answered: (pdu: PDU) => void) => unknown) =>
    new Promise<void>((resolve, reject) =>
      begin(({ command_status: status }) => {
        if (status === 0) resolve();
        else reject(new Error(`refused with ${status}`));
      }),
    );
  const account = { system_id: 'insaf', password: 'p@ss', interface_version: 0x34 };
  await ask((answered) => session.bind_transceiver(account, answered));
  const { coding, parts } = splitSms(text);
  const messages = parts.map((part, index) => ({
    ...{ source_addr: 'INSAF', source_addr_ton: 5, source_addr_npi: 0 },
    ...{ destination_addr: to.slice(1), dest_addr_ton: 1, dest_addr_npi: 1 },
    ...{ data_coding: dataCoding[coding], esm_class: 0x40 },
    registered_delivery: index === parts.length - 1 ? 1 : 0,
    short_message: Buffer.concat([partHeader(7, parts.length, index + 1), part]),
  }));
  return {
    send: async () => {
      for (const fields of messages) {
        await ask((answered) => session.submit_sm({ ...fields }, answered));
      }
    },
    close: async () => {
      session.destroy();
    },
  };
}
