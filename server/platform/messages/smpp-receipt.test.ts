import smpp, { type PduFields } from 'smpp';
import { expect, test } from 'vitest';
import './smpp-link.ts'; // reads data_coding 0 as Latin-1
import { readReceipt } from './smpp-receipt.ts';

/** A deliver_sm as it comes off the wire. */
function delivered(fields: PduFields) {
  const bytes = new smpp.PDU('deliver_sm', { esm_class: 4, data_coding: 0, ...fields }).toBuffer();
  return new smpp.PDU(bytes);
}
const text = (stat: string, id = '7a_F-1') =>
  Buffer.from(
    `id:${id} sub:001 dlvrd:001 submit date:2611211003 done date:2611211004 stat:${stat} err:000 text:`,
    'latin1',
  );

test.each([
  ['DELIVRD', 'delivered'],
  ['UNDELIV', 'failed'],
  ['EXPIRED', 'failed'],
  ['REJECTD', 'failed'],
  ['DELETED', 'failed'],
  ['ENROUTE', null],
  ['ACCEPTD', null],
  ['UNKNOWN', null],
])('reads stat:%s in the text as %s', (stat, state) => {
  const receipt = readReceipt(delivered({ short_message: text(stat) }));
  expect(receipt).toEqual({ id: '7a_F-1', state });
});

test('the optional fields win over the text', () => {
  const fields = { short_message: text('ENROUTE'), receipted_message_id: '99', message_state: 2 };
  expect(readReceipt(delivered(fields))).toEqual({ id: '99', state: 'delivered' });
});

test('reads a receipt whose text travels as payload', () => {
  const fields = { short_message: Buffer.alloc(0), message_payload: text('DELIVRD') };
  expect(readReceipt(delivered(fields))).toEqual({ id: '7a_F-1', state: 'delivered' });
});

test('a message that a person sent is no receipt, whatever it says', () => {
  const fields = { short_message: text('DELIVRD') };
  expect(readReceipt(delivered(fields))).not.toBeNull();
  expect(readReceipt(delivered({ ...fields, esm_class: 0 }))).toBeNull();
});

test('a receipt that names no message is none', () => {
  expect(readReceipt(delivered({ short_message: Buffer.from('stat:DELIVRD') }))).toBeNull();
});
