import { languages } from '@insaf/contract/text.ts';
import { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import { giveBackWithin, takenWithin, takeWithin } from '../../../platform/db/counted-attempts.ts';
import { Refusal } from '../../../platform/errors.ts';
import { NotSent } from '../../../platform/messages/message.ts';
import type { Transports } from '../../../platform/messages/transports.ts';
import { words } from '../../../platform/words.ts';
import { complaintsOfTelephone } from '../queries.ts';
import { telephoneSpan } from '../rules/telephone-span.ts';
import { holderOf } from './telephone-session.ts';

const anHour = 60 * 60 * 1000;

const job = z.object({
  phone: z.string(),
  code: z.string(),
  language: z.enum(languages),
  expiresAt: z.coerce.date(),
  at: z.coerce.date(),
  reference: z.string(),
});

const sendings = 'telephone codes sent';

/** How many codes were sent since the hour of the clock began. */
export function sentInThisHour({ db, clock }: Pick<Ctx, 'db' | 'clock'>): Promise<number> {
  return takenWithin(db, sendings, anHour, clock());
}

/**
 * Sends a code that was asked for, if there is something to list for its telephone. A number from which
 * nothing was filed gets no message: it would cost money and tell a stranger of a place they do not know.
 *
 * @throws NotSent, temporary, when it should be tried again
 */
export async function sendCode(ctx: Ctx, transports: Transports, payload: unknown): Promise<void> {
  const { sealed, key } = z.object({ sealed: z.base64(), key: z.base64() }).parse(payload);
  const opened = ctx.sealing.open({
    sealed: Buffer.from(sealed, 'base64'),
    key: Buffer.from(key, 'base64'),
  });
  const { phone, code, language, expiresAt, at, reference } = job.parse(JSON.parse(opened));
  const now = ctx.clock();
  if (now >= expiresAt) return;
  const holder = await holderOf(ctx, phone);
  const span = telephoneSpan(now, ctx.config);
  const [any] = await complaintsOfTelephone(ctx.db, holder, { ...span, limit: 1 });
  if (any === undefined || !(await mayBePaid(ctx))) return;
  const text = words(language)('portal-telephone.message', { code });
  try {
    await transports.sms.send({ to: phone, text, reference, at });
  } catch (error) {
    await giveBackWithin(ctx.db, sendings, anHour, now);
    // A number that no carrier accepts was typed wrong by who waits for it; nobody else is told.
    if (!(error instanceof NotSent) || error.kind === 'temporary') throw error;
    ctx.log.info({ why: error.message }, 'a code could not be sent');
  }
}

/** Counts the message against the most of this hour. */
async function mayBePaid(ctx: Ctx): Promise<boolean> {
  const most = ctx.config.CODE_SMS_PER_HOUR;
  const now = ctx.clock();
  try {
    await takeWithin(ctx.db, sendings, { spanMs: anHour, times: most }, now);
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    ctx.log.warn({ most }, 'no more codes are sent in this hour: CODE_SMS_PER_HOUR is reached');
    return false;
  }
}
