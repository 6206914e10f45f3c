import { keysFormat, newestKey } from 'insaf-verify/key-changes.ts';
import { writeVerifierKey } from 'insaf-verify/keys.ts';
import type { Ctx } from '../../../platform/context.ts';
import { latestCheckpoint, latestWitnessed } from '../queries.ts';
import { knownKeys } from './ledger-key.ts';

/** The newest head, or the newest that a witness signed; undefined before the first. */
export async function readHead(ctx: Ctx, witnessed = false): Promise<string | undefined> {
  const head = await (witnessed ? latestWitnessed : latestCheckpoint)(ctx.db);
  return head?.note;
}

/** The key that signs heads now, as it is published. */
export async function readKey(ctx: Ctx): Promise<string> {
  return writeVerifierKey(newestKey((await knownKeys(ctx)).keys));
}

/**
 * All that is published of the ledger's keys: the one that signs now, the notes that changed it, and
 * whose signatures are served beside.
 */
export async function readKeys(ctx: Ctx): Promise<object> {
  const { keys, changes } = await knownKeys(ctx);
  const witnesses = (ctx.config.LEDGER_WITNESSES ?? []).map(writeVerifierKey);
  return { format: keysFormat, key: writeVerifierKey(newestKey(keys)), changes, witnesses };
}
