import { createTransport, type NodemailerError } from 'nodemailer';
import { type Message, NotSent, type Transport } from './message.ts';

const seconds = 1000;

/**
 * Sends e-mail through a server given by URL, over a few kept connections.
 *
 * `smtps://user:password@host` uses TLS from the start; `smtp://…` upgrades when the server offers it,
 * and `smtp://…?requireTLS=true` refuses to go on without. The Message-ID is made of the reference, so
 * a message sent twice is recognised as one.
 *
 * @param from the sender, `name <address>` or an address
 * @throws Error when `from` holds no address
 */
export function smtpTransport({ url, from }: { url: string; from: string }): Transport {
  const domain = /[^\s<>@]@([^<>\s@]+)>?\s*$/.exec(from)?.[1];
  if (domain === undefined) throw new Error(`no e-mail address in the sender "${from}"`);
  const underWay = new Set<Promise<unknown>>();
  const mailer = createTransport({
    url,
    pool: true,
    maxConnections: 4,
    // trying again is the caller's decision
    maxRequeues: 0,
    connectionTimeout: 20 * seconds,
    greetingTimeout: 20 * seconds,
    socketTimeout: 60 * seconds,
  });

  return {
    name: 'smtp',
    async send({ to, subject, text, html, reference, stop, at }: Message) {
      const sending = mailer.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        html,
        date: at,
        messageId: `<${reference}@${domain}>`,
        textEncoding: 'base64',
        // RFC 3834: keeps absence replies from answering
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(stop === undefined ? {} : stopBy(stop)),
        },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
      underWay.add(sending);
      try {
        await sending;
        return {};
      } catch (error) {
        throw notSent(error as NodemailerError);
      } finally {
        underWay.delete(sending);
      }
    },
    async close() {
      await Promise.allSettled(underWay);
      mailer.close();
    },
  };
}

/**
 * By RFC 8058 a mail reader shows a button that stops such mails by one request. What is asked in the open
 * is no button: anyone on the way could read the address.
 */
function stopBy(address: string): Record<string, string> {
  const named = { 'List-Unsubscribe': `<${address}>` };
  if (!address.startsWith('https:')) return named;
  return { ...named, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/**
 * Only what the server says of this recipient or this text is permanent. A refused sender, password,
 * command or policy (enhanced status 5.7.x, RFC 3463) is a setting that the operator will mend.
 */
function notSent(error: NodemailerError): NotSent {
  const refused = error.rejectedErrors?.[0] ?? error;
  const { code = 'unknown', command = '', responseCode, response = '' } = refused;
  const detailed = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1];
  const unusableAddress = code === 'EENVELOPE' && command === 'API';
  const ofTheMessage = command === 'RCPT TO' || command === 'DATA';
  const refusedForGood =
    ofTheMessage && refused.permanent === true && !detailed?.startsWith('5.7.');
  const kind = unusableAddress || refusedForGood ? 'permanent' : 'temporary';
  const said = [code, command, responseCode, detailed].filter(Boolean).join(' ');
  return new NotSent(kind, `mail not sent: ${said}`);
}
