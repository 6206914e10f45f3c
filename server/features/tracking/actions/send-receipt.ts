/*
 * The receipt as a message, for who wants number and code on their telephone. It goes by the carriers of
 * notices, but it is no notice: it tells of nothing that happened, and goes wherever the person says, so it
 * is counted against being used to bother others.
 */

import { randomUUID } from 'node:crypto';
import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import { type Language, languages } from '@insaf/contract/text.ts';
import { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import { takeWithin } from '../../../platform/db/counted-attempts.ts';
import { type Message, NotSent } from '../../../platform/messages/message.ts';
import type { Transports } from '../../../platform/messages/transports.ts';
import { words } from '../../../platform/words.ts';
import { complainantsOf, openIdentity } from '../../complainants/index.ts';
import { type ComplaintRow, readComplaint } from '../../complaints/index.ts';
import { queueReceipt } from '../queries.ts';
import type { ReceiptAddress } from '../rules/receipt-address.ts';
import { readReceiptAddress } from '../rules/receipt-address.ts';
import { groupTrackingCode } from '../rules/receipt-sheet.ts';
import { codeOf } from './print-receipt.ts';

const anHour = 60 * 60 * 1000;
/** Times a receipt is sent, within an hour and a day of the clock. */
const most = [
  { spanMs: anHour, times: 3 },
  { spanMs: 24 * anHour, times: 6 },
] as const;

const job = z.object({
  number: z.string(),
  way: z.enum(['sms', 'email']),
  to: z.string(),
  language: z.enum(languages),
  reference: z.string(),
  at: z.coerce.date(),
});

/** The addresses that the first complainant gave and a receipt could be sent to. */
export async function filedAddresses(
  ctx: Ctx,
  complaint: ComplaintRow,
): Promise<{ sms: ReceiptAddress | null; email: ReceiptAddress | null }> {
  const [first] = await complainantsOf(ctx.db, complaint);
  const identity = first === undefined ? null : await openIdentity(ctx.keys, first);
  const read = (typed: string | undefined) => (typed ? readReceiptAddress(typed) : null);
  return { sms: read(identity?.phone), email: read(identity?.email) };
}

/**
 * Queues the receipt of an opened complaint.
 *
 * @throws Refusal `too_many_attempts` with `seconds` until it can be sent again
 */
export async function queueReceiptMessage(
  ctx: Ctx,
  complaint: ComplaintRow,
  address: ReceiptAddress,
  language: Language,
): Promise<void> {
  await countSending(ctx, complaint.number);
  const payload = {
    ...{ number: complaint.number, ...address, language },
    ...{ reference: randomUUID(), at: ctx.clock() },
  };
  const { sealed, key } = ctx.sealing.seal(JSON.stringify(payload));
  await queueReceipt(ctx.db, { sealed: sealed.toString('base64'), key: key.toString('base64') });
}

async function countSending({ db, clock }: Ctx, number: string): Promise<void> {
  for (const ration of most) await takeWithin(db, `receipt of ${number}`, ration, clock());
}

/**
 * Sends a queued receipt.
 *
 * @throws NotSent, temporary, when it should be tried again
 */
export async function sendReceiptMessage(
  ctx: Ctx,
  means: { transports: Transports; linkTo: (number: string) => string },
  payload: unknown,
): Promise<void> {
  const { sealed, key } = z.object({ sealed: z.base64(), key: z.base64() }).parse(payload);
  const opened = ctx.sealing.open({
    sealed: Buffer.from(sealed, 'base64'),
    key: Buffer.from(key, 'base64'),
  });
  const { number, way, to, language, reference, at } = job.parse(JSON.parse(opened));
  const acting = { kind: 'system', job: 'send_receipt' } as const;
  const complaint = await readComplaint(ctx.db, acting, number);
  if (complaint === undefined) return;
  const say = words(language);
  const spoken = {
    number: groupComplaintNumber(number),
    code: groupTrackingCode(codeOf(ctx, complaint)),
    link: means.linkTo(number),
  };
  const common = { to, reference, at };
  const message: Message =
    way === 'sms'
      ? { ...common, text: say('portal-receipt.message.sms', spoken) }
      : {
          ...common,
          subject: say('portal-receipt.message.subject', spoken),
          text: say('portal-receipt.message.text', spoken),
        };
  try {
    await means.transports[way].send(message);
  } catch (error) {
    // An address that will never be accepted was typed wrong by who waits for it; nobody else is told.
    if (!(error instanceof NotSent) || error.kind === 'temporary') throw error;
    ctx.log.info({ way, why: error.message }, 'a receipt could not be sent');
  }
}
