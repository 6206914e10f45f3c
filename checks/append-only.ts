import type { Finding, SourceCheck } from './finding.ts';
import { statementsIn, statementsOf } from './sql-in-code.ts';
import type { SourceFile, Tree } from './tree.ts';

const rules = {
  'edits-append-only': 'what is append-only is appended, never edited or removed',
  'disarms-append-only': 'no migration takes the guard of an append-only table away',
} as const;

/** Guarded in the database too, by trigger and by grant: `schema.ts` sees to that. */
export const appendOnlyTables = [
  'history_entries',
  'agency_changes',
  'caller_lookups',
  'evaluation_reads',
  'evaluation_remarks',
  'complaint_notes',
  'administration_changes',
  'identity_views',
  'redactions',
  'ledger_bundles',
  'ledger_subtrees',
  'calendars',
  'calendar_days',
  'targets',
  'indicators',
  'indicator_targets',
  'ladders',
  'meeting_reviews',
];

export const appendOnly: SourceCheck = { name: 'append only', rules, findings };

/** Tests are left out, for a test has to try it to show that the database refuses. */
function findings(tree: Tree): Finding[] {
  const code = tree.files(/^server\/.*\.ts$/).filter(({ path }) => !path.endsWith('.test.ts'));
  return [...code.flatMap(inCode), ...tree.files(/^server\/.*\.sql$/).flatMap(inMigration)];
}

function inCode(file: SourceFile): Finding[] {
  return statementsOf(file).flatMap(({ verb, table, line }) => edit(file, verb, table, line));
}

function inMigration(file: SourceFile): Finding[] {
  const found: Finding[] = [];
  let offset = 0;
  for (const statement of file.text.split(';')) {
    const line = file.lineOf(offset + statement.length - statement.trimStart().length);
    offset += statement.length + 1;
    const bare = statement.replace(/--[^\n]*/g, '');
    for (const { verb, table } of statementsIn(bare)) found.push(...edit(file, verb, table, line));
    const guarded = appendOnlyTables.find((table) => new RegExp(`\\b${table}`).test(bare));
    const disarming =
      /\b(drop\s+trigger|disable\s+trigger|grant\b[^;]*\b(update|delete|truncate|all))/i;
    if (guarded && disarming.test(bare)) {
      const message = `takes the guard of ${guarded} away`;
      found.push({ rule: 'disarms-append-only', file: file.path, line, message });
    }
  }
  return found;
}

function edit(file: SourceFile, verb: string, table: string | undefined, line: number): Finding[] {
  if ((verb !== 'update' && verb !== 'delete') || !appendOnlyTables.includes(table ?? ''))
    return [];
  const message = `${verb} of ${table}: append an entry that says what changed`;
  return [{ rule: 'edits-append-only', file: file.path, line, message }];
}
