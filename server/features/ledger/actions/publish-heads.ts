import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { sameBytes } from 'insaf-verify/hashes.ts';
import { rootOf } from 'insaf-verify/proofs.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx } from '../../../platform/context.ts';
import { type CheckpointRow, lastCheckpointOf, latestCheckpoint } from '../queries.ts';
import { knownKeys } from './ledger-key.ts';
import { readHashes } from './read-tile.ts';

/** Where heads are written for an operator to take elsewhere. */
export const headsFolder = (ctx: Ctx) => join(ctx.config.DATA_DIR, 'ledger');

/**
 * Writes the newest head to `DATA_DIR/ledger/checkpoint` and, once a day is over, the head it ended with
 * to a file of that day, which never changes. A head that the file's own is no beginning of is not
 * written over it: the database is then an older one, or another, and an operator has to know.
 */
export async function publishHeads(ctx: Ctx, head?: CheckpointRow): Promise<void> {
  const newest = head ?? (await latestCheckpoint(ctx.db));
  if (newest === undefined) return;
  const folder = headsFolder(ctx);
  const file = join(folder, 'checkpoint');
  await mkdir(folder, { recursive: true });
  const written = await textOf(file);
  if (written !== newest.note) {
    if (written !== undefined && !(await goesOn(ctx, written, newest))) {
      ctx.log.error({ file }, 'the ledger does not go on from the head that was published');
      return;
    }
    await writeWhole(file, newest.note);
  }
  await publishDay(ctx, folder);
}

async function publishDay({ db, clock, config }: Ctx, folder: string): Promise<void> {
  const yesterday = localDay(new Date(clock().getTime() - 86_400_000), config.TIME_ZONE);
  const dated = join(folder, `checkpoint-${yesterday}`);
  if ((await textOf(dated)) !== undefined) return;
  const head = await lastCheckpointOf(db, yesterday, config.TIME_ZONE);
  if (head !== undefined) await writeWhole(dated, head.note);
}

async function goesOn(ctx: Ctx, written: string, newest: CheckpointRow): Promise<boolean> {
  const opened = openCheckpoint(written, (await knownKeys(ctx)).keys);
  if ('failure' in opened) return false;
  const { size, root } = opened.checkpoint;
  if (size > Number(newest.size)) return false;
  const hashOf = await readHashes(ctx.db, Number(newest.size), [{ start: 0, end: size }]);
  return sameBytes(rootOf(size, hashOf), root);
}

const textOf = (file: string) => readFile(file, 'utf8').catch(() => undefined);

/** Nobody ever reads half a head. */
async function writeWhole(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}`;
  await writeFile(aside, text, { flush: true });
  await rename(aside, file);
}
