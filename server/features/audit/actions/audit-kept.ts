import type { Db } from '../../../platform/context.ts';
import { keptTables } from '../../ledger/index.ts';
import {
  atOneMoment,
  enteredRows,
  erasedWithin,
  keptRows,
  type Stretch,
  suspectRows,
} from '../queries.ts';
import { compareKept, type EnteredRow } from '../rules/compare-kept.ts';
import type { Finding } from '../rules/finding.ts';

const tables = Object.entries(keptTables);

/** Compares rows of some complaints that are entered one by one with the newest that was entered of each. */
export async function auditKept(db: Db, stretch: Stretch): Promise<Finding[]> {
  const erased = await erasedWithin(db, stretch);
  const entered = new Map<string, EnteredRow[]>();
  for (const { parts, personal } of await enteredRows(db, stretch)) {
    const table = String(parts.row.of);
    const of = entered.get(table) ?? [];
    entered.set(table, of);
    of.push({ row: parts.row, written: personal?.written ?? null });
  }
  const found: Finding[] = [];
  for (const [table, kept] of tables) {
    if (!kept.ofComplaints) continue;
    const rows = await keptRows(db, table, stretch);
    found.push(...compareKept({ table, kept, rows, entered: entered.get(table) ?? [], erased }));
  }
  return found;
}

/** The same of rows that no complaint owns. */
export async function auditKeptByNone(db: Db): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [table, kept] of tables) {
    if (kept.ofComplaints) continue;
    const suspects = await atOneMoment(db, (tx) => suspectRows(tx, table, kept));
    const rows = suspects.flatMap(({ row }) => (row === null ? [] : [row]));
    const entered = suspects.flatMap(({ entered: row }) => (row ? [{ row, written: null }] : []));
    found.push(...compareKept({ table, kept, rows, entered, erased: new Set() }));
  }
  return found;
}
