import type { Ctx, Db } from '../../../platform/context.ts';
import {
  type Codes,
  clearOfEvent,
  clearOfMove,
  codesOf,
  codesOfIds,
  type EventRow,
  eventsByIds,
  eventsOf,
  idsIn,
  looseEnds,
  type Material,
  materialOf,
  openedEvent,
  openedParts,
  type Parts,
  partKinds,
  partsOfMoves,
  type SaltsRow,
  saltsOf,
  statePart,
  successorsOf,
  wrongHolders,
} from '../../ledger/index.ts';
import { waitingOf } from '../queries.ts';
import { differences, readEntry, type SaidEntry } from '../rules/compare-entry.ts';
import type { Finding } from '../rules/finding.ts';
import { leftAfterErasure } from '../rules/left-after-erasure.ts';
import { unopenedPeople } from './open-people.ts';

/** A leaf as it is kept: its entry, and what it is said to be of. For an event `number` is `0`. */
export type KeptLeaf = {
  readonly leaf: number;
  readonly entry: string;
  readonly number: string;
  readonly seq: string;
};

/** All that is needed to judge the leaves of one bundle, as of one moment. */
type Around = {
  readonly codes: Codes;
  readonly materials: ReadonlyMap<string, Material>;
  readonly parts: ReadonlyMap<string, ReadonlyMap<number, Parts>>;
  readonly salts: ReadonlyMap<string, SaltsRow>;
  readonly events: ReadonlyMap<string, EventRow>;
  /** The newest leaf of each complaint that says what it is now; missing while more of it waits. */
  readonly newest: ReadonlyMap<string, number>;
  /** Complaints whose person's erasure was entered. */
  readonly erased: ReadonlySet<string>;
  /** What agencies were merged into. */
  readonly successors: ReadonlyMap<number, number>;
};

/** Compares leaves with the rows that they are of. */
export async function auditLeaves(
  ctx: Ctx,
  db: Db,
  leaves: readonly KeptLeaf[],
): Promise<Finding[]> {
  const around = await readAround(db, leaves);
  const found: Finding[] = [];
  const received: string[] = [];
  for (const kept of leaves) {
    const said = readEntry(kept.entry);
    if (said === undefined) {
      found.push({ leaf: kept.leaf, what: 'the entry is no entry' });
    } else if (kept.number === '0') {
      found.push(...auditEvent(kept, said, around));
    } else {
      found.push(...auditMove(kept, said, around));
      const erasedTo = around.salts.get(kept.number)?.erased_to ?? 0;
      if (kept.seq === '1' && erasedTo === 0) received.push(kept.number);
    }
  }
  return [...found, ...(await unopenedPeople(ctx, db, received))];
}

async function readAround(db: Db, leaves: readonly KeptLeaf[]): Promise<Around> {
  const events = await eventsByIds(
    db,
    leaves.filter(({ number }) => number === '0').map(({ seq }) => seq),
  );
  const numbers = [
    ...new Set([
      ...leaves.map(({ number }) => number).filter((number) => number !== '0'),
      ...events.flatMap(({ complaint_number: number }) => number ?? []),
    ]),
  ];
  const materials = await materialOf(db, numbers);
  const codes = codesOf(await codesOfIds(db, idsIn([...materials.values()], events)));
  const salts = new Map((await saltsOf(db, numbers)).map((row) => [row.complaint_number, row]));
  const more = new Set((await waitingOf(db, numbers)).map((row) => row.complaint_number));
  const newest = new Map<string, number>();
  for (const [number, { leaves: own }] of salts) {
    if (!more.has(number)) newest.set(number, Number(own.at(-1) ?? -1));
  }
  const erased = new Set<string>();
  for (const { type, complaint_number: number, leaf } of await eventsOf(db, numbers, [
    'erase',
    'handover',
  ])) {
    if (type === 'erase') erased.add(number!);
    if (type !== 'handover' || number === null || leaf === null) continue;
    if (newest.has(number)) newest.set(number, Math.max(newest.get(number)!, Number(leaf)));
  }
  const parts = new Map(
    [...materials].map(([number, material]) => [number, partsOfMoves(material, codes)]),
  );
  return {
    ...{ codes, materials, parts, salts, newest, erased },
    events: new Map(events.map((event) => [event.id, event])),
    successors: await successorsOf(db),
  };
}

