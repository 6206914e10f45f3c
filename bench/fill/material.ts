import { hash } from 'node:crypto';
import { canonicalJson, type Json } from 'insaf-verify/canonical-json.ts';
import { type CoveredTable, coveredColumns } from '../../server/features/ledger/rules/covered.ts';
import { entryVersion } from '../../server/features/ledger/rules/entries.ts';
import { keptTables } from '../../server/features/ledger/rules/kept.ts';
import { type Material, pick } from '../../server/features/ledger/rules/material.ts';
import { entryOf } from './hashed.ts';
import type { Life } from './life.ts';
import { drawSecret } from './secrets.ts';
import { isoOf, jsonRow, type Row, WrittenJson } from './tables.ts';

/* What the ledger reads of rows that are not in the database yet, as it would read it there. */

/** All that the entries of a complaint commit to. */
export function materialOf({ rows, shown }: Life): Material {
  const tables = Object.entries(coveredColumns) as [CoveredTable, readonly string[]][];
  const found = tables.map(([table, columns]) => {
    const own = (rows[table] ?? []).map((row) => jsonRow(row, columns));
    const key = ordered[table];
    if (key !== undefined) own.sort((a, b) => key(a).localeCompare(key(b), 'en'));
    return [table, own];
  });
  const material = Object.fromEntries(found) as Record<CoveredTable, Row[]>;
  material.uploads.push(...shown.map((row) => jsonRow(row, coveredColumns.uploads)));
  return material as unknown as Material;
}

/** By what tables are ordered that are not written in the order of their keys. */
const ordered: Partial<Record<CoveredTable, (row: Row) => string>> = {
  uploads: ({ id }) => String(id),
  reply_files: ({ reply_no, upload_id }) => `${String(reply_no).padStart(3)} ${upload_id}`,
};

const { columns, written } = keptTables.notices!;

/** The event that a notice which was sent, or could not be, leaves in the ledger, and its entry. */
export function eventOfNotice(notice: Row, id: number) {
  const number = String(notice.complaint_number);
  const row = { of: 'notices', ...pick(jsonRow(notice, columns), columns) };
  const digests: Record<string, Json> = {};
  for (const column of written) {
    const text = String(notice[column] ?? '');
    if (text !== '') digests[column] = hash('sha256', text);
  }
  const isPersonal = Object.keys(digests).length > 0;
  const parts: Record<string, string> = { row: canonicalJson(row) };
  if (isPersonal) parts.written = canonicalJson(digests);
  const [salt, personalSalt] = [drawSecret(), isPersonal ? drawSecret() : null];
  const at = (notice.sent_at ?? notice.send_after) as Date;
  const clear = {
    ...{ v: entryVersion, type: 'notice', at: isoOf(at), by: 'system', agency: null },
  };
  const entry = entryOf(clear, number, 0, parts, (part) =>
    part === 'written' ? personalSalt! : salt,
  );
  const kept = {
    ...{ id, at, type: 'notice', complaint_number: number, actor: 'system', salt },
    parts: new WrittenJson(`{"row":${parts.row}}`),
    personal: isPersonal ? new WrittenJson(`{"written":${parts.written}}`) : null,
    personal_salt: personalSalt,
  };
  return { row: kept, entry, at: at.getTime() };
}
