/*
 * Rotation: a new generation of keys under the master key of now, everything wrapped anew by it, and the
 * generations of before removed. Whenever it is interrupted, everything can be read, and the next run goes
 * on with the generation that was begun. Several runs at once share the work: each takes rows that no
 * other has locked. The database removes a generation only when nothing is sealed by it, so a server that
 * still sealed by the old one while the last row was wrapped makes this go around once more, and loses
 * nothing.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Ctx } from '../context.ts';
import {
  addGeneration,
  keptGenerations,
  lockGenerations,
  removeGenerationsBefore,
} from '../db/key-generations.ts';
import { type Generation, newGeneration } from './generation.ts';
import { derivedFromSecret } from './key-ring.ts';

/** Rows of one kind whose keys are wrapped by generations. */
export type Wrapped = {
  /** How many are wrapped by a generation before this one. */
  count(ctx: Ctx, newest: Generation): Promise<number>;
  /** Wraps some of them anew, in one transaction. @returns how many; 0 also where others work on the rest */
  rewrap(ctx: Ctx, newest: Generation, most: number): Promise<number>;
};

export type Rotation = {
  /** What is sealed by now. */
  readonly generation: number;
  /** Names of the master keys that open nothing any more. */
  readonly retired: readonly string[];
  /** Whether the installation's secret was the master key, and is no more. */
  readonly secretRetired: boolean;
  readonly rewrapped: number;
};

export type RotationWish = {
  /** A new hashing key too. */
  readonly rehash: boolean;
  /** Rows of one transaction. */
  readonly batch: number;
  readonly onProgress: (done: number, of: number) => void;
  readonly onBegun: (generation: number, goesOn: boolean) => void;
};

const anotherLook = 500;

export async function rotateKeys(
  ctx: Ctx,
  wrapped: readonly Wrapped[],
  wish: RotationWish,
): Promise<Rotation> {
  const { number, goesOn, before } = await beginGeneration(ctx, wish.rehash);
  wish.onBegun(number, goesOn);
  await ctx.keys.load();
  const newest = await ctx.keys.of(number);
  while (!(await isKnown(ctx, number))) await sleep(anotherLook);

  const left = async () =>
    (await Promise.all(wrapped.map((rows) => rows.count(ctx, newest)))).reduce((a, b) => a + b, 0);
  const total = await left();
  let rewrapped = 0;
  for (;;) {
    for (const rows of wrapped) {
      for (;;) {
        const some = await rows.rewrap(ctx, newest, wish.batch);
        if (some === 0) break;
        rewrapped += some;
        wish.onProgress(rewrapped, Math.max(total, rewrapped));
      }
    }
    if ((await left()) === 0 && (await removeGenerationsBefore(ctx.db, number)) !== null) break;
    await sleep(anotherLook);
  }
  const now = (await keptGenerations(ctx.db)).map(({ master }) => master);
  const gone = [...new Set(before)].filter((master) => !now.includes(master));
  const secret = [derivedFromSecret, (await ctx.keys.masters()).at(-1)!.name];
  return {
    ...{ generation: number, rewrapped },
    retired: gone.filter((master) => !secret.includes(master)),
    secretRetired: gone.some((master) => secret.includes(master)) && !now.includes(secret[1]!),
  };
}

/** Whether all servers know of the generation: what they look for by hash, they find. */
async function isKnown(ctx: Ctx, number: number): Promise<boolean> {
  return (await keptGenerations(ctx.db)).some(({ no, known }) => no === number && known);
}

/** The generation to rotate to: one that was begun, if it is under the master key of now, or a new one. */
async function beginGeneration(ctx: Ctx, rehash: boolean) {
  await ctx.keys.load();
  const [master] = await ctx.keys.masters();
  return ctx.db.transaction().execute(async (db) => {
    await lockGenerations(db);
    const kept = await keptGenerations(db);
    const [last] = kept;
    const before = kept.map((each) => each.master);
    if (last !== undefined && kept.length > 1 && last.master === master!.name) {
      return { number: last.no, goesOn: true, before };
    }
    const no = (last?.no ?? 0) + 1;
    const hashingOf = rehash || last === undefined ? null : await ctx.keys.of(last.no);
    const { bytes, hashingNo } = newGeneration(no, hashingOf);
    const sealed = await master!.wrap(bytes);
    await addGeneration(db, { no, hashing_no: hashingNo, master: master!.name, wrapped: sealed });
    return { number: no, goesOn: false, before };
  });
}
