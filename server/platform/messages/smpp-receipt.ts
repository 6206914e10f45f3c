import type { PDU, ReceivedText } from 'smpp';

/** What a delivery receipt says. `state` is null while the message is still on its way. */
export type Receipt = { id: string; state: 'delivered' | 'failed' | null };

/** Bits 2 to 5 of esm_class: what kind of message it is (SMPP 3.4, 5.2.12). */
const kindMask = 0b0011_1100;
const receiptKind = 0b0000_0100;
const onItsWayKind = 0b0010_0000;

/** message_state (5.2.28) and the words that receipts write for it (appendix B), as far as they are final. */
const byNumber: Readonly<Record<number, Receipt['state']>> = {
  2: 'delivered',
  3: 'failed',
  4: 'failed',
  5: 'failed',
  8: 'failed',
};
const byWord: Readonly<Record<string, Receipt['state']>> = {
  DELIVRD: 'delivered',
  EXPIRED: 'failed',
  DELETED: 'failed',
  UNDELIV: 'failed',
  REJECTD: 'failed',
};

/**
 * Reads a deliver_sm as a delivery receipt. The optional fields, where a centre sends them, win over
 * the text, whose form the standard only suggests: `id:… sub:… dlvrd:… submit date:… done date:…
 * stat:DELIVRD err:… text:…`.
 *
 * @returns null when it is no receipt, or one that names no message
 */
export function readReceipt(pdu: PDU): Receipt | null {
  const kind = (pdu.esm_class ?? 0) & kindMask;
  if (kind !== receiptKind && kind !== onItsWayKind) return null;
  const text = textOf(pdu.short_message) || textOf(pdu.message_payload);
  const id = pdu.receipted_message_id || /\bid:\s*(\S+)/i.exec(text)?.[1];
  if (!id) return null;
  const word = /\bstat:\s*([A-Z]+)/i.exec(text)?.[1]?.toUpperCase() ?? '';
  const state = pdu.message_state === undefined ? byWord[word] : byNumber[pdu.message_state];
  return { id, state: state ?? null };
}

function textOf(received: ReceivedText | undefined): string {
  const message = received?.message ?? '';
  return typeof message === 'string' ? message : message.toString('latin1');
}
