import type { Json } from 'insaf-verify/canonical-json.ts';
import { partSalt } from 'insaf-verify/commitment.ts';
import {
  clearOfMove,
  entryOf,
  entryVersion,
  numberValue,
  type Opened,
  openedParts,
} from './entries.ts';
import type { Material, Row } from './material.ts';
import { type Codes, type Parts, partsOfMoves, statePart } from './parts-of-moves.ts';

/** A leaf to be: its entry, and what it is of. For an event `number` is null and `seq` the event's id. */
export type NewLeaf = {
  readonly entry: string;
  readonly number: string | null;
  readonly seq: number | string;
};

export type Composed = {
  readonly leaves: readonly NewLeaf[];
  /** What is added beside each complaint: leaves in the order of its moves, its salts. */
  readonly ofComplaints: readonly {
    complaint_number: string;
    salt: Uint8Array;
    personal_salt: Uint8Array | null;
    leaves: string[];
  }[];
  readonly ofEvents: readonly { id: string; leaf: string }[];
  /** What cannot be entered, as no honest program could have entered it. */
  readonly refused: readonly object[];
};

export type KeptSalts = {
  readonly salt: Uint8Array;
  readonly personal_salt: Uint8Array | null;
  readonly erased_to: number;
  readonly leaves: readonly string[];
};

export type LedgerEvent = {
  readonly id: string;
  readonly at: Date;
  readonly type: string;
  readonly complaint_number: string | null;
  readonly actor: string;
  readonly agency_id: number | null;
  /** What else everybody reads of it. */
  readonly said: unknown;
  readonly parts: unknown;
  readonly personal: unknown;
  readonly salt: Uint8Array;
  readonly personal_salt: Uint8Array | null;
};

type Waiting = {
  readonly complaint_number: string | null;
  readonly seq: number | null;
  readonly event_id: string | null;
};

export type ToCompose = {
  readonly waiting: readonly Waiting[];
  readonly materials: ReadonlyMap<string, Material>;
  readonly salts: ReadonlyMap<string, KeptSalts>;
  /** By their ids. */
  readonly events: ReadonlyMap<string, LedgerEvent>;
  readonly codes: Codes;
  readonly newSalt: () => Uint8Array;
};

type Standing = Composed['ofComplaints'][number] & { before: number; erasedTo: number };

/** Makes leaves of what waits, the first of them at `size`. */
export function composeLeaves(size: number, given: ToCompose): Composed {
  const { waiting, materials, codes } = given;
  const leaves: NewLeaf[] = [];
  const ofEvents: { id: string; leaf: string }[] = [];
  const refused: object[] = [];
  const standings = new Map<string, Standing>();
  const parts = new Map<string, Map<number, Parts>>();
  const partsFor = (number: string, material: Material) => {
    const known = parts.get(number) ?? partsOfMoves(material, codes);
    parts.set(number, known);
    return known;
  };

  for (const each of waiting) {
    const number = each.complaint_number;
    const material = number === null ? undefined : materials.get(number);
    const leaf = size + leaves.length;
    if (each.event_id !== null) {
      const event = given.events.get(each.event_id);
      if (event === undefined) {
        refused.push(each);
        continue;
      }
      leaves.push({ entry: entryOfEvent(event, material, codes), number: null, seq: event.id });
      ofEvents.push({ id: event.id, leaf: String(leaf) });
      continue;
    }
    const move = material?.history_entries.find(({ seq }) => seq === each.seq);
    const standing = standingOf(standings, number!, given);
    const next = standing.before + standing.leaves.length + 1;
    if (material === undefined || move === undefined || each.seq !== next) {
      refused.push(each);
      continue;
    }
    if (next > standing.erasedTo) standing.personal_salt ??= given.newSalt();
    const entry = entryOfMove(number!, move, material, partsFor(number!, material), {
      stays: standing.salt,
      personal: next > standing.erasedTo ? standing.personal_salt : null,
      codes,
    });
    leaves.push({ entry, number, seq: next });
    standing.leaves.push(String(leaf));
  }
  const ofComplaints = [...standings.values()]
    .filter((standing) => standing.leaves.length > 0)
    .map(({ before: _, erasedTo: __, ...row }) => row);
  return { leaves, ofComplaints, ofEvents, refused };
}

function standingOf(standings: Map<string, Standing>, number: string, given: ToCompose): Standing {
  const known = standings.get(number);
  if (known !== undefined) return known;
  const kept = given.salts.get(number);
  const standing: Standing = {
    complaint_number: number,
    salt: kept?.salt ?? given.newSalt(),
    personal_salt: kept?.personal_salt ?? null,
    leaves: [],
    before: kept?.leaves.length ?? 0,
    erasedTo: kept?.erased_to ?? 0,
  };
  standings.set(number, standing);
  return standing;
}

type Means = { readonly stays: Uint8Array; readonly personal: Uint8Array | null; codes: Codes };

/** The newest move of a complaint says what the complaint is now, besides what happened. */
function entryOfMove(
  number: string,
  move: Row,
  material: Material,
  parts: ReadonlyMap<number, Parts>,
  { codes, ...salts }: Means,
): string {
  const seq = Number(move.seq);
  const isNewest = material.complaints[0]?.version === seq;
  const all = { ...parts.get(seq), ...(isNewest ? { state: statePart(material) } : {}) };
  return entryOf(clearOfMove(move, codes), openedParts(number, seq, all, salts));
}

/** What everybody reads of an event. */
export function clearOfEvent(event: LedgerEvent, { agency }: Codes): Record<string, Json> {
  return {
    v: entryVersion,
    type: event.type,
    at: event.at.toISOString(),
    by: event.actor,
    agency: event.agency_id === null ? null : agency(event.agency_id),
    ...(event.said as Record<string, Json> | null),
  };
}

/** What the commitments of an event are made of; without the personal ones once they were erased. */
export function openedEvent(event: LedgerEvent, state?: Row): Record<string, Opened> {
  const found: Record<string, Opened> = {};
  const open = (values: unknown, salt: Uint8Array) => {
    for (const [name, value] of Object.entries((values ?? {}) as Record<string, Json>)) {
      found[name] = { value, salt: partSalt(salt, 0, name) };
    }
  };
  const { complaint_number: number } = event;
  open(number === null ? {} : { complaint: numberValue(number) }, event.salt);
  open(event.parts, event.salt);
  if (event.personal_salt !== null) open(event.personal, event.personal_salt);
  if (state !== undefined) open({ state }, event.salt);
  return found;
}

function entryOfEvent(event: LedgerEvent, material: Material | undefined, codes: Codes): string {
  const state =
    event.type === 'handover' && material !== undefined ? statePart(material) : undefined;
  return entryOf(clearOfEvent(event, codes), openedEvent(event, state));
}
