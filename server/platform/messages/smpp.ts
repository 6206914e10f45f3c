import { createHash } from 'node:crypto';
import smpp, { type PDU, type PduFields } from 'smpp';
import {
  type Message,
  NotSent,
  type OnDelivery,
  type Transport,
  type TransportLog,
} from './message.ts';
import { named, openSmppLink, type SmppTimes, usualTimes } from './smpp-link.ts';
import { readReceipt } from './smpp-receipt.ts';
import { dataCoding, partHeader, splitSms } from './sms-text.ts';

const udhPresent = 0x40;
const mostParts = 255;

/** Statuses that speak of this number or this text; every other refusal may pass or be mended. */
const permanent = new Set([
  smpp.errors.ESME_RINVMSGLEN,
  smpp.errors.ESME_RINVDSTADR,
  smpp.errors.ESME_RX_P_APPN,
  smpp.errors.ESME_RX_R_APPN,
]);

/** How the identifiers in receipts are written, against those in answers to submit_sm. */
const receiptIds = ['same', 'decimal', 'hex'] as const;
type ReceiptIds = (typeof receiptIds)[number];

/**
 * Sends short messages to a message centre over SMPP 3.4, and hears from it which arrived.
 *
 * `smpp://system_id:password@host:2775`, or `smpps://…` (3550) for TLS, with these in the query, all
 * optional: `system_type`; `window` (10), how many messages may be unanswered; `receipt_ids`: some
 * centres answer with an identifier in hexadecimal and write it in decimal in the receipt (`decimal`),
 * or the other way round (`hex`); usually it is the `same`.
 *
 * A long message travels in parts. Its receipt is asked for with the last part only, because a telephone
 * shows the message when it has all of them, and its identifier is that part's. The parts of a message
 * sent again carry the same header, so a telephone that has some already does not show them twice.
 *
 * @param sender a short code, a number as E.164, or up to 11 letters
 * @throws Error when the URL or the sender cannot be used
 */
export function smppTransport({
  url,
  sender,
  onDelivery,
  log,
  times = usualTimes,
}: {
  url: string;
  sender: string;
  onDelivery: OnDelivery;
  log: TransportLog;
  times?: SmppTimes;
}): Transport {
  const { account, window, ids } = readSmppUrl(url);
  const source = senderFields(sender);

  async function onDeliver(pdu: PDU): Promise<number> {
    const receipt = readReceipt(pdu);
    if (!receipt) {
      log.warn({ esmClass: pdu.esm_class }, 'short message refused: only receipts are taken');
      return smpp.errors.ESME_RX_R_APPN ?? 1;
    }
    try {
      if (receipt.state) await onDelivery(plainId(receipt.id), receipt.state);
      return 0;
    } catch (error) {
      log.warn({ err: error }, 'delivery receipt not recorded; the centre is asked to repeat it');
      return smpp.errors.ESME_RX_T_APPN ?? 1;
    }
  }

  const link = openSmppLink(account, { window, times, log, onDeliver });

  async function submit(fields: PduFields): Promise<string> {
    const { command_status: status, message_id: id = '' } = await link.submit(fields);
    if (status === 0) return id;
    const kind = permanent.has(status) ? 'permanent' : 'temporary';
    throw new NotSent(kind, `short message not sent: ${named(status)}`);
  }

  async function sendParts({ to, text, reference }: Message): Promise<{ providerId?: string }> {
    const { coding, parts } = splitSms(text);
    if (parts.length > mostParts) throw new NotSent('permanent', 'short message too long');
    const digest = createHash('sha256').update(reference).digest();
    const common: PduFields = {
      ...source,
      ...destinationFields(to),
      data_coding: dataCoding[coding],
      user_message_reference: digest.readUInt16BE(1),
    };
    let id = '';
    for (const [index, part] of parts.entries()) {
      const registered_delivery = index === parts.length - 1 ? 1 : 0;
      const header = partHeader(digest.readUInt8(0), parts.length, index + 1);
      const body =
        parts.length === 1
          ? { short_message: part }
          : { esm_class: udhPresent, short_message: Buffer.concat([header, part]) };
      id = await submit({ ...common, registered_delivery, ...body });
    }
    return id === '' ? {} : { providerId: answeredId(id, ids) };
  }

  const underWay = new Set<Promise<unknown>>();
  let closing = false;

  return {
    name: 'smpp',
    async send(message) {
      if (closing) throw new NotSent('temporary', 'short message not sent: closing');
      const sending = sendParts(message);
      underWay.add(sending);
      return sending.finally(() => underWay.delete(sending));
    },
    async close() {
      closing = true;
      await link.close(Promise.allSettled(underWay));
    },
  };
}

function readSmppUrl(text: string) {
  const url = new URL(text);
  const tls = url.protocol === 'smpps:' || url.protocol === 'ssmpp:';
  if (!tls && url.protocol !== 'smpp:') throw new Error('the scheme is smpp: or smpps:');
  if (!url.hostname) throw new Error('the host is missing');
  const window = Number(url.searchParams.get('window') ?? 10);
  if (!Number.isInteger(window) || window < 1) throw new Error('window is a count from 1');
  const ids = receiptIds.find((name) => name === (url.searchParams.get('receipt_ids') ?? 'same'));
  if (!ids) throw new Error(`receipt_ids is one of ${receiptIds.join(', ')}`);
  const account = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (tls ? 3550 : 2775),
    tls,
    systemId: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    systemType: url.searchParams.get('system_type') ?? '',
  };
  return { account, window, ids };
}

/** Types of number and numbering plans (5.2.5, 5.2.6). */
const international = { ton: 1, npi: 1 } as const;
const shortCode = { ton: 3, npi: 0 } as const;
const letters = { ton: 5, npi: 0 } as const;

function senderFields(sender: string): PduFields {
  const fields = (address: string, { ton, npi }: { ton: number; npi: number }): PduFields => ({
    source_addr: address,
    source_addr_ton: ton,
    source_addr_npi: npi,
  });
  if (/^\d{1,8}$/.test(sender)) return fields(sender, shortCode);
  if (/^\+?\d{9,15}$/.test(sender)) return fields(sender.replace('+', ''), international);
  if (/^[\x20-\x7e]{1,11}$/.test(sender)) return fields(sender, letters);
  throw new Error(`"${sender}" is no sender: a number, or up to 11 Latin letters`);
}

function destinationFields(to: string): PduFields {
  const digits = /^\+?(\d{5,15})$/.exec(to)?.[1];
  if (!digits) throw new NotSent('permanent', 'short message not sent: no telephone number');
  return {
    destination_addr: digits,
    dest_addr_ton: international.ton,
    dest_addr_npi: international.npi,
  };
}

/** The identifier of an answer, written as receipts will write it. */
function answeredId(id: string, ids: ReceiptIds): string {
  if (ids === 'decimal' && /^[0-9a-f]+$/i.test(id)) return BigInt(`0x${id}`).toString();
  if (ids === 'hex' && /^\d+$/.test(id)) return BigInt(id).toString(16);
  return plainId(id);
}

/** Centres pad, and mix cases of, hexadecimal digits. */
function plainId(id: string): string {
  return id.toLowerCase().replace(/^0+(?=.)/, '');
}
