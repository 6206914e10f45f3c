/*
 * That the tables can be spread over machines by complaint, with Citus (docs/operate/scale.md): what a complaint
 * owns lies where its number says, the directory is on every machine, and all else stays on one.
 */
import type { Table } from './catalogue.ts';
import { complaintTables } from './complaint-tables.ts';
import type { Finding } from './finding.ts';

export const spreadRules = {
  'owned-leads-elsewhere':
    'what a complaint owns refers to nothing but what it owns and the directory',
  'leads-into-spread': 'nothing outside refers to what a complaint owns',
  'directory-leads-elsewhere': 'the directory refers to nothing but itself',
  'trigger-reaches-elsewhere':
    'a trigger of what a complaint owns reads and writes nothing but that and the directory',
} as const;

/** On every machine: small, read with everything, changed by administrators. An order in which each may follow. */
export const directoryTables = [
  ...['places', 'agencies', 'staff', 'categories', 'key_generations', 'initiatives'],
  ...['calendars', 'calendar_days', 'targets', 'ladders', 'recounts'],
];

/** What enters the ledger reaches these, which are one for all complaints; docs/operate/scale.md tells of them. */
const ledgerEntry = ['ledger_events', 'ledger_waiting_entries', 'ledger_kept_tables'];

const near = new Set([...complaintTables, ...directoryTables]);

export function spreadFindings(tables: Table[]): Finding[] {
  return tables.flatMap((table) => [...leading(table), ...reaching(table, tables)]);
}

const found = (rule: keyof typeof spreadRules, table: Table, message: string): Finding => ({
  rule,
  file: `schema:${table.name}`,
  message,
});

function leading(table: Table): Finding[] {
  return table.references.flatMap(({ name, to }) => {
    const message = `${name} leads to ${to}`;
    if (complaintTables.includes(table.name)) {
      return near.has(to) ? [] : [found('owned-leads-elsewhere', table, message)];
    }
    if (complaintTables.includes(to)) return [found('leads-into-spread', table, message)];
    if (directoryTables.includes(table.name) && !directoryTables.includes(to)) {
      return [found('directory-leads-elsewhere', table, message)];
    }
    return [];
  });
}

function reaching(table: Table, tables: Table[]): Finding[] {
  if (!complaintTables.includes(table.name)) return [];
  return table.triggers.flatMap(({ name, text }) => {
    const elsewhere = tables
      .map((other) => other.name)
      .filter((other) => !near.has(other) && !ledgerEntry.includes(other))
      .filter((other) => new RegExp(`\\b(from|join|into|update)\\s+${other}\\b`, 'i').test(text));
    return elsewhere.map((other) =>
      found('trigger-reaches-elsewhere', table, `${name} reaches ${other}`),
    );
  });
}

/** The statements of Citus that spread a migrated database. */
export function spreadScript(): string {
  const owned = complaintTables.filter((name) => name !== 'complaints');
  return [
    '-- Written by `npm run generate` from checks/complaint-tables.ts and checks/spread.ts.',
    '-- Read docs/operate/scale.md first: it says what has been proven of this, and what stands in the way.',
    'CREATE EXTENSION IF NOT EXISTS citus;',
    '',
    '-- The directory, on every machine.',
    ...directoryTables.map((name) => `SELECT create_reference_table('${name}');`),
    '',
    '-- All of a complaint on the machine of its number.',
    "SELECT create_distributed_table('complaints', 'number');",
    ...owned.map(
      (name) =>
        `SELECT create_distributed_table('${name}', 'complaint_number', colocate_with => 'complaints');`,
    ),
    '',
  ].join('\n');
}
