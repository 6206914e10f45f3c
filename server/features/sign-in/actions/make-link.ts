import { createHash, createHmac } from 'node:crypto';
import type { LinkPurpose } from '@insaf/contract/sign-in.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { putLink, queueLinkMessage } from '../queries.ts';

/*
 * A link opens an account once: to choose its first password, or another. It is derived from the secret,
 * the person, what it is for and the moment, and only its hash is kept; so the job that sends it makes it
 * anew, and neither tables nor job queue hold anything that opens an account. In the address it stands
 * behind `#`, where no server and no log sees it.
 */

export type SignInLink = {
  readonly address: string;
  readonly expiresAt: Date;
  /** Whether it also leaves by e-mail; the outbox of a demonstration is none. */
  readonly emailed: boolean;
};

const aDay = 24 * 60 * 60 * 1000;
/** In milliseconds. */
export const linkLasts: Readonly<Record<LinkPurpose, number>> = {
  ...{ invitation: 7 * aDay, reset: aDay, forgotten: aDay / 24 },
};

/** By what a link is made again: whose, for what, and when it was made. */
export type MadeLink = {
  readonly staffId: string;
  readonly purpose: LinkPurpose;
  readonly madeAt: Date;
};

export const linkHash = (token: string) => createHash('sha256').update(token).digest('base64url');

/** The address of a link. */
export function linkAddress(
  { config, sealing }: Pick<Ctx, 'config' | 'sealing'>,
  { staffId, purpose, madeAt }: MadeLink,
): string {
  const token = createHmac('sha256', sealing.keyFor('sign-in links'))
    .update(`${purpose} ${staffId} ${madeAt.toISOString()}`)
    .digest('base64url');
  return `${config.PUBLIC_URL}/desk/welcome#${token}`;
}

/** The hash by which the link of an address is found. */
export const hashOfAddress = (address: string) => linkHash(address.slice(address.indexOf('#') + 1));

/** Makes a link, which puts an end to those of before, and has it sent. */
export async function makeLink(
  ctx: Ctx,
  db: Db,
  { staffId, purpose }: { staffId: string; purpose: LinkPurpose },
): Promise<SignInLink> {
  const now = ctx.clock();
  const expiresAt = new Date(now.getTime() + linkLasts[purpose]);
  const address = linkAddress(ctx, { staffId, purpose, madeAt: now });
  const tokenHash = hashOfAddress(address);
  await putLink(db, { tokenHash, staffId, purpose, now, expiresAt });
  await queueLinkMessage(db, { staffId, purpose, madeAt: now.toISOString() });
  const emailed = ctx.config.NOTICES === 'send' && ctx.config.SMTP_URL !== undefined;
  return { address, expiresAt, emailed };
}
