import { randomBytes } from 'node:crypto';
import { signCheckpoint } from 'insaf-verify/checkpoint.ts';
import { rootOf } from 'insaf-verify/proofs.ts';
import { localDay } from '../../../platform/clock.ts';
import type { Ctx, Db } from '../../../platform/context.ts';
import {
  addLeaves,
  type CheckpointRow,
  codesOfIds,
  cutTail,
  eventsByIds,
  forgetCheckpoint,
  insertBundle,
  insertCheckpoint,
  insertEvents,
  insertSubtree,
  insertTail,
  latestCheckpoint,
  lockSequencing,
  materialOf,
  type NewLeaves,
  recordLeaves,
  saltsOf,
  subtreeHashes,
  tailEntries,
  takeWaiting,
  type WaitingRow,
} from '../queries.ts';
import { leafHashes, packBundle, rootOfFull } from '../rules/bundles.ts';
import { codesOf, idsIn } from '../rules/codes.ts';
import { type Composed, composeLeaves } from '../rules/compose-leaves.ts';
import { ledgerKey, ledgerKeyLocked } from './ledger-key.ts';
import { readHashes } from './read-tile.ts';

/*
 * Sequencing: what was entered becomes leaves of the tree, and the tree a new head, all in one transaction.
 * Whoever holds the lock does it, on whatever server, and one that dies in the middle has done nothing. A
 * head is signed inside and published after, so nobody ever saw a head of what was rolled back.
 */

/** Most entries in one transaction: some tenths of a second. */
export const batch = 1000;

export type Sequenced = { readonly entries: number; readonly head: CheckpointRow | undefined };

/**
 * Sequences the oldest entries that wait.
 *
 * @returns how many, and the head as it is then; null while another server sequences
 */
export async function sequence(ctx: Ctx): Promise<Sequenced | null> {
  await ledgerKey(ctx);
  return ctx.db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (db) => {
      if (!(await lockSequencing(db))) return null;
      const key = await ledgerKeyLocked(ctx, db);
      const last = await latestCheckpoint(db);
      const size = Number(last?.size ?? 0);
      const waiting = await takeWaiting(db, batch);
      if (waiting.length === 0) return { entries: 0, head: last };
      const now = ctx.clock();
      const zone = ctx.config.TIME_ZONE;
      const endedDay = last !== undefined && localDay(last.at, zone) !== localDay(now, zone);
      if (endedDay) waiting.unshift(await enterHead(db, last, now));
      const leaves = await composeWaiting(ctx, db, size, waiting);
      if (leaves.length === 0) return { entries: 0, head: last };
      await append(db, size, leaves);
      const grown = size + leaves.length;
      const root = rootOf(grown, await readHashes(db, grown, [{ start: 0, end: grown }]));
      const head = {
        size: String(grown),
        at: now,
        note: signCheckpoint({ origin: key.name, size: grown, root }, key),
        witnessed: false,
      };
      await insertCheckpoint(db, head);
      if (last && !endedDay) await forgetCheckpoint(db, last.size);
      return { entries: leaves.length, head };
    });
}

/**
 * The first entry of a day names the head that the day before ended with: it is kept, and nobody can take it
 * away unseen.
 */
async function enterHead(db: Db, { size, note }: CheckpointRow, at: Date): Promise<WaitingRow> {
  const [, , root] = note.split('\n');
  const said = JSON.stringify({ size: Number(size), root });
  const [id] = await insertEvents(db, [
    { type: 'head', at, actor: 'system', said, salt: randomBytes(32) },
  ]);
  return { id: '0', complaint_number: null, seq: null, event_id: id! };
}

/** Makes leaves of what waits; remembers beside each complaint and event which are its own. */
async function composeWaiting(
  ctx: Ctx,
  db: Db,
  size: number,
  waiting: readonly WaitingRow[],
): Promise<Composed['leaves']> {
  const numbers = [...new Set(waiting.flatMap(({ complaint_number: number }) => number ?? []))];
  const materials = await materialOf(db, numbers);
  const salts = await saltsOf(db, numbers);
  const events = await eventsByIds(
    db,
    waiting.flatMap(({ event_id }) => event_id ?? []),
  );
  const codes = codesOf(await codesOfIds(db, idsIn([...materials.values()], events)));
  const { leaves, ofComplaints, ofEvents, refused } = composeLeaves(size, {
    ...{ waiting, materials, codes },
    events: new Map(events.map((event) => [event.id, event])),
    salts: new Map(salts.map((row) => [row.complaint_number, row])),
    newSalt: () => randomBytes(32),
  });
  for (const what of refused) ctx.log.error(what, 'the ledger was given what cannot be entered');
  await addLeaves(db, ofComplaints as NewLeaves[]);
  await recordLeaves(db, ofEvents);
  return leaves;
}

/** Adds leaves to the tail, and makes bundles of what is full. */
async function append(db: Db, size: number, leaves: Composed['leaves']): Promise<void> {
  const tail = await tailEntries(db);
  const fresh = leaves.map(({ entry, number, seq }, index) => ({
    leaf: String(size + index),
    entry,
    complaint_number: number,
    seq: String(seq),
  }));
  const all = [...tail, ...fresh];
  const full = all.length - (all.length % 256);
  for (let at = 0; at < full; at += 256) {
    await bundle(db, Number(all[at]!.leaf) / 256, all.slice(at, at + 256));
  }
  const rest = all.slice(full);
  await insertTail(
    db,
    rest.filter((row) => Number(row.leaf) >= size),
  );
  if (full > 0 && tail.length > 0) await cutTail(db, Number(all[0]!.leaf) + full);
}

type Row = { entry: string; complaint_number: string | null; seq: string };

async function bundle(db: Db, no: number, rows: readonly Row[]): Promise<void> {
  const entries = rows.map(({ entry }) => entry);
  await insertBundle(db, {
    bundle_no: String(no),
    entries: packBundle(entries),
    complaint_numbers: rows.map(({ complaint_number }) => complaint_number ?? '0'),
    seqs: rows.map(({ seq }) => seq),
  });
  await addSubtree(db, 1, no, rootOfFull(leafHashes(entries)));
}

/** A subtree that is the last of its 256 stands, with them, for one of the level above. */
async function addSubtree(db: Db, level: number, no: number, hash: Uint8Array): Promise<void> {
  await insertSubtree(db, level, no, hash);
  if (no % 256 !== 255) return;
  const siblings = await subtreeHashes(db, level, no - 255, 256);
  await addSubtree(db, level + 1, (no - 255) / 256, rootOfFull(siblings));
}
