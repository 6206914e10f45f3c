import type { Ctx } from '../../../platform/context.ts';
import { deleteSession, phoneOfSession, type TelephoneHolder } from '../queries.ts';

const hashOf = ({ sealing }: Ctx, session: string) => sealing.hash('telephone-session', session);

/** Who a session is of; null once it has ended. */
export async function telephoneHolder(ctx: Ctx, session: string): Promise<TelephoneHolder | null> {
  const kept = await phoneOfSession(ctx.db, hashOf(ctx, session), ctx.clock());
  if (kept === undefined) return null;
  return holderOf(ctx, ctx.sealing.open({ sealed: kept.sealed_phone, key: kept.sealed_key }));
}

/**
 * Who holds a telephone.
 *
 * @param phone E.164
 */
export async function holderOf(ctx: Ctx, phone: string): Promise<TelephoneHolder> {
  return { kind: 'telephone', phoneHashes: await ctx.keys.hashes('phone', phone) };
}

/** Ends it: a copy of it opens nothing any more. */
export function endTelephoneSession(ctx: Ctx, session: string): Promise<void> {
  return deleteSession(ctx.db, hashOf(ctx, session));
}
