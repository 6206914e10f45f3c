import { describe, expect, test } from 'vitest';
import { oneStatusChange } from './one-status-change.ts';
import { treeOf } from './tree.ts';

const home = 'server/features/complaints/queries.ts';
const mover = 'server/features/complaints/actions/move-complaint.ts';
const move = 'export const recordMove = (db, c) => db.updateTable("complaints").set({ ...c });\n';
const broken = (files: Record<string, string>) =>
  oneStatusChange.findings(treeOf(files)).map(({ rule }) => rule);

describe('the status of a complaint', () => {
  test('is changed by one function that move-complaint takes', () => {
    expect(
      broken({ [home]: move, [mover]: "import { recordMove } from '../queries.ts';" }),
    ).toEqual([]);
  });

  test.each([
    "export { recordMove } from './queries.ts';",
    "import { recordMove as move } from './queries.ts';",
    "import * as queries from './queries.ts';",
  ])('is not changed by whoever else takes that function: %s', (text) => {
    expect(broken({ [home]: move, 'server/features/complaints/index.ts': text })).toEqual([
      'status-changed-by-others',
    ]);
  });

  test.each([
    "db.updateTable('complaints').set({ status: 'closed' })",
    "db.updateTable('complaints').where('a', '=', 1).set('status', 'closed')",
    "db.updateTable('complaints').set((eb) => ({ status: eb.val('closed') }))",
    "db.updateTable('complaints').set(changes)",
    "db.updateTable('complaints').set({ grade: 1, ...changes })",
    "db.updateTable('complaints').set({ [column]: 1 })",
    'db.updateTable(table).set(changes)',
    "sql`update complaints set grade = 1, status = 'closed'`",
  ])('is not changed elsewhere: %s', (text) => {
    expect(broken({ 'server/features/replies/queries.ts': text })).toEqual([
      'status-changed-elsewhere',
    ]);
  });

  test.each([
    "db.updateTable('complaints').set({ holder_id: 1 }).where('status', '=', 'closed')",
    "db.updateTable('complaints').set('grade', 5)",
    "for (const column of ['holder_path', 'judge_path'] as const) db.updateTable('complaints').set({ [column]: 1 })",
    "db.updateTable('replies').set({ status: 1 })",
    'sql`update complaints set grade = 1 where number = 1`',
  ])('is not changed by %s', (text) => {
    expect(broken({ 'server/features/replies/queries.ts': text })).toEqual([]);
  });
});
