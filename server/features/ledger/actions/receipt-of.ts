import { toBase64 } from 'insaf-verify/base64.ts';
import { openCheckpoint } from 'insaf-verify/checkpoint.ts';
import { commitment } from 'insaf-verify/commitment.ts';
import { keyAt } from 'insaf-verify/key-changes.ts';
import { writeVerifierKey } from 'insaf-verify/keys.ts';
import { inclusionProof } from 'insaf-verify/proofs.ts';
import { openedPart, type Receipt, receiptFormat } from 'insaf-verify/receipt.ts';
import { inclusionStretches } from 'insaf-verify/subtrees.ts';
import { tileWidth } from 'insaf-verify/tiles.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import { type Directory, readDirectory } from '../../directory/index.ts';
import {
  type EventRow,
  eventsOf,
  latestCheckpoint,
  materialOf,
  type SaltsRow,
  saltsOf,
} from '../queries.ts';
import { codesOf } from '../rules/codes.ts';
import { openedEvent } from '../rules/compose-leaves.ts';
import { type Opened, openedParts } from '../rules/entries.ts';
import type { Material } from '../rules/material.ts';
import { partsOfMoves } from '../rules/parts-of-moves.ts';
import { type Reader, shownEvents, shownParts } from '../rules/shown-parts.ts';
import { knownKeys } from './ledger-key.ts';
import { entriesOf, readHashes } from './read-tile.ts';

/** An entry that stands in the ledger, and all that can be opened of it. */
type Standing = { readonly index: number; readonly opened: Readonly<Record<string, Opened>> };

/**
 * What proves that the entries of a complaint so far stand in the ledger, each with its parts opened as far
 * as the reader may see them. What came in the last two seconds may not be in it yet.
 *
 * @param complaint one that was loaded through the reader
 * @returns undefined while nothing of it is sequenced
 */
export async function receiptOf(
  ctx: Ctx,
  complaint: { readonly number: string },
  reader: Reader,
): Promise<Receipt | undefined> {
  const { db } = ctx;
  const { keys, changes } = await knownKeys(ctx);
  const { number } = complaint;
  const [head, [salts], events, materials, directory] = await Promise.all([
    latestCheckpoint(db),
    saltsOf(db, [number]),
    eventsOf(db, [number], shownEvents[reader]),
    materialOf(db, [number]),
    readDirectory(db),
  ]);
  const opened = head && openCheckpoint(head.note, keys);
  if (opened === undefined || 'failure' in opened || salts === undefined) return undefined;
  const { size } = opened.checkpoint;
  const material = materials.get(number)!;
  const standing = [
    ...movesStanding(material, salts, partsOfMoves(material, codesOf(directory)), reader),
    ...eventsStanding(events, reader),
  ]
    .filter(({ index }) => index < size)
    .sort((a, b) => a.index - b.index);
  if (standing.length === 0) return undefined;
  const entries = await proven(db, size, standing);
  return {
    format: receiptFormat,
    origin: keys.name,
    key: writeVerifierKey(keyAt(keys, size)),
    ...(changes.length > 0 ? { keyChanges: [...changes] } : {}),
    checkpoint: head!.note,
    names: namesIn(entries, directory),
    entries,
  };
}

function movesStanding(
  material: Material,
  salts: SaltsRow,
  parts: ReturnType<typeof partsOfMoves>,
  reader: Reader,
): Standing[] {
  const shown = shownParts(material, reader);
  return salts.leaves.map((leaf, at) => {
    const seq = at + 1;
    const means = {
      stays: salts.salt,
      personal: seq > salts.erased_to ? salts.personal_salt : null,
    };
    const all = openedParts(salts.complaint_number, seq, parts.get(seq) ?? {}, means);
    return { index: Number(leaf), opened: only(all, (part) => shown(seq, part)) };
  });
}

function eventsStanding(events: readonly EventRow[], reader: Reader): Standing[] {
  return events
    .filter(({ leaf }) => leaf !== null)
    .map((event) => {
      const shown = (part: string) => reader === 'complainant' && part === 'facts';
      return { index: Number(event.leaf), opened: only(openedEvent(event), shown) };
    });
}

function only(opened: Standing['opened'], shown: (part: string) => boolean): Standing['opened'] {
  return Object.fromEntries(
    Object.entries(opened).filter(([part]) => part === 'complaint' || shown(part)),
  );
}

/** What the agencies that entries tell of by code are called now. */
function namesIn(entries: Receipt['entries'], { agencies }: Directory): Receipt['names'] {
  const said = entries.map(({ entry }) => JSON.parse(entry) as Partial<Record<string, unknown>>);
  const codes = new Set(said.flatMap(({ agency, holder }) => [agency, holder]));
  return Object.fromEntries(
    agencies
      .filter(({ code }) => codes.has(code))
      .map(({ code, name_ar: ar, name_en: en }) => [code, { ar, en }]),
  );
}

async function proven(db: Db, size: number, standing: readonly Standing[]) {
  const stretches = standing.flatMap(({ index }) => inclusionStretches(index, size));
  const hashOf = await readHashes(db, size, stretches);
  const bundles = new Map<number, string[]>();
  const found: Receipt['entries'] = [];
  for (const { index, opened } of standing) {
    const no = Math.floor(index / tileWidth);
    const entries = bundles.get(no) ?? (await entriesOf(db, no));
    bundles.set(no, entries);
    const entry = entries[index % tileWidth]!;
    found.push({
      index,
      entry,
      proof: inclusionProof(index, size, hashOf).map(toBase64),
      opened: thoseOf(entry, opened),
    });
  }
  return found;
}

/** Only what the entry really commits to: what was changed since proves nothing. */
function thoseOf(entry: string, opened: Standing['opened']) {
  const said = JSON.parse(entry) as { complaint: string | null; parts: Record<string, string> };
  return Object.fromEntries(
    Object.entries(opened)
      .filter(([part, { value, salt }]) => {
        const stands = part === 'complaint' ? said.complaint : said.parts[part];
        return stands === commitment(value, salt);
      })
      .map(([part, { value, salt }]) => [part, openedPart(value, salt)]),
  );
}
