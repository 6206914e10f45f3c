import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from 'insaf-verify/canonical-json.ts';
import { isEntered, type Kept } from '../../ledger/index.ts';
import type { Finding } from './finding.ts';

type Row = Readonly<Record<string, Json>>;

/** An entry of a row: what it was then, and digests of what was written; null where that was erased. */
export type EnteredRow = {
  readonly row: Row;
  readonly written: Readonly<Record<string, string>> | null;
};

/** Where a table's rows stand beside what was entered of them, both of the same complaints. */
export type Beside = {
  readonly table: string;
  readonly kept: Kept;
  readonly rows: readonly Row[];
  /** In the order they were entered. */
  readonly entered: readonly EnteredRow[];
  /** Complaints whose person was erased. */
  readonly erased: ReadonlySet<string>;
};

/** What differs between rows as they are and the newest that was entered of each. */
export function compareKept({ table, kept, rows, entered, erased }: Beside): Finding[] {
  const keyOf = (row: Row) => canonicalJson(kept.keys.map((key) => row[key] ?? null));
  const newest = new Map(entered.map((each) => [keyOf(each.row), each]));
  const found: Finding[] = [];
  for (const row of rows) {
    const key = keyOf(row);
    const said = newest.get(key);
    newest.delete(key);
    if (said === undefined && !isEntered(table, row)) continue;
    const isErased = erased.has(String(row.complaint_number));
    found.push(...differing(kept, row, said, isErased).map(finding(table, kept, row)));
  }
  for (const { row, written } of newest.values()) {
    const wentWithPerson = table === 'complaint_note_words' && written === null;
    if (row.gone === true || (wentWithPerson && erased.has(String(row.complaint_number)))) continue;
    found.push(finding(table, kept, row)('is gone'));
  }
  return found;
}

function differing(
  { columns, written }: Kept,
  row: Row,
  said: EnteredRow | undefined,
  isErased: boolean,
): string[] {
  if (said === undefined) return ['was never entered in the ledger'];
  if (said.row.gone === true) return ['is there, and the ledger says that it was taken away'];
  const changed = columns.filter((column) => !isSame(keptValue(row, column), said.row[column]));
  const rewritten = written.filter((column) => {
    const text = row[column] ?? '';
    if (text === '') return said.written?.[column] !== undefined && !isErased;
    if (said.written === null) return true;
    return said.written[column] !== createHash('sha256').update(String(text)).digest('hex');
  });
  return [...changed, ...rewritten].map((column) => `${column} was changed`);
}

const keptValue = (row: Row, column: string): Json | undefined =>
  column.endsWith('?') ? (row[column.slice(0, -1)] ?? null) !== null : row[column];

const isSame = (a: Json | undefined, b: Json | undefined) =>
  canonicalJson(a ?? null) === canonicalJson(b ?? null);

function finding(table: string, { keys }: Kept, row: Row) {
  const number = row.complaint_number;
  const place = number === undefined ? {} : { complaint: String(number) };
  const named = keys.filter((key) => key !== 'complaint_number').map((key) => `${key} ${row[key]}`);
  return (what: string): Finding => ({ ...place, what: `${table} (${named.join(', ')}): ${what}` });
}
