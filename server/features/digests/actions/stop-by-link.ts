import type { Ctx } from '../../../platform/context.ts';
import { addressOf, digestOf, stopDigests } from '../queries.ts';
import { staffOfLink } from './stop-address.ts';

/** What a link from a digest stands at; null for what is no link, or of somebody who has left. */
export async function readStopLink(ctx: Ctx, link: string): Promise<{ stopped: boolean } | null> {
  const staffId = await knownBy(ctx, link);
  if (staffId === null) return null;
  const row = await digestOf(ctx.db, staffId);
  return { stopped: row?.stopped_at != null };
}

/** Stops the digests of whoever has this link, once or again. @returns whether it is a link */
export async function stopByLink(ctx: Ctx, link: string): Promise<boolean> {
  const staffId = await knownBy(ctx, link);
  if (staffId === null) return false;
  await stopDigests(ctx.db, staffId, { at: ctx.clock(), by: 'link' });
  return true;
}

async function knownBy(ctx: Ctx, link: string): Promise<string | null> {
  const staffId = staffOfLink(ctx, link);
  if (staffId === null) return null;
  return (await addressOf(ctx.db, staffId)) === undefined ? null : staffId;
}
