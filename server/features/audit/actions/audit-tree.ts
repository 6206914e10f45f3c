import { fromBase64 } from 'insaf-verify/base64.ts';
import { openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { GrowingTree } from 'insaf-verify/growing-tree.ts';
import { sameBytes } from 'insaf-verify/hashes.ts';
import type { LedgerKeys } from 'insaf-verify/key-changes.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { leafHashes, rootOfFull, unpackBundle } from '../../ledger/index.ts';
import {
  atOneMoment,
  type Bundle,
  bundlesFrom,
  checkpointsOf,
  countSubtrees,
  keptSubtree,
  namedHeads,
  type TailEntry,
  tailOf,
} from '../queries.ts';
import { auditLeaves, type KeptLeaf } from './audit-leaf.ts';
import type { Told } from './audit-ledger.ts';

/** A head from wherever it was kept; `name` says where. */
export type KnownHead = {
  readonly name: string;
  readonly note: string;
  /** What it must be of, where that is said beside it. */
  readonly size?: number;
};

type Walk = {
  readonly ctx: Ctx;
  readonly told: Told;
  readonly tree: GrowingTree;
  /** Names of the heads that were looked at. */
  readonly seen: Set<string>;
  /** Roots that the tree must have had, by size. */
  readonly roots: Map<number, { name: string; root: Uint8Array }[]>;
  /** Hashes over full subtrees of each level that are not yet in one of the next. */
  readonly levels: Uint8Array[][];
  /** Something is missing: from there on the tree cannot be computed. */
  broken: boolean;
};

/**
 * Walks over all leaves in their order, computes the tree anew and compares it with what is kept and with
 * every head that is known; and every leaf with the rows that it is of.
 */
export async function auditTree(
  ctx: Ctx,
  db: Db,
  { keys, heads, told }: { keys: LedgerKeys; heads: KnownHead[]; told: Told },
): Promise<void> {
  const walk: Walk = {
    ctx,
    told,
    tree: new GrowingTree(),
    seen: new Set(),
    roots: new Map(),
    levels: [],
    broken: false,
  };
  const kept = await atOneMoment(db, checkpointsOf);
  for (const head of [...heads, ...kept.map(keptHead)]) addHead(walk, head, keys);
  await atOneMoment(db, (tx) => expectNamedHeads(walk, tx, kept));
  expectRoots(walk);
  for (let no = 0; ; no += 1) {
    const ended = await atOneMoment(db, async (tx) => {
      const [bundle] = await bundlesFrom(tx, no, 1);
      if (bundle !== undefined && Number(bundle.bundle_no) === no) {
        await auditBundle(walk, tx, bundle);
        return false;
      }
      return auditEnd(walk, tx, no, keys, bundle);
    });
    if (ended) return;
    if (no % 40 === 39) told.progress(`${(no + 1) * 256} leaves compared with the database`);
  }
}

function addHead({ seen, roots, told }: Walk, head: KnownHead, keys: LedgerKeys): void {
  const { name, note } = head;
  if (seen.has(name)) return;
  seen.add(name);
  const opened = openCheckpoint(note, keys);
  if ('failure' in opened) {
    told.found({ what: `the head of ${name} is not signed by this ledger (${opened.failure})` });
    return;
  }
  const { size, root } = opened.checkpoint;
  if (head.size !== undefined && head.size !== size) {
    told.found({ what: `${name} is a head of size ${size}` });
  }
  roots.set(size, [...(roots.get(size) ?? []), { name, root }]);
}

/** Heads that entries name: each must be kept, and the tree must have been as it says. */
async function expectNamedHeads(
  { roots, told }: Walk,
  db: Db,
  kept: readonly { readonly size: string }[],
): Promise<void> {
  const sizes = new Set(kept.map(({ size }) => Number(size)));
  for (const { id, said } of await namedHeads(db)) {
    const name = `event ${id}`;
    const root = fromBase64(said.root);
    if (root === undefined) told.found({ what: `${name} names a head that is none` });
    else roots.set(said.size, [...(roots.get(said.size) ?? []), { name, root }]);
    if (sizes.has(said.size)) continue;
    told.found({
      what: `the head of size ${said.size}, which ended a day, is gone from ledger_checkpoints`,
    });
  }
}

/** Compares the tree as it is now with the heads of its size. */
function expectRoots({ tree, roots, told }: Walk): void {
  const { size } = tree;
  for (const { name, root } of roots.get(size) ?? []) {
    if (sameBytes(tree.root(), root)) continue;
    told.found({
      what: `the ledger is not that of the head of ${name}: leaves below ${size} differ`,
    });
  }
  roots.delete(size);
}

function grow(walk: Walk, hashes: readonly Uint8Array[]): void {
  if (walk.broken) return;
  for (const hash of hashes) {
    walk.tree.add(hash);
    if (walk.roots.has(walk.tree.size)) expectRoots(walk);
  }
}

async function auditBundle(walk: Walk, db: Db, bundle: Bundle): Promise<void> {
  const no = Number(bundle.bundle_no);
  let entries: string[];
  try {
    entries = unpackBundle(bundle.entries);
  } catch {
    walk.told.found({ leaf: no * 256, what: `bundle ${no} of ledger_bundles cannot be read` });
    walk.broken = true;
    return;
  }
  const hashes = leafHashes(entries);
  grow(walk, hashes);
  await compareSubtree(walk, db, 1, no, rootOfFull(hashes));
  const leaves = entries.map((entry, at) => ({
    leaf: no * 256 + at,
    entry,
    number: String(bundle.complaint_numbers[at]),
    seq: String(bundle.seqs[at]),
  }));
  for (const finding of await auditLeaves(walk.ctx, db, leaves)) {
    walk.told.found(finding);
  }
}

async function compareSubtree(
  walk: Walk,
  db: Db,
  level: number,
  no: number,
  hash: Uint8Array,
): Promise<void> {
  const kept = await keptSubtree(db, level, no);
  if (kept === undefined || !sameBytes(kept, hash)) {
    const what = `subtree ${no} of level ${level} in ledger_subtrees is ${kept ? 'another' : 'gone'}`;
    walk.told.found({ leaf: no * 256 ** level, what });
  }
  const siblings = walk.levels[level] ?? [];
  walk.levels[level] = siblings;
  siblings.push(hash);
  if (siblings.length < 256) return;
  walk.levels[level] = [];
  await compareSubtree(walk, db, level + 1, (no - 255) / 256, rootOfFull(siblings));
}

/** @returns whether the walk is over; not where a bundle is missing and others follow */
async function auditEnd(
  walk: Walk,
  db: Db,
  no: number,
  keys: LedgerKeys,
  next: Bundle | undefined,
): Promise<boolean> {
  if (next !== undefined) {
    walk.told.found({ leaf: no * 256, what: `bundle ${no} is gone from ledger_bundles` });
    walk.broken = true;
    return false;
  }
  const tail = await tailOf(db);
  const leaves = tail.map(leafOf);
  const gap = leaves.findIndex(({ leaf }, at) => leaf !== no * 256 + at);
  if (gap !== -1) {
    const what = `ledger_tail_entries goes on with leaf ${leaves[gap]!.leaf}`;
    walk.told.found({ leaf: no * 256 + gap, what });
    walk.broken = true;
  }
  for (const row of await checkpointsOf(db)) addHead(walk, keptHead(row), keys);
  grow(walk, leafHashes(leaves.map(({ entry }) => entry)));
  for (const finding of await auditLeaves(walk.ctx, db, leaves)) {
    walk.told.found(finding);
  }
  await compareCounts(walk, db, no);
  await compareHeads(walk, db);
  return true;
}

const keptHead = ({ size, note }: { size: string; note: string }): KnownHead => ({
  name: `ledger_checkpoints of size ${size}`,
  note,
  size: Number(size),
});

const leafOf = ({ leaf, entry, complaint_number, seq }: TailEntry): KeptLeaf => ({
  leaf: Number(leaf),
  entry,
  number: complaint_number ?? '0',
  seq,
});

async function compareCounts(walk: Walk, db: Db, bundles: number): Promise<void> {
  for (const { level, count, last } of await countSubtrees(db)) {
    const wanted = Math.floor(bundles / 256 ** (level - 1));
    if (count !== wanted || last !== wanted - 1) {
      const what = `ledger_subtrees has ${count} of level ${level} up to ${last}, and not ${wanted}`;
      walk.told.found({ what });
    }
  }
}

/** Heads that the leaves do not reach say what is missing; the newest that is kept must be of all leaves. */
async function compareHeads(walk: Walk, db: Db): Promise<void> {
  const { size } = walk.tree;
  for (const [reached, heads] of [...walk.roots].sort(([a], [b]) => a - b)) {
    if (reached <= size || walk.broken) continue;
    for (const { name } of heads) {
      const what = `leaves ${size} to ${reached - 1} are gone: the head of ${name} has them`;
      walk.told.found({ leaf: size, what });
    }
  }
  const newest = (await checkpointsOf(db)).at(-1);
  if (!walk.broken && Number(newest?.size ?? 0) < size) {
    const what = `the newest of ledger_checkpoints has size ${newest?.size ?? 0}, and there are ${size} leaves`;
    walk.told.found({ what });
  }
}
