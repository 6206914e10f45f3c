import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import { httpGatewayTransport } from './http-gateway.ts';
import type { OnDelivery, Transport, TransportLog } from './message.ts';
import { outboxTransport } from './outbox.ts';
import { smppTransport } from './smpp.ts';
import { smtpTransport } from './smtp.ts';

export type MessageSettings = {
  /** `smtp://` or `smtps://`, see smtp.ts. */
  smtpUrl?: string | undefined;
  mailFrom: string;
  /** `smpp://` or `smpps://`, see smpp.ts. */
  smppUrl?: string | undefined;
  smsSender: string;
  smsGatewayUrl?: string | undefined;
  smsGatewayToken?: string | undefined;
  dataDir: string;
};

export type Transports = {
  readonly email: Transport;
  readonly sms: Transport;
  /** Whether anything reaches a person, rather than a folder. */
  readonly reachPeople: boolean;
  close(): Promise<void>;
};

/**
 * The carriers that the settings name: e-mail by SMTP, short messages by SMPP, else by an HTTP gateway;
 * what is not set goes to `<dataDir>/outbox`. An SMPP link is opened at once, to hear of deliveries.
 *
 * @throws Error when a URL or a sender cannot be used
 */
export function openTransports(
  settings: MessageSettings,
  { clock, log, onDelivery }: { clock: Clock; log: TransportLog; onDelivery: OnDelivery },
): Transports {
  const { smtpUrl, mailFrom, smppUrl, smsSender, smsGatewayUrl, smsGatewayToken } = settings;
  const outbox = outboxTransport(join(settings.dataDir, 'outbox'), clock);
  const email = smtpUrl ? smtpTransport({ url: smtpUrl, from: mailFrom }) : outbox;
  const sms = smppUrl
    ? smppTransport({ url: smppUrl, sender: smsSender, onDelivery, log })
    : smsGatewayUrl
      ? httpGatewayTransport({ url: smsGatewayUrl, token: smsGatewayToken })
      : outbox;
  return {
    email,
    sms,
    reachPeople: email !== outbox || sms !== outbox,
    async close() {
      await Promise.all([email.close(), sms.close()]);
    },
  };
}
