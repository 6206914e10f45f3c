import { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import { takeAttempt } from '../../../platform/db/counted-attempts.ts';
import { Refusal } from '../../../platform/errors.ts';
import type { Transports } from '../../../platform/messages/transports.ts';
import { activeMember, insertForgottenLink, passwordOf, queueForgotten } from '../queries.ts';
import { hashOfAddress, linkAddress, linkLasts } from './make-link.ts';
import type { Caller } from './read-caller.ts';
import { sendLink } from './send-link.ts';

/*
 * Somebody forgot their password. Whoever asks learns nothing of an address: the same is counted, kept and
 * answered for any, and whether somebody has it is looked up later, by the job that sends. The password of
 * before goes on working until another is chosen, so nobody is kept out by others who ask for them; and the
 * link takes no second factor's place.
 */

const aMinute = 60;
const addressFromCaller = { free: 1, firstWait: aMinute, stopAt: 5 };
const addressAlone = { free: 2, firstWait: aMinute, stopAt: 10 };
const callerAlone = { free: 20, firstWait: 30, stopAt: 100 };

/** Whether links can reach people by e-mail; in a demonstration they stand in the outbox. */
export const canSendLinks = ({ config }: Pick<Ctx, 'config'>) =>
  config.DEMO || (config.NOTICES === 'send' && config.SMTP_URL !== undefined);

/** @throws Refusal `no_mail`, `too_many_attempts` */
export async function forgetPassword(ctx: Ctx, caller: Caller, given: string): Promise<void> {
  if (!canSendLinks(ctx)) throw new Refusal('no_mail');
  const email = given.toLowerCase();
  const now = ctx.clock();
  const from = caller.address;
  await takeAttempt(ctx.db, `forgotten by ${email} from ${from}`, addressFromCaller, now);
  await takeAttempt(ctx.db, `forgotten by ${email}`, addressAlone, now);
  await takeAttempt(ctx.db, `forgotten from ${from}`, callerAlone, now);
  const { sealed, key } = ctx.sealing.seal(JSON.stringify({ email, at: now.toISOString() }));
  await queueForgotten(ctx.db, { sealed: sealed.toString('base64'), key: key.toString('base64') });
}

const sealedJob = z.object({ sealed: z.base64(), key: z.base64() });
const asked = z.object({ email: z.string(), at: z.coerce.date() });

/**
 * Sends a link, where somebody at work has the address and a password. A link that was used, or lost on the
 * way to its first message, is not made again by a later attempt.
 *
 * @throws NotSent, so that it is tried again
 */
export async function sendForgotten(
  ctx: Ctx,
  transports: Pick<Transports, 'email'>,
  payload: unknown,
  { attempt }: { readonly attempt: number },
): Promise<void> {
  const { sealed, key } = sealedJob.parse(payload);
  const bytes = (text: string) => Buffer.from(text, 'base64');
  const opened = ctx.sealing.open({ sealed: bytes(sealed), key: bytes(key) });
  const { email, at } = asked.parse(JSON.parse(opened));
  const member = await activeMember(ctx.db, { email });
  if (member === undefined || (await passwordOf(ctx.db, member.id)) === null) return;
  const link = { staffId: member.id, purpose: 'forgotten', madeAt: at } as const;
  if (attempt === 1) {
    const expiresAt = new Date(at.getTime() + linkLasts.forgotten);
    const tokenHash = hashOfAddress(linkAddress(ctx, link));
    await insertForgottenLink(ctx.db, { tokenHash, staffId: member.id, now: at, expiresAt });
  }
  await sendLink(ctx, transports, link);
}
