import { writeVerifierKey } from 'insaf-verify/keys.ts';
import type { Ctx } from '../../../platform/context.ts';
import { latestCheckpoint, latestWitnessed } from '../queries.ts';
import { ledgerKey } from './ledger-key.ts';

/** The newest head, or the newest that a witness signed; undefined before the first. */
export async function readHead(ctx: Ctx, witnessed = false): Promise<string | undefined> {
  const head = await (witnessed ? latestWitnessed : latestCheckpoint)(ctx.db);
  return head?.note;
}

/** The key that heads are checked with, as it is published. */
export async function readKey(ctx: Ctx): Promise<string> {
  return writeVerifierKey(await ledgerKey(ctx));
}
