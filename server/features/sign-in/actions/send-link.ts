import { linkPurposes } from '@insaf/contract/sign-in.ts';
import type { Language } from '@insaf/contract/text.ts';
import { z } from 'zod';
import type { Ctx } from '../../../platform/context.ts';
import type { Transports } from '../../../platform/messages/transports.ts';
import { words } from '../../../platform/words.ts';
import { linkByHash } from '../queries.ts';
import { hashOfAddress, linkAddress } from './make-link.ts';

const job = z.object({
  staffId: z.string(),
  purpose: z.enum(linkPurposes),
  madeAt: z.coerce.date(),
});

/**
 * Sends a link to whom it is for, in their language; one that was used or replaced meanwhile is not sent.
 *
 * @throws NotSent, so that it is tried again
 */
export async function sendLink(
  ctx: Ctx,
  { email }: Pick<Transports, 'email'>,
  payload: unknown,
): Promise<void> {
  const link = job.parse(payload);
  const address = linkAddress(ctx, link);
  const tokenHash = hashOfAddress(address);
  const member = await linkByHash(ctx.db, tokenHash, ctx.clock());
  if (member === undefined) return;
  const say = words(member.language as Language);
  await email.send({
    to: member.email,
    subject: say(`staff-messages.${link.purpose}.subject`),
    text: say(`staff-messages.${link.purpose}.text`, { name: member.name, address }),
    reference: `link-${tokenHash.slice(0, 16)}`,
    at: link.madeAt,
  });
}
