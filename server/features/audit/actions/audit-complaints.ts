import type { Db } from '../../../platform/context.ts';
import {
  atOneMoment,
  eventsAfter,
  type Kept,
  keptAfter,
  orphansBetween,
  waitingForNothing,
  waitingOf,
} from '../queries.ts';
import type { Finding } from '../rules/finding.ts';
import { auditKept, auditKeptByNone } from './audit-kept.ts';
import type { Told } from './audit-ledger.ts';

const page = 500;

/** Looks whether every complaint has all of its moves in the ledger, and the ledger nothing besides. */
export async function auditComplaints(db: Db, told: Told): Promise<void> {
  let done = 0;
  for (let after = '0'; ; ) {
    const { found, last } = await atOneMoment(db, (tx) => auditPage(tx, after));
    for (const finding of found) told.found(finding);
    if (last === null) break;
    done += page;
    told.progress(`${done} complaints compared with their leaves`);
    after = last;
  }
  for (const finding of await auditKeptByNone(db)) told.found(finding);
  await auditEvents(db, told);
  for (const { complaint_number, seq, event_id } of await waitingForNothing(db)) {
    const what = event_id === null ? 'a move that is none' : `event ${event_id}, which is none`;
    told.found({
      ...(complaint_number === null ? {} : { complaint: complaint_number }),
      ...(seq === null ? {} : { seq }),
      what: `ledger_waiting_entries holds ${what}, or one that is sequenced`,
    });
  }
}

async function auditPage(
  db: Db,
  after: string,
): Promise<{ found: Finding[]; last: string | null }> {
  const kept = await keptAfter(db, after, page);
  const last = kept.length < page ? null : kept.at(-1)!.number;
  const waiting = new Map<string, number[]>();
  const numbers = kept.filter(({ leaves, version }) => leaves !== version).map((one) => one.number);
  for (const { complaint_number: number, seq } of await waitingOf(db, numbers)) {
    if (seq !== null) waiting.set(number, [...(waiting.get(number) ?? []), seq]);
  }
  const orphans = await orphansBetween(db, after, last);
  const beside = await auditKept(db, { after, upTo: last });
  return {
    found: [
      ...kept.flatMap((one) => auditMoves(one, waiting.get(one.number) ?? [])),
      ...beside,
      ...orphans.map(({ complaint_number, table }) => ({
        complaint: complaint_number,
        what: `${table} has rows of it, and the complaint is gone`,
      })),
    ],
    last,
  };
}

function auditMoves(one: Kept, waiting: readonly number[]): Finding[] {
  const { number: complaint, version, moves, lastSeq, leaves } = one;
  const found: Finding[] = [];
  if (moves !== version || lastSeq !== version) {
    const what = `version is ${version}, and history_entries has ${moves} moves up to ${lastSeq}`;
    found.push({ complaint, what });
  }
  if (!one.pathsAgree) {
    found.push({ complaint, what: 'holder_path or judge_path is not that of the agency' });
  }
  const known = leaves ?? 0;
  for (let seq = known + 1; seq <= Math.max(version, lastSeq); seq += 1) {
    if (!waiting.includes(seq))
      found.push({ complaint, seq, what: 'was never entered in the ledger' });
  }
  if (known > version) {
    found.push({ complaint, what: `version is ${version}, and the ledger has ${known} moves` });
  }
  return found;
}

async function auditEvents(db: Db, told: Told): Promise<void> {
  for (let after = '0'; ; ) {
    const events = await eventsAfter(db, after, page);
    for (const { id, complaint_number, leaf, standing, waits } of events) {
      const place = complaint_number === null ? {} : { complaint: complaint_number };
      if (leaf === null && !waits) {
        told.found({ ...place, what: `event ${id} was never entered in the ledger` });
      }
      if (leaf !== null && standing !== id) {
        told.found({ ...place, leaf: Number(leaf), what: `is not of event ${id}, as that says` });
      }
    }
    if (events.length < page) return;
    after = events.at(-1)!.id;
  }
}
