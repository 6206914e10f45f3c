import { describe, expect, test } from 'vitest';
import { appendOnly } from './append-only.ts';
import { treeOf } from './tree.ts';

const broken = (path: string, text: string) =>
  appendOnly.findings(treeOf({ [path]: text })).map(({ rule, line }) => `${rule}:${line}`);
const queries = 'server/features/complaints/queries.ts';
const migration = 'server/migrations/0042-repair.sql';

describe('history', () => {
  test.each([
    "db.deleteFrom('history_entries')",
    "db.updateTable('history_entries as h').set({ at: now })",
    'sql`update history_entries set at = now()`',
    'sql`truncate agency_changes`',
  ])('is not edited by %s', (text) => {
    expect(broken(queries, text)).toEqual(['edits-append-only:1']);
  });

  test('is appended to and read', () => {
    const text = "db.insertInto('history_entries').values(entry); db.selectFrom('history_entries')";
    expect(broken(queries, text)).toEqual([]);
  });

  test('is not edited by a migration either, whose line is given', () => {
    const text = 'SELECT 1;\n\n-- one entry too many\nDELETE FROM history_entries WHERE seq = 3;\n';
    expect(broken(migration, text)).toEqual(['edits-append-only:3']);
  });

  test.each([
    'DROP TRIGGER history_entries_append_only ON history_entries;',
    'ALTER TABLE history_entries DISABLE TRIGGER ALL;',
    'GRANT SELECT, UPDATE ON history_entries TO insaf_app;',
  ])('keeps its guard against %s', (text) => {
    expect(broken(migration, text)).toEqual(['disarms-append-only:1']);
  });

  test('may be given its guard', () => {
    const text = `CREATE TRIGGER history_entries_append_only
      BEFORE UPDATE OR DELETE OR TRUNCATE ON history_entries
      FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      REVOKE UPDATE, DELETE, TRUNCATE ON history_entries FROM insaf_app;
      GRANT SELECT, INSERT ON history_entries TO insaf_app;
      GRANT UPDATE ON replies TO insaf_app;`;
    expect(broken(migration, text)).toEqual([]);
  });

  test('may be attacked by a test, to show that the database refuses', () => {
    expect(broken('server/test/history.test.ts', "db.deleteFrom('history_entries')")).toEqual([]);
  });
});
