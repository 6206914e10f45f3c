import { once } from 'node:events';
import { createReadStream, createWriteStream, statSync, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Checkpoint, openCheckpoint } from '../checkpoint.ts';
import { parseEntry } from '../entry.ts';
import { GrowingTree } from '../growing-tree.ts';
import { leafHash, sameBytes } from '../hashes.ts';
import { ledgerKeys } from '../key-changes.ts';
import { bundleOf, entriesIn, tileWidth } from '../tiles.ts';
import { CannotCheck } from './cannot-check.ts';
import type { Check } from './check.ts';
import { headIn } from './check-consistency.ts';
import { publicFiles, tilesFrom } from './read-tiles.ts';
import type { Say } from './words.ts';

export const exportFormat = 'insaf-ledger-1';

/** A whole ledger: its head, and its entries one after the other. */
type Whole = Header & { entries: AsyncIterable<string> };

/** The first line of an export: the head, and how the ledger's key was changed. */
type Header = { checkpoint: string; keyChanges: readonly string[] };

/** How many broken entries are named: who altered all of them is not listed a million times. */
const named = 20;

/**
 * `insaf-verify export FILE|DIR|URL`: every entry hashed again, and the root over them compared with the
 * head that was signed, and with any heads that were kept from earlier days. Memory does not grow with the
 * ledger.
 */
export async function checkExport(
  given: Check,
  source: string,
  headFiles: readonly string[],
  save: string | undefined,
): Promise<boolean> {
  const { say, print } = given;
  const { checkpoint: note, keyChanges, entries } = await wholeFrom(source, say);
  const changes = [...new Set([...given.changes, ...keyChanges])];
  const keys = ledgerKeys(given.key, changes);
  const check = { ...given, changes, keys };
  const opened = openCheckpoint(note, keys);
  if ('failure' in opened) {
    print(`✗ ${say(`fails.${opened.failure}`)}`);
    return false;
  }
  const head = opened.checkpoint;
  print(say('head', { origin: head.origin, size: head.size }));
  const kept = headFiles.map((file) => ({ file, head: headIn(check, file) }));
  const file =
    save === undefined ? undefined : saveTo(save, { checkpoint: note, keyChanges: changes });
  const { tree, malformed, forked } = await hashAll(entries, kept, file);
  file?.end();
  for (const place of malformed.slice(0, named)) {
    print(`✗ ${say('which.entry', { place })}${say('fails.entry-malformed')}`);
  }
  for (const name of forked) print(`✗ ${name}: ${say('export.forked')}`);
  const missing = kept.filter(({ head: old }) => old && old.size > tree.size);
  for (const { file: name } of missing) print(`✗ ${name}: ${say('export.shrunk')}`);
  const isWhole = tree.size === head.size && sameBytes(tree.root(), head.root);
  const counts = { count: tree.size, size: head.size };
  print(`${isWhole ? '✓' : '✗'} ${say(isWhole ? 'export.whole' : 'export.other', counts)}`);
  const allHeads = kept.every(({ head: old }) => old !== undefined);
  return isWhole && allHeads && malformed.length + forked.length + missing.length === 0;
}

type Kept = { file: string; head: Checkpoint | undefined };

async function hashAll(
  entries: AsyncIterable<string>,
  kept: readonly Kept[],
  file: WriteStream | undefined,
) {
  const tree = new GrowingTree();
  const malformed: number[] = [];
  const forked: string[] = [];
  const compare = () => {
    for (const { file: name, head } of kept) {
      if (head?.size === tree.size && !sameBytes(head.root, tree.root())) forked.push(name);
    }
  };
  compare();
  for await (const entry of entries) {
    tree.add(leafHash(entry));
    if (!parseEntry(entry)) malformed.push(tree.size);
    compare();
    if (file && !file.write(`${entry}\n`)) await once(file, 'drain');
  }
  return { tree, malformed, forked };
}

/** @throws CannotCheck when it is no export */
async function wholeFrom(source: string, say: Say): Promise<Whole> {
  if (/^https?:/.test(source) || isFolder(source, say)) return fromTiles(source, say);
  const lines = createInterface({ input: createReadStream(source, 'utf8'), crlfDelay: 0 });
  const entries = lines[Symbol.asyncIterator]();
  const first = await entries.next();
  const header = parseHeader(first.done ? '' : first.value);
  if (header === undefined) throw new CannotCheck(say('cannot.export', { name: source }));
  return { ...header, entries: { [Symbol.asyncIterator]: () => entries } };
}

function isFolder(source: string, say: Say): boolean {
  try {
    return statSync(source).isDirectory();
  } catch {
    throw new CannotCheck(say('cannot.read', { name: source }));
  }
}

/** The first line of an export: `{"format":"insaf-ledger-1","checkpoint":note,"keyChanges":[note]}`. */
function parseHeader(line: string): Header | undefined {
  try {
    const said = JSON.parse(line) as { format?: unknown } & Partial<Header>;
    const { format, checkpoint, keyChanges = [] } = said;
    if (format !== exportFormat || typeof checkpoint !== 'string') return undefined;
    const isText = (note: unknown) => typeof note === 'string';
    const areNotes = Array.isArray(keyChanges) && keyChanges.every(isText);
    return areNotes ? { checkpoint, keyChanges } : undefined;
  } catch {
    return undefined;
  }
}

function saveTo(name: string, header: Header): WriteStream {
  const file = createWriteStream(name);
  file.write(`${JSON.stringify({ format: exportFormat, ...header })}\n`);
  return file;
}

async function fromTiles(source: string, say: Say): Promise<Whole> {
  const note = await publicFiles(source)('checkpoint');
  if (!note) throw new CannotCheck(say('cannot.read', { name: `${source}/checkpoint` }));
  const checkpoint = new TextDecoder().decode(note);
  const size = Number(checkpoint.split('\n')[1]);
  return {
    checkpoint,
    keyChanges: [],
    entries: entriesOf(source, Number.isSafeInteger(size) ? size : 0, say),
  };
}

async function* entriesOf(source: string, size: number, say: Say): AsyncIterable<string> {
  const read = tilesFrom(source, say);
  for (let from = 0; from < size; from += tileWidth) {
    const bundle = bundleOf(from, size);
    const entries = entriesIn(await read(bundle)) ?? [];
    for (const entry of entries.slice(0, bundle.width)) yield new TextDecoder().decode(entry);
  }
}
