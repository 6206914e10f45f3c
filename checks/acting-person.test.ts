import { describe, expect, test } from 'vitest';
import { actingPerson } from './acting-person.ts';
import { treeOf } from './tree.ts';

const home = 'server/features/complaints/queries.ts';
const broken = (text: string, others: Record<string, string> = {}) =>
  actingPerson.findings(treeOf({ [home]: text, ...others })).map(({ rule }) => rule);

const body = "db.selectFrom('complaints').where((eb) => visibleTo(eb, acting))";

describe('a query that reads what a complaint owns', () => {
  test('may take the acting person and narrow by them', () => {
    expect(broken(`export function read(db: Db, acting: Acting) { return ${body}; }`)).toEqual([]);
    expect(broken(`export const read = (db: Db, acting: Acting) => ${body};`)).toEqual([]);
    expect(
      broken(`export const read = (db: Db, acting: Acting & { kind: 'system' }) => ${body};`),
    ).toEqual([]);
  });

  test('is refused without them, as a function, a constant, a join or a text', () => {
    for (const reading of [
      "export function read(db: Db) { return db.selectFrom('complaints'); }",
      "export const read = (db: Db) => db.selectFrom('complaints');",
      "export const read = (db: Db) => db.selectFrom('agencies').innerJoin('replies', 'a', 'b');",
      'export const read = (db: Db) => sql`select from complaints`.execute(db);',
      'export const read = (db: Db, table: string) => db.selectFrom(table);',
    ]) {
      expect(broken(reading)).toEqual(['read-without-person']);
    }
  });

  test('is refused when the reading is done by a function that is not exported', () => {
    const inner = "function rows(db: Db) { return db.selectFrom('complaints'); }\n";
    const between = 'const some = (db: Db) => rows(db);\n';
    const outer = 'export const list = (db: Db) => some(db);';
    expect(broken(inner + between + outer)).toEqual(['read-without-person']);
  });

  test('is refused when it takes the person and forgets them', () => {
    const text = "export const read = (db: Db, acting: Acting) => db.selectFrom('complaints');";
    expect(broken(text)).toEqual(['person-not-asked']);
  });

  test('may take a complaint that was loaded through them, unless the caller makes it up', () => {
    const text =
      "export const historyOf = (db: Db, complaint: { number: string }) => db.selectFrom('history_entries');";
    const call = (argument: string) => ({
      'server/features/complaints/actions/read.ts': `historyOf(db, ${argument});`,
    });
    expect(broken(text, call('complaint'))).toEqual([]);
    expect(broken(text, call('await readComplaint(db, acting, number)'))).toEqual([]);
    expect(broken(text, call('{ number }'))).toEqual(['complaint-made-up']);
    expect(broken(text, call("{ number: '1' }"))).toEqual(['complaint-made-up']);
  });
});

test('a query of the directory, or one that only writes, needs no person', () => {
  expect(
    broken(`export const agencies = (db: Db) => db.selectFrom('agencies');
      export const add = (db: Db, row: Row) => db.insertInto('complaints').values(row);`),
  ).toEqual([]);
});
