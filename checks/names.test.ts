import { describe, expect, test } from 'vitest';
import { names } from './names.ts';
import { testNames } from './test-names.ts';
import { treeOf } from './tree.ts';

const at = 'server/features/complaints/rules/order.ts';
const broken = (path: string, text = '') =>
  names.findings(treeOf({ [path]: text })).map(({ rule }) => rule);

describe('names of files', () => {
  test.each(['server/common/date.ts', 'web/src/page.ts', 'contract/utils.ts', 'checks/lib/a.ts'])(
    'say something, unlike %s',
    (path) => {
      expect(broken(path)).toEqual(['folder-says-nothing']);
    },
  );

  test.each([at, 'server/migrations/0001-directory.sql', 'contract/words/ar/errors.json'])(
    'may be %s',
    (path) => {
      expect(broken(path)).toEqual([]);
    },
  );

  test('are in lower case with hyphens, and those of the glossary', () => {
    expect(broken('server/features/complaints/rules/myOrder.ts')).toEqual(['kebab-case']);
    expect(broken('server/features/tickets/index.ts')).toEqual(['word-for-the-same-thing']);
  });
});

describe('names in code', () => {
  test.each([
    'const ticketNumber = 1;',
    'function notifyCustomer() {}',
    'type SlaClock = { left: number };',
    'type Row = { assignee_id: number };',
    'const settle = (attachment) => attachment;',
    'const body = z.object({ notifications: z.boolean() });',
  ])('are the glossary’s: not %s', (text) => {
    expect(broken(at, text)).toEqual(['word-for-the-same-thing']);
  });

  test.each([
    'mail.attachments.push(file);',
    'send({ attachments: [file] });',
    "client.on('notification', listen);",
    'const slash = 1; const slaughter = 2;',
    '// what others call a ticket',
  ])('that others gave are theirs: %s', (text) => {
    expect(broken(at, text)).toEqual([]);
  });

  test('are watched in migrations too, comments and texts left out', () => {
    const migration = 'server/migrations/0002-complaints.sql';
    expect(broken(migration, "-- a ticket\nINSERT INTO kinds VALUES ('ticket');")).toEqual([]);
    expect(broken(migration, 'CREATE TABLE complaint_attachments (id int);')).toEqual([
      'word-for-the-same-thing',
    ]);
  });
});

describe('names of tests', () => {
  const told = (text: string) =>
    testNames.findings(treeOf({ 'server/a.test.ts': text })).map(({ rule }) => rule);

  test.each([
    "test('refuses to settle without evidence', () => {});",
    "describe('a rule', () => { it('decides', () => {}); });",
    "describe.each(cases)('the check %s', () => { test.for(rules)('catches %s', () => {}); });",
    "test.each(files)('accepts %s', () => {});",
    "test.skipIf(!browser)('shows the queue in Arabic', () => {});",
    'test(name, () => {});',
    "/^a/.test('works');",
  ])('may be given as in %s', (text) => {
    expect(told(text)).toEqual([]);
  });

  test.each([
    ['test-name', "test('works', () => {});"],
    ['test-name', "describe('dates', () => { test('work', () => {}); });"],
    ['test-name', "test.each(cases)('%s', () => {});"],
    ['test-left-out', "test.only('refuses to settle without evidence', () => {});"],
    ['test-left-out', "describe.skip('the journey of a complaint', () => {});"],
    ['test-left-out', "test.todo('refuses to settle without evidence');"],
  ])('%s is refused: %s', (rule, text) => {
    expect(told(text)).toEqual([rule]);
  });
});
