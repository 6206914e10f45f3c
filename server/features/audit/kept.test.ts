import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, connect } from '../../platform/db/connect.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { workBeside } from '../../test/beside-work.ts';
import { type Filed, person, referred } from '../../test/journey.ts';
import {
  coveredColumns,
  keptTables,
  ledgersOwn,
  outside,
  sequence,
  unkept,
} from '../ledger/index.ts';
import { auditLedger, findingLine } from './index.ts';

/* What stands beside the history is entered row by row, and each change of it is named. */

let app: TestApp;
let owner: Connection;
let asked: Filed;
let noted: Filed;
beforeAll(async () => {
  app = await testApp();
  owner = connect(app.database.url, { max: 1 });
  ({ asked, noted } = await workBeside(app));
  await sequence(app.ctx);
}, 240_000);
afterAll(async () => {
  await owner.close();
  await app.close();
});

const takenBack = new Error('taken back');

/** What the audit says of a change by a superuser, which is taken back. */
async function after(...changes: string[]): Promise<string[]> {
  const lines: string[] = [];
  await owner.db
    .transaction()
    .execute(async (db) => {
      await sql`SET LOCAL session_replication_role = replica`.execute(db);
      for (const change of changes) await sql.raw(change).execute(db);
      await auditLedger({ ...app.ctx, db }, [], {
        found: (finding) => lines.push(findingLine(finding)),
        progress: () => undefined,
      });
      throw takenBack;
    })
    .catch((error) => {
      if (error !== takenBack) throw error;
    });
  return lines;
}

const rowsOf = async <Row>(query: string) =>
  (await owner.pool.query(query)).rows as unknown as Row[];

test('of every table it is said whether the ledger answers for it, and of every column that is entered', async () => {
  const tables = await rowsOf<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
  );
  const decided = [coveredColumns, keptTables, outside].flatMap((list) => Object.keys(list));
  const all = [...decided, ...ledgersOwn];
  expect(new Set(all).size).toBe(all.length);
  expect(tables.map(({ name }) => name).filter((name) => !all.includes(name))).toEqual([]);

  const columns = await rowsOf<{ name: string }>(
    `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name IN (SELECT name FROM ledger_kept_tables)`,
  );
  const said = [
    ...Object.entries(keptTables).flatMap(([table, kept]) =>
      [...kept.columns, ...kept.written]
        .filter((column) => !column.endsWith('?'))
        .map((column) => `${table}.${column}`),
    ),
    ...Object.keys(unkept),
  ];
  expect(said.sort()).toEqual(columns.map(({ name }) => name).sort());
});

test('the database enters just what the audit wants to be entered', async () => {
  const rows = await rowsOf<{ name: string; columns: string[]; written: string[] }>(
    'SELECT name, columns, written FROM ledger_kept_tables',
  );
  const inDatabase = Object.fromEntries(
    rows.map(({ name, columns, written }) => [name, [[...columns].sort(), written]]),
  );
  const here = Object.fromEntries(
    Object.entries(keptTables).map(([name, { columns, written }]) => [
      name,
      [[...columns].sort(), written],
    ]),
  );
  expect(inDatabase).toEqual(here);
});

test('honest work beside the history raises no alarm', async () => {
  expect(await after()).toEqual([]);
});

test('who asked for an identity, and that it was refused, can be neither changed nor wiped out unseen', async () => {
  const opening = `identity_openings (opening_no 1)`;
  const of = `WHERE complaint_number = ${asked.number} AND opening_no = 1`;
  const other = `(SELECT id FROM staff WHERE id <> asked_by LIMIT 1)`;
  expect(await after(`UPDATE identity_openings SET asked_by = ${other} ${of}`)).toEqual([
    `complaint ${asked.number}: ${opening}: asked_by was changed`,
  ]);
  expect(await after(`UPDATE identity_openings SET reason = 'غيره' ${of}`)).toEqual([
    `complaint ${asked.number}: ${opening}: reason was changed`,
  ]);
  expect(await after(`DELETE FROM identity_openings ${of}`)).toEqual([
    `complaint ${asked.number}: ${opening}: is gone`,
  ]);
  const [refused] = await rowsOf<{ number: string }>(
    'SELECT complaint_number AS number FROM identity_openings WHERE refusal IS NOT NULL',
  );
  const granted = await after(
    `UPDATE identity_openings SET refusal = NULL, until = now() WHERE refusal IS NOT NULL`,
  );
  expect(granted.sort()).toEqual(
    ['refusal', 'until'].map(
      (column) => `complaint ${refused!.number}: ${opening}: ${column} was changed`,
    ),
  );
});

test('that an entry is taken out with its row does not hide it', async () => {
  const lines = await after(
    `DELETE FROM identity_views WHERE complaint_number = ${asked.number}`,
    `DELETE FROM ledger_events WHERE complaint_number = ${asked.number} AND type = 'view'`,
  );
  expect(lines.join()).toMatch(/event \d+ \(view\) is gone from ledger_events/);
});

test('words of a note, a notice that was sent, a role and a row put in are named', async () => {
  const [line] = await after(
    `UPDATE complaint_note_words SET words = 'غيره' WHERE complaint_number = ${noted.number} AND note_no = 1`,
  );
  expect(line).toBe(
    `complaint ${noted.number}: complaint_note_words (note_no 1): words was changed`,
  );
  const notices = await after(`UPDATE notices SET sent_at = sent_at - interval '1 day'
    WHERE state = 'delivered'`);
  expect(notices).toHaveLength(2);
  expect(notices[0]).toContain('sent_at was changed');
  const given = await after(`INSERT INTO staff_roles (staff_id, role, agency_id)
    SELECT id, 'head', 1 FROM staff LIMIT 1`);
  expect(given).toEqual([
    expect.stringMatching(/^staff_roles \(.*was never entered in the ledger$/),
  ]);
  const taken = await after(`DELETE FROM staff_roles WHERE role = 'call_agent'
    AND agency_id = (SELECT id FROM agencies WHERE code = 'system')`);
  expect(taken).toEqual([expect.stringMatching(/^staff_roles \(.*role call_agent.*\): is gone$/)]);
});

test('an agency that never held a complaint, and would see it, is named; one that did is missed', async () => {
  const filed = await referred(app);
  await sequence(app.ctx);
  const stranger = `(SELECT id FROM agencies WHERE code = 'gov-is')`;
  expect(await after(`INSERT INTO earlier_holders VALUES (${filed.number}, ${stranger})`)).toEqual([
    expect.stringMatching(/earlier_holders: agency \d+ never held it$/),
  ]);
  const gone = await after(`DELETE FROM earlier_holders WHERE complaint_number = ${filed.number}`);
  expect(gone).toHaveLength(2);
  expect(gone[0]).toMatch(/earlier_holders: agency \d+, which held it, is missing$/);
});

test('the person reads in their proof who asked for them; staff of the agency do not', async () => {
  const proof = await app.call('POST', '/tracking/proof', {
    body: { number: asked.number, code: asked.code },
  });
  const saidIn = (body: { entries: { entry: string }[] }) =>
    body.entries.map(({ entry }) => {
      const { type, verb } = JSON.parse(entry);
      return type === 'move' ? verb : [type, verb].filter(Boolean).join(' ');
    });
  expect(saidIn(proof.body)).toEqual(['receive', 'opening ask', 'opening approve', 'view']);
  const staff = await app.call('GET', `/complaints/${asked.number}/receipt`, {
    as: 'head@system',
  });
  expect(saidIn(staff.body)).toEqual(['receive']);
  expect((await person(app, asked)).openings).toHaveLength(1);
});
