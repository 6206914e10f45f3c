import { describe, expect, test } from 'vitest';
import { statementsIn, statementsOf } from './sql-in-code.ts';
import { sqlPlace } from './sql-place.ts';
import { treeOf } from './tree.ts';

const at = 'server/features/replies/actions/answer.ts';
const statements = (text: string) => {
  const file = treeOf({ [at]: text }).file(at);
  return file ? statementsOf(file).map(({ verb, table }) => `${verb} ${table}`) : [];
};

describe('statements in code', () => {
  test.each([
    ["db.selectFrom('replies as r').innerJoin('complaints', 'a', 'b')", 2, 'select complaints'],
    ["db.updateTable('complaints').set({ grade: 1 })", 1, 'update complaints'],
    ["db.deleteFrom('uploads')", 1, 'delete uploads'],
    ["db.selectFrom(['places', 'agencies'])", 2, 'select places'],
    ["db.selectFrom(db.selectFrom('places').as('p'))", 1, 'select places'],
    ['db.updateTable(table).set(changes)', 1, 'update undefined'],
    ['sql`select 1 from complaints c join replies r on true`', 2, 'select replies'],
    ['sql<Row>`update only complaints as c set status = 1`', 1, 'update complaints'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the text of a program
    ["sql`delete from ${sql.table('history_entries')}`", 1, 'delete history_entries'],
    ['sql`now()`', 1, 'other undefined'],
    ["pool.query('insert into complaints values (1)')", 1, 'insert complaints'],
    ["client.query('TRUNCATE TABLE complaints')", 1, 'delete complaints'],
  ])('are found in %s', (text, count, one) => {
    const found = statements(text);
    expect(found).toHaveLength(count);
    expect(found).toContain(one);
  });

  test.each([
    "const hint = 'Select an agency from the list';",
    "log.info('update of the directory is done');",
    "row.toString('hex')",
    "const label = 'delete';",
    "import { from } from 'somewhere';",
  ])('are not seen in %s', (text) => {
    expect(statements(text)).toEqual([]);
  });

  test('a comment in a statement is no statement', () => {
    expect(statementsIn('-- delete from complaints\nselect 1 from places')).toEqual([
      { verb: 'select', table: 'places' },
    ]);
  });
});

describe('the place of SQL', () => {
  const broken = (path: string) =>
    sqlPlace.findings(treeOf({ [path]: "db.selectFrom('places')" })).map(({ rule }) => rule);

  test.each([
    'server/features/replies/queries.ts',
    'server/features/replies/replies.test.ts',
    'server/platform/db/connect.ts',
    'server/platform/jobs/run-jobs.ts',
    'server/test/builders.ts',
  ])('may be %s', (path) => {
    expect(broken(path)).toEqual([]);
  });

  test.each([
    'server/features/replies/actions/answer.ts',
    'server/features/replies/routes.ts',
    'server/platform/http/serve.ts',
    'server/app.ts',
    'server/demo/demo.ts',
  ])('may not be %s', (path) => {
    expect(broken(path)).toEqual(['sql-outside-queries']);
  });
});