function auditEvent({ leaf, seq: id }: KeptLeaf, said: SaidEntry, around: Around): Finding[] {
  const event = around.events.get(id);
  if (event === undefined) {
    return [{ leaf, what: `event ${id} (${String(said.type)}) is gone from ledger_events` }];
  }
  const complaint = event.complaint_number;
  const place = { ...(complaint === null ? {} : { complaint }), leaf };
  const what = (said: string) => ({ ...place, what: `event ${id} (${event.type}): ${said}` });
  if (event.leaf !== String(leaf)) return [what(`its leaf is ${event.leaf ?? 'none'}`)];
  const material = complaint === null ? undefined : around.materials.get(complaint);
  const isState = event.type === 'handover' && material !== undefined;
  const isNewest = complaint !== null && around.newest.get(complaint) === leaf;
  const opened = openedEvent(event, isState ? statePart(material) : undefined);
  const erased = (part: string) => event.personal_salt === null && !(part in opened);
  const mayBeErased = (around.salts.get(complaint ?? '')?.erased_to ?? 0) > 0;
  return differences(said, clearOfEvent(event, around.codes), opened, (part) =>
    part === 'state' ? !isNewest : mayBeErased && erased(part),
  ).map(what);
}

function auditMove(
  { leaf, number, seq: of }: KeptLeaf,
  said: SaidEntry,
  around: Around,
): Finding[] {
  const seq = Number(of);
  const finding = (what: string): Finding => ({ complaint: number, seq, leaf, what });
  const material = around.materials.get(number);
  const move = material?.history_entries.find((entry) => entry.seq === seq);
  const salts = around.salts.get(number);
  if (material?.complaints[0] === undefined) return [finding('the complaint is gone')];
  if (move === undefined) return [finding('its row of history_entries is gone')];
  if (salts === undefined) return [finding('its row of ledger_complaints is gone')];
  if (salts.leaves[seq - 1] !== String(leaf)) {
    return [finding(`ledger_complaints has leaf ${salts.leaves[seq - 1] ?? 'none'} for it`)];
  }
  const isErased = seq <= salts.erased_to;
  const isNewest = around.newest.get(number) === leaf;
  const parts = { ...around.parts.get(number)?.get(seq), state: statePart(material) };
  const means = { stays: salts.salt, personal: isErased ? null : salts.personal_salt };
  const opened = openedParts(number, seq, parts, means);
  const skipped = (part: string) => {
    if (part === 'state') return !isNewest;
    return isErased && part in partKinds && partKinds[part as keyof typeof partKinds].personal;
  };
  const found = differences(said, clearOfMove(move, around.codes), opened, skipped);
  const isLast = salts.leaves.length === seq;
  return [...found, ...(isLast ? ofWholeComplaint(material, salts, around) : [])].map(finding);
}

/** What is looked at once for each complaint, with the last of its moves. */
function ofWholeComplaint(material: Material, salts: SaltsRow, around: Around): string[] {
  const isErased = salts.erased_to > 0;
  const lost = salts.personal_salt === null && salts.leaves.length > salts.erased_to;
  const entered = around.erased.has(salts.complaint_number);
  return [
    ...[...looseEnds(material), ...wrongHolders(material, around.successors)].map(
      ({ table, what }) => `${table}: ${what}`,
    ),
    ...(lost ? ['personal_salt of ledger_complaints is gone, and nobody was erased'] : []),
    ...(isErased === entered ? [] : [said('erased_to of ledger_complaints', isErased)]),
    ...wronglyErased(material, entered),
    ...(isErased ? leftAfterErasure(material, salts.erased_to) : []),
  ];
}

/** Rows that say otherwise than the ledger of whether the person was erased. */
function wronglyErased({ complaints: [complaint], uploads }: Material, entered: boolean): string[] {
  const isMarked = (row: Material['uploads'][number] | undefined) =>
    typeof row?.erased_at === 'string';
  // A file that a complaint shows whose person was not erased stays, so that one says nothing.
  const files = uploads.filter(
    (upload) => upload.complaint_number === complaint?.number && isMarked(upload) && !entered,
  );
  return [
    ...(isMarked(complaint) === entered ? [] : [said('erased_at of complaints', !entered)]),
    ...files.map(({ id }) => said(`erased_at of upload ${String(id)}`, true)),
  ];
}

const said = (what: string, isSet: boolean) =>
  isSet
    ? `${what} is set, and no erasure was entered`
    : `${what} is not set, though one was erased`;
