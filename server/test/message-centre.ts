import type { AddressInfo } from 'node:net';
import smpp, { type PDU, type PduFields, type Server, type Session } from 'smpp';

const { ESME_RINVPASWD } = smpp.errors;

export type MessageCentre = {
  server: Server;
  port: number;
  submitted: PDU[];
  /** Bound sessions, first to last, those that have gone too. */
  sessions: Session[];
  enquiries: number;
  /** Sends a delivery receipt (or, with `esm_class: 0`, a message) and returns how it was answered. */
  report(fields: PduFields): Promise<PDU>;
  stop(): Promise<void>;
};

/**
 * A real SMPP message centre that knows `insaf` with the password `p@ss`. `onSubmit` answers the
 * count-th message, or with null leaves it unanswered.
 */
export async function startMessageCentre({
  onSubmit = (_pdu, count) => ({ message_id: `m-${count}` }),
  answersEnquiries = true,
  port = 0,
}: {
  onSubmit?: (pdu: PDU, count: number, session: Session) => PduFields | null;
  answersEnquiries?: boolean;
  port?: number;
} = {}): Promise<MessageCentre> {
  const server = smpp.createServer({}, (session) => {
    session.on('error', () => {});
    session.on('bind_transceiver', (pdu) => {
      const right = pdu.system_id === 'insaf' && pdu.password === 'p@ss';
      session.send(pdu.response({ command_status: right ? 0 : ESME_RINVPASWD }));
      if (right) centre.sessions.push(session);
    });
    session.on('submit_sm', (pdu) => {
      centre.submitted.push(pdu);
      const answer = onSubmit(pdu, centre.submitted.length, session);
      if (answer) session.send(pdu.response(answer));
    });
    session.on('enquire_link', (pdu) => {
      centre.enquiries += 1;
      if (answersEnquiries) session.send(pdu.response());
    });
    session.on('unbind', (pdu) => {
      session.send(pdu.response());
      session.close();
    });
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const centre: MessageCentre = {
    server,
    port: (server.address() as AddressInfo).port,
    submitted: [],
    sessions: [],
    enquiries: 0,
    report(fields) {
      const session = centre.sessions.at(-1) as Session;
      const receipt = { esm_class: 4, data_coding: 0, short_message: Buffer.alloc(0), ...fields };
      return new Promise((resolve) => session.deliver_sm(receipt, resolve));
    },
    async stop() {
      if (!server.listening) return;
      for (const session of [...server.sessions]) session.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return centre;
}

/** The text of a short message or part, and its header: which message, how many parts, which part. */
export function readPart(pdu: PDU): { text: string; header: number[] | undefined } {
  const { message = '', udh = [] } = pdu.short_message ?? {};
  const text = pdu.data_coding === 8 ? String(message) : gsm(String(message));
  return {
    text,
    header: udh
      .map((element) => [...element])
      .at(0)
      ?.slice(2),
  };
}

function gsm(latin: string): string {
  return smpp.encodings.ASCII.decode(Buffer.from(latin, 'latin1'));
}
