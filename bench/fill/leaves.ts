import { canonicalJson, type Json } from 'insaf-verify/canonical-json.ts';
import { tileWidth } from 'insaf-verify/tiles.ts';
import type { Directory } from '../../server/features/directory/index.ts';
import { packBundle } from '../../server/features/ledger/rules/bundles.ts';
import { codesOf } from '../../server/features/ledger/rules/codes.ts';
import { clearOfMove } from '../../server/features/ledger/rules/entries.ts';
import { isEntered } from '../../server/features/ledger/rules/kept.ts';
import {
  type Parts,
  partKinds,
  partsOfMoves,
  statePart,
} from '../../server/features/ledger/rules/parts-of-moves.ts';
import { entryOf, rootOfEntries } from './hashed.ts';
import type { Life, MutableRow } from './life.ts';
import { eventOfNotice, materialOf } from './material.ts';
import { drawSecret } from './secrets.ts';
import type { Row, Rows } from './tables.ts';

/*
 * The ledger of complaints that are filled: each move and each notice as the leaf that the sequencer would
 * have made of it, in full bundles. What fills none is left to the sequencer.
 */

type Leaf = {
  readonly at: number;
  readonly entry: string;
  /** Of a move; an event has none. */
  readonly number: string | null;
  readonly seq: number;
  /** The row that says at which leaf it stands. */
  readonly owner: Owner;
};

type Owner = { readonly row: MutableRow; readonly leaves: number[]; readonly wanted: number };

/** Bundles that were begun, and the last id of an event, in what all threads share. */
export const bundles = 0;
export const events = 1;

export type Leaves = {
  add(life: Life): void;
  /** The rows of the ledger of what was added, as far as it is known at which leaf all of it stands. */
  take(): Rows;
  /** The others, as they wait to be sequenced. */
  rest(): Rows;
};

export function leavesOf(directory: Directory, counters: BigInt64Array): Leaves {
  const { agencies, categories, places } = directory;
  const codes = codesOf({ agencies, categories, places });
  let added: Leaf[] = [];
  let pending: Leaf[] = [];

  const addMoves = (life: Life) => {
    const [stays, personal] = [drawSecret(), drawSecret()];
    const { number, version } = life.complaint;
    const row = { complaint_number: number, salt: stays, personal_salt: personal, leaves: [] };
    const owner = { row, leaves: [], wanted: version };
    const material = materialOf(life);
    const parts = partsOfMoves(material, codes);
    for (const move of material.history_entries) {
      const seq = Number(move.seq);
      const own = written(parts.get(seq)!);
      if (seq === version) own.state = canonicalJson(statePart(material));
      const entry = entryOf(clearOfMove(move, codes), number, seq, own, (part) =>
        isPersonal(part) ? personal : stays,
      );
      added.push({ at: life.moves[seq - 1]!.at, entry, number, seq, owner });
    }
  };
  const addNotice = (notice: Row) => {
    const id = Number(Atomics.add(counters, events, 1n)) + 1;
    const { row, entry, at } = eventOfNotice(notice, id);
    const owner = { row: { ...row, leaf: null }, leaves: [], wanted: 1 };
    added.push({ at, entry, number: null, seq: id, owner });
  };

  return {
    add: (life) => {
      addMoves(life);
      for (const notice of life.rows.notices ?? []) {
        if (isEntered('notices', notice as never)) addNotice(notice);
      }
    },
    take: () => {
      pending.push(...added.sort((a, b) => a.at - b.at));
      added = [];
      const count = Math.floor(pending.length / tileWidth);
      const first = Number(Atomics.add(counters, bundles, BigInt(count)));
      const full = pending.slice(0, count * tileWidth);
      pending = pending.slice(count * tileWidth);
      const rows: Rows = { ledger_bundles: [], ledger_subtrees: [] };
      for (let no = 0; no < count; no += 1) {
        bundle(rows, first + no, full.slice(no * tileWidth, (no + 1) * tileWidth));
      }
      return { ...rows, ...ownersOf(full, ({ leaves, wanted }) => leaves.length === wanted) };
    },
    rest: () => ({
      ...ownersOf(pending, () => true),
      ledger_waiting_entries: pending.map(({ number, seq, owner }) =>
        number === null
          ? { complaint_number: owner.row.complaint_number, event_id: seq }
          : { complaint_number: number, seq },
      ),
    }),
  };
}

function written(parts: Parts): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [part, value] of Object.entries(parts)) found[part] = canonicalJson(value as Json);
  return found;
}

const isPersonal = (part: string) => partKinds[part as keyof typeof partKinds].personal;

function bundle(rows: Rows, no: number, leaves: readonly Leaf[]): void {
  const entries = leaves.map(({ entry }) => entry);
  for (const [index, { owner }] of leaves.entries()) owner.leaves.push(no * tileWidth + index);
  rows.ledger_bundles!.push({
    ...{ bundle_no: no, entries: packBundle(entries) },
    complaint_numbers: leaves.map(({ number }) => number ?? 0),
    seqs: leaves.map(({ seq }) => seq),
  });
  rows.ledger_subtrees!.push({ level: 1, subtree_no: no, hash: rootOfEntries(entries) });
}

/** The rows of those that these leaves are of, each once. */
function ownersOf(leaves: readonly Leaf[], isWanted: (owner: Owner) => boolean): Rows {
  const rows: Rows = { ledger_complaints: [], ledger_events: [] };
  for (const owner of new Set(leaves.map((leaf) => leaf.owner))) {
    if (!isWanted(owner)) continue;
    const { row, leaves: at } = owner;
    if ('leaf' in row) rows.ledger_events!.push({ ...row, leaf: at[0] ?? null });
    else rows.ledger_complaints!.push({ ...row, leaves: at });
  }
  return rows;
}
