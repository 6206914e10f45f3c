/*
 * Three storeys of keys. Each person has a key of their own, which seals who they are. It is wrapped by
 * the key of a generation, of which there is one, or two while keys are rotated. Generations are wrapped
 * by the master key, and held in memory once it opened them: so filing and reading never wait for a key
 * service, however slow, and rotating the master key alone touches one row.
 *
 * A generation that another process made is read as soon as something is met that it sealed, and sealed by
 * only when every server has had the time to learn of it: what is looked for by hash is looked for under
 * the hashing keys of all generations, so nothing is missed while they change.
 */
import type { Config } from '../config.ts';
import type { Db } from '../context.ts';
import {
  addGeneration,
  type KeptGeneration,
  keptGenerations,
  lookEvery,
} from '../db/key-generations.ts';
import { CannotStart, Refusal } from '../errors.ts';
import { sealingWith } from '../sealing.ts';
import { type Generation, generationOf, newGeneration } from './generation.ts';
import { openLocalKey } from './local-key.ts';
import type { MasterKey } from './master-key.ts';
import { openMasterKey } from './open-master-key.ts';

export type KeyRing = {
  /** By which is sealed now. */
  newest(): Promise<Generation>;
  /** @throws Refusal `busy` when the master key cannot open it now */
  of(no: number): Promise<Generation>;
  /** A value as every generation that is in use hashes it: what is looked for is any of these. */
  hashes(purpose: string, value: string): Promise<Buffer[]>;
  /** Looks again, whenever that was done last. @throws CannotStart when one cannot be opened */
  load(): Promise<readonly Generation[]>;
  /** The master keys in use: the one that wraps from now on first. */
  masters(): Promise<readonly MasterKey[]>;
};

/** What was sealed before there were generations, by keys derived from the installation's secret. */
export const derivedFromSecret = 'INSAF_SECRET';

export function keyRing(db: Db, config: Config): KeyRing {
  let opening: Promise<readonly MasterKey[]> | undefined;
  const masters = () => {
    opening ??= openMasters(config);
    return opening;
  };
  const opened = new Map<number, Generation>();
  let inUse: readonly { generation: Generation; known: boolean }[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | undefined;

  async function open(kept: KeptGeneration): Promise<Generation> {
    const { no, hashing_no } = kept;
    const known = opened.get(no);
    if (known !== undefined) return known;
    const generation = generationOf(no, hashing_no, await unwrap(kept, config, await masters()));
    opened.set(no, generation);
    return generation;
  }

  /** @param strict whether one that cannot be opened is an error, or left for what needs it */
  async function look(strict: boolean): Promise<void> {
    const kept = await keptGenerations(db);
    if (kept.length === 0) {
      await makeFirst(db, await masters());
      return look(strict);
    }
    const now: { generation: Generation; known: boolean }[] = [];
    for (const each of kept) {
      try {
        now.push({ generation: await open(each), known: each.known });
      } catch (error) {
        if (strict) throw error;
      }
    }
    inUse = now;
    lookedAt = performance.now();
  }

  async function fresh() {
    if (performance.now() - lookedAt < lookEvery) return inUse;
    looking ??= look(false).finally(() => {
      looking = undefined;
    });
    await looking;
    return inUse;
  }

  return {
    masters,
    load: async () => {
      await look(true);
      return inUse.map(({ generation }) => generation);
    },
    newest: async () => {
      const all = await fresh();
      const found = all.find(({ known }) => known) ?? all.at(-1);
      if (found === undefined) throw new Refusal('busy', { seconds: 30 });
      return found.generation;
    },
    of: async (no) => {
      const found = opened.get(no);
      if (found !== undefined) return found;
      await look(false);
      const now = opened.get(no);
      if (now === undefined) throw new Refusal('busy', { seconds: 30 });
      return now;
    },
    hashes: async (purpose, value) => {
      const byKey = new Map(
        (await fresh()).map(({ generation }) => [generation.hashingNo, generation] as const),
      );
      return [...byKey.values()].map((generation) => generation.hash(purpose, value));
    },
  };
}

async function openMasters(config: Config): Promise<readonly MasterKey[]> {
  const places = [config.MASTER_KEY, config.MASTER_KEY_PREVIOUS].filter(
    (place) => place !== undefined,
  );
  const given = await Promise.all(places.map(openMasterKey));
  return [...given, openLocalKey(config.INSAF_SECRET)];
}

async function makeFirst(db: Db, [master]: readonly MasterKey[]): Promise<void> {
  const first = newGeneration(1, null);
  const wrapped = await master!.wrap(first.bytes);
  await addGeneration(db, { no: 1, hashing_no: 1, master: master!.name, wrapped });
}

async function unwrap(
  { no, master: name, wrapped }: KeptGeneration,
  config: Config,
  masters: readonly MasterKey[],
): Promise<Buffer> {
  if (name === derivedFromSecret) {
    const { keyFor } = sealingWith(config.INSAF_SECRET);
    return Buffer.concat([keyFor('sealing').export(), keyFor('hashing').export()]);
  }
  const named = masters.filter((each) => each.name === name);
  const faults: Error[] = [];
  for (const master of named) {
    try {
      return await master.unwrap(wrapped);
    } catch (error) {
      faults.push(error as Error);
    }
  }
  throw new CannotStart(
    faults.length === 0
      ? `Generation ${no} of the keys was wrapped by the master key ${name}, which is none of MASTER_KEY, ` +
          'MASTER_KEY_PREVIOUS and INSAF_SECRET. Give it as MASTER_KEY_PREVIOUS.'
      : `The master key ${name} does not open generation ${no} of the keys (${faults[0]!.message}).`,
    { cause: faults[0] },
  );
}
