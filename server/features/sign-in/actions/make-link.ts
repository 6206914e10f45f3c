import { createHash, createHmac } from 'node:crypto';
import type { linkPurposes } from '@insaf/contract/sign-in.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { putLink, queueLinkMessage } from '../queries.ts';

/*
 * A link opens an account once: to choose its first password, or another. It is derived from the secret,
 * the person and the moment, and only its hash is kept; so the job that sends it makes it anew, and neither
 * tables nor job queue hold anything that opens an account. In the address it stands behind `#`, where no
 * server and no log sees it.
 */

export type LinkPurpose = (typeof linkPurposes)[number];
export type SignInLink = {
  readonly address: string;
  readonly expiresAt: Date;
  /** Whether it also leaves by e-mail; the outbox of a demonstration is none. */
  readonly emailed: boolean;
};

const aDay = 24 * 60 * 60 * 1000;
const lasts: Readonly<Record<LinkPurpose, number>> = { invitation: 7 * aDay, reset: aDay };

const tokenFor = ({ sealing }: Pick<Ctx, 'sealing'>, staffId: string, madeAt: Date) =>
  createHmac('sha256', sealing.keyFor('sign-in links'))
    .update(`${staffId} ${madeAt.toISOString()}`)
    .digest('base64url');

export const linkHash = (token: string) => createHash('sha256').update(token).digest('base64url');

/** The address of the link that was made for somebody at a moment. */
export const linkAddress = (ctx: Pick<Ctx, 'config' | 'sealing'>, staffId: string, madeAt: Date) =>
  `${ctx.config.PUBLIC_URL}/desk/welcome#${tokenFor(ctx, staffId, madeAt)}`;

/** Makes a link, which puts an end to those of before, and has it sent. */
export async function makeLink(
  ctx: Ctx,
  db: Db,
  { staffId, purpose }: { staffId: string; purpose: LinkPurpose },
): Promise<SignInLink> {
  const now = ctx.clock();
  const expiresAt = new Date(now.getTime() + lasts[purpose]);
  const tokenHash = linkHash(tokenFor(ctx, staffId, now));
  await putLink(db, { tokenHash, staffId, purpose, now, expiresAt });
  await queueLinkMessage(db, { staffId, purpose, madeAt: now.toISOString() });
  const emailed = ctx.config.NOTICES === 'send' && ctx.config.SMTP_URL !== undefined;
  return { address: linkAddress(ctx, staffId, now), expiresAt, emailed };
}
