import { openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { cosignedAt } from 'insaf-verify/cosignature.ts';
import { sameBytes } from 'insaf-verify/hashes.ts';
import { keyAt } from 'insaf-verify/key-changes.ts';
import { parseNote, signatureLine, signatureOf } from 'insaf-verify/note.ts';
import { rootOf } from 'insaf-verify/proofs.ts';
import type { Ctx } from '../../../platform/context.ts';
import { Refusal } from '../../../platform/errors.ts';
import { checkpointOfSize, latestCheckpoint, witnessCheckpoint } from '../queries.ts';
import { knownKeys } from './ledger-key.ts';
import { readHashes } from './read-tile.ts';

/**
 * Keeps the signatures of witnesses under a head of this ledger, beside those it has.
 *
 * @param given the signed note with their lines (C2SP tlog-cosignature, v1)
 * @returns the note with all signatures that are known
 * @throws Refusal `invalid_input` when it is no head of this ledger, or no witness that is known signed it
 */
export async function cosignHead(ctx: Ctx, given: string): Promise<string> {
  const wrong = () => new Refusal('invalid_input', { field: 'checkpoint' });
  const { keys } = await knownKeys(ctx);
  const opened = openCheckpoint(given, keys);
  if ('failure' in opened) throw wrong();
  const { size, root } = opened.checkpoint;
  const witnesses = (ctx.config.LEDGER_WITNESSES ?? []).filter(
    (witness) => cosignedAt(given, witness) !== undefined,
  );
  const last = await latestCheckpoint(ctx.db);
  if (witnesses.length === 0 || Number(last?.size ?? 0) < size) throw wrong();
  return ctx.db.transaction().execute(async (db) => {
    const hashOf = await readHashes(db, Number(last!.size), [{ start: 0, end: size }]);
    if (!sameBytes(rootOf(size, hashOf), root)) throw wrong();
    const kept = await checkpointOfSize(db, size);
    const note = parseNote(given)!;
    let whole = kept?.note ?? `${note.text}\n${lineOf(note, keyAt(keys, size))}`;
    for (const witness of witnesses) {
      if (cosignedAt(whole, witness) === undefined) whole += lineOf(note, witness);
    }
    await witnessCheckpoint(db, size, whole, ctx.clock());
    return whole;
  });
}

function lineOf(
  note: NonNullable<ReturnType<typeof parseNote>>,
  key: Parameters<typeof signatureOf>[1],
): string {
  return signatureLine(key, signatureOf(note, key)!.bytes);
}
