import { signCheckpoint } from 'insaf-verify/checkpoint.ts';
import { rootOf } from 'insaf-verify/proofs.ts';
import { tileWidth } from 'insaf-verify/tiles.ts';
import { ledgerKey } from '../../server/features/ledger/actions/ledger-key.ts';
import { readHashes } from '../../server/features/ledger/actions/read-tile.ts';
import { sequence } from '../../server/features/ledger/actions/sequence.ts';
import {
  insertCheckpoint,
  insertSubtree,
  subtreeHashes,
} from '../../server/features/ledger/queries.ts';
import { rootOfFull } from '../../server/features/ledger/rules/bundles.ts';
import type { Ctx } from '../../server/platform/context.ts';
import type { Progress } from './progress.ts';

/* The tree over bundles that were filled, and its first head. */

/** Makes the subtrees above the bundles, and signs a head over all. */
export async function growTree(ctx: Ctx, bundles: number): Promise<void> {
  if (bundles === 0) return;
  for (let level = 1, count = bundles; count >= tileWidth; level += 1) {
    count = Math.floor(count / tileWidth);
    for (let no = 0; no < count; no += 1) {
      const below = await subtreeHashes(ctx.db, level, no * tileWidth, tileWidth);
      await insertSubtree(ctx.db, level + 1, no, rootOfFull(below));
    }
  }
  const key = await ledgerKey(ctx);
  const size = bundles * tileWidth;
  const root = rootOf(size, await readHashes(ctx.db, size, [{ start: 0, end: size }]));
  const note = signCheckpoint({ origin: key.name, size, root }, key);
  await insertCheckpoint(ctx.db, { size: String(size), at: ctx.clock(), note, witnessed: false });
}

/** Has the sequencer take what waits: the directory, staff, and what filled no bundle. */
export async function sequenceRest(ctx: Ctx, progress: Progress): Promise<void> {
  progress.begin('entries sequenced', await waiting(ctx));
  for (;;) {
    const done = await sequence(ctx);
    if (done === null || done.entries === 0) break;
    progress.add(done.entries);
  }
  progress.end();
}

async function waiting({ db }: Ctx): Promise<number> {
  const { count } = await db
    .selectFrom('ledger_waiting_entries')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
}
