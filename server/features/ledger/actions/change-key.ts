import { randomBytes } from 'node:crypto';
import { openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { isKeyOf, newestKey, signKeyChange } from 'insaf-verify/key-changes.ts';
import { signerKey, writeVerifierKey } from 'insaf-verify/keys.ts';
import type { Ctx } from '../../../platform/context.ts';
import { remember } from '../../../platform/db/installation-facts.ts';
import { CannotStart } from '../../../platform/errors.ts';
import { insertEvents, insertWaiting, latestCheckpoint, waitForSequencing } from '../queries.ts';
import { type KeptKeys, knownKeys, ledgerKey, ledgerKeyLocked } from './ledger-key.ts';

/**
 * Changes the key that signs heads: both keys sign which head was the old one's last, and the change is
 * entered in the ledger. Servers that have the old key stop sequencing until they are started with the new
 * one; meanwhile what is entered waits.
 *
 * @param seed of the new key, 32 bytes
 * @returns the new key as it is published; nothing is changed where it is the newest already
 * @throws CannotStart when the settings have not the key that signs now, the new one was used before, or
 *   there is no head yet
 */
export async function changeKey(ctx: Ctx, seed: Uint8Array): Promise<string> {
  const { keys } = await knownKeys(ctx);
  const to = signerKey(keys.name, seed);
  const published = writeVerifierKey(to);
  if (writeVerifierKey(newestKey(keys)) === published) return published;
  if (isKeyOf(keys, published)) throw new CannotStart('That key signed earlier heads already.');
  await ledgerKey(ctx);
  await ctx.db.transaction().execute(async (db) => {
    await waitForSequencing(db);
    const from = await ledgerKeyLocked(ctx, db);
    const head = await latestCheckpoint(db);
    const opened = head && openCheckpoint(head.note, from);
    if (opened === undefined)
      throw new CannotStart('There is no head yet: set another LEDGER_KEY.');
    if ('failure' in opened) throw new CannotStart(`The newest head is wrong (${opened.failure}).`);
    const now = await knownKeys({ ...ctx, db });
    const kept: KeptKeys = {
      key: writeVerifierKey(now.keys.spans[0]!.key),
      changes: [...now.changes, signKeyChange(opened.checkpoint, from, to)],
    };
    await remember(db, 'ledger', kept);
    const said = JSON.stringify({ key: published, before: writeVerifierKey(from) });
    const [id] = await insertEvents(db, [
      { type: 'key', at: ctx.clock(), actor: 'system', said, salt: randomBytes(32) },
    ]);
    await insertWaiting(db, [{ complaint_number: null, seq: null, event_id: id! }]);
  });
  return published;
}
