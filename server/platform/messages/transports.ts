import { join } from 'node:path';
import type { Clock } from '../clock.ts';
import type { Config } from '../config.ts';
import { httpGatewayTransport } from './http-gateway.ts';
import type { OnDelivery, Transport, TransportLog } from './message.ts';
import { outboxTransport } from './outbox.ts';

export type MessageSettings = Pick<
  Config,
  | 'NOTICES'
  | 'SMTP_URL'
  | 'MAIL_FROM'
  | 'SMPP_URL'
  | 'SMS_SENDER'
  | 'SMS_GATEWAY_URL'
  | 'SMS_GATEWAY_TOKEN'
  | 'DATA_DIR'
>;

export type Transports = {
  readonly email: Transport;
  readonly sms: Transport;
  close(): Promise<void>;
};

/**
 * The carriers that the settings name: e-mail by SMTP, short messages by SMPP, else by an HTTP gateway.
 * What has none goes to `outbox` in the data folder, and so does everything with NOTICES=outbox. An SMPP
 * link is opened at once, to hear of deliveries: open transports only where messages are sent. What
 * speaks a protocol is loaded only where it is used.
 *
 * @throws Error when a URL or a sender cannot be used
 */
export async function openTransports(
  settings: MessageSettings,
  { clock, log, onDelivery }: { clock: Clock; log: TransportLog; onDelivery: OnDelivery },
): Promise<Transports> {
  const outbox = outboxTransport(join(settings.DATA_DIR, 'outbox'), clock);
  const email = (await mail(settings)) ?? outbox;
  const sms = (await shortMessages(settings, log, onDelivery)) ?? outbox;
  return {
    email,
    sms,
    async close() {
      await Promise.all([email.close(), sms.close()]);
    },
  };
}

async function mail({ NOTICES, SMTP_URL, MAIL_FROM }: MessageSettings): Promise<Transport | null> {
  if (NOTICES === 'outbox' || SMTP_URL === undefined) return null;
  const { smtpTransport } = await import('./smtp.ts');
  return smtpTransport({ url: SMTP_URL, from: MAIL_FROM });
}

async function shortMessages(
  settings: MessageSettings,
  log: TransportLog,
  onDelivery: OnDelivery,
): Promise<Transport | null> {
  const { NOTICES, SMPP_URL, SMS_SENDER, SMS_GATEWAY_URL, SMS_GATEWAY_TOKEN } = settings;
  if (NOTICES === 'outbox') return null;
  if (SMPP_URL !== undefined) {
    const { smppTransport } = await import('./smpp.ts');
    return smppTransport({ url: SMPP_URL, sender: SMS_SENDER, onDelivery, log });
  }
  if (SMS_GATEWAY_URL === undefined) return null;
  return httpGatewayTransport({ url: SMS_GATEWAY_URL, token: SMS_GATEWAY_TOKEN });
}
