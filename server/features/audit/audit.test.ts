import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, connect } from '../../platform/db/connect.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import { type Filed, file, move, naser, referred } from '../../test/journey.ts';
import {
  coveredColumns,
  forgetPerson,
  headsFolder,
  publishHeads,
  readHead,
  sequence,
  uncovered,
} from '../ledger/index.ts';
import { auditLedger, findingLine, type KnownHead } from './index.ts';

let app: TestApp;
let owner: Connection;
let filed: Filed;
beforeAll(async () => {
  app = await testApp();
  owner = connect(app.database.url, { max: 1 });
  filed = await referred(app);
  await file(app);
  await sequence(app.ctx);
});
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function audit(db: Connection['db'] = app.ctx.db, heads: KnownHead[] = []) {
  const lines: string[] = [];
  const found = (finding: Parameters<typeof findingLine>[0]) => lines.push(findingLine(finding));
  await auditLedger({ ...app.ctx, db }, heads, { found, progress: () => undefined });
  return lines;
}

/** What the audit says of a change, which is taken back. */
async function after(change: (db: Connection['db']) => Promise<unknown>, heads?: KnownHead[]) {
  let lines: string[] = [];
  const takenBack = new Error('taken back');
  await owner.db
    .transaction()
    .execute(async (db) => {
      await sql`SET LOCAL session_replication_role = replica`.execute(db);
      await change(db);
      lines = await audit(db, heads);
      throw takenBack;
    })
    .catch((error) => {
      if (error !== takenBack) throw error;
    });
  return lines;
}

test('of every column of the covered tables it is said whether an entry answers for it', async () => {
  const { rows } = await owner.pool.query<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns
     WHERE table_schema = 'public' AND table_name = ANY($1)`,
    [Object.keys(coveredColumns)],
  );
  const there = rows.map((row) => `${row.table_name}.${row.column_name}`).sort();
  const decided = [
    ...Object.entries(coveredColumns).flatMap(([table, columns]) =>
      columns.map((column) => `${table}.${column}`),
    ),
    ...Object.keys(uncovered),
  ].sort();
  expect(decided).toEqual(there);
});

test('what waits to be sequenced is no fault, unless its entry was taken out or made up', async () => {
  const waiting = await file(app);
  expect(await audit()).toEqual([]);
  const number = `complaint_number = ${waiting.number}`;
  expect(
    await after((db) =>
      sql`DELETE FROM ledger_waiting_entries WHERE ${sql.raw(number)}`.execute(db),
    ),
  ).toEqual([`complaint ${waiting.number}, move 1: was never entered in the ledger`]);
  const twice = await after((db) =>
    sql`INSERT INTO ledger_waiting_entries (complaint_number, seq)
      VALUES (${filed.number}, 1)`.execute(db),
  );
  expect(twice.join()).toContain(`complaint ${filed.number}, move 1: ledger_waiting_entries holds`);
  await sequence(app.ctx);
  expect(await audit()).toEqual([]);
});

test('an entry of the history is changed: complaint, move and field are named', async () => {
  const [line, ...others] = await after((db) =>
    sql`UPDATE history_entries SET to_status = 'in_progress'
      WHERE complaint_number = ${filed.number} AND seq = 2`.execute(db),
  );
  expect(line).toMatch(
    new RegExp(
      `^complaint ${filed.number}, move 2, leaf \\d+: to is "in_progress", the ledger says "referred"$`,
    ),
  );
  expect(others).toEqual([]);
});

test('words that come back after an erasure are found; that they are gone is not', async () => {
  const other = await referred(app);
  await move(app, naser, other, 'hand-back', { reason: 'ليس لنا' });
  await sequence(app.ctx);
  const erase = async (db: Connection['db'], enter: boolean) => {
    await sql`UPDATE complaints SET text = '', lat = NULL, lon = NULL, erased_at = now()
      WHERE number = ${other.number}`.execute(db);
    await sql`DELETE FROM history_words WHERE complaint_number = ${other.number}`.execute(db);
    await sql`UPDATE referrals SET ended_reason = NULL
      WHERE complaint_number = ${other.number}`.execute(db);
    await sql`DELETE FROM complainants WHERE complaint_number = ${other.number}`.execute(db);
    const complaint = { number: other.number, version: 4 };
    const why = { at: app.now, by: 'system', agencyId: null, parts: {} } as const;
    if (enter) await forgetPerson(db, complaint, why);
  };
  expect(await after((db) => erase(db, true))).toEqual([]);
  const back = await after(async (db) => {
    await erase(db, true);
    await sql`INSERT INTO history_words VALUES (${other.number}, 4, 'لم يقلها')`.execute(db);
  });
  expect(back.join()).toContain('words of move 4 are there, though the person was erased');
  const silent = await after((db) => erase(db, false));
  expect(silent.join()).toContain(`complaint ${other.number}, move 1`);
  const unsaid = await after((db) =>
    sql`UPDATE ledger_complaints SET personal_salt = NULL, erased_to = 4
      WHERE complaint_number = ${other.number}`.execute(db),
  );
  expect(unsaid.join()).toContain('no erasure was entered');
});

test('a ledger that was made anew, key and all, is given away by a head kept elsewhere', async () => {
  const note = (await readHead(app.ctx))!;
  const elsewhere = [{ name: 'the gazette', note }];
  const anew = async (db: Connection['db']) => {
    await sql`SET LOCAL session_replication_role = replica`.execute(db);
    await sql`UPDATE complaints SET text = 'كلام آخر' WHERE number = ${filed.number}`.execute(db);
    await sql`TRUNCATE ledger_complaints, ledger_tail_entries, ledger_bundles, ledger_subtrees,
      ledger_checkpoints, ledger_waiting_entries`.execute(db);
    await sql`INSERT INTO ledger_waiting_entries (complaint_number, seq)
      SELECT complaint_number, seq FROM history_entries ORDER BY at, complaint_number, seq`.execute(
      db,
    );
    await sql`UPDATE ledger_events SET leaf = NULL`.execute(db);
    await sql`INSERT INTO ledger_waiting_entries (complaint_number, event_id)
      SELECT complaint_number, id FROM ledger_events ORDER BY id`.execute(db);
  };
  expect(await after(anew, elsewhere)).not.toEqual([]);
  const { db, close } = connect(app.database.url, { max: 1 });
  await db.transaction().execute(anew);
  await close();
  await sequence(app.ctx);
  expect(await audit()).toEqual([]);
  expect(await audit(app.ctx.db, elsewhere)).toEqual([
    expect.stringContaining('the ledger is not that of the head of the gazette'),
  ]);
  await writeHead('checkpoint-2026-07-04', note);
  expect((await audit()).join()).toContain('the head of checkpoint-2026-07-04');
  await writeHead('checkpoint-2026-07-04', (await readHead(app.ctx))!);
});

async function writeHead(name: string, note: string): Promise<void> {
  await publishHeads(app.ctx);
  await writeFile(join(headsFolder(app.ctx), name), note);
}

test('the command says each fault on a line and ends with 1, or says that there is none', async () => {
  const run = (...args: string[]) =>
    promisify(execFile)(
      process.execPath,
      [join(import.meta.dirname, '../../insaf.ts'), 'ledger', ...args],
      {
        env: {
          PATH: process.env.PATH,
          DATABASE_URL: app.database.url,
          DATA_DIR: app.ctx.config.DATA_DIR,
        },
      },
    ).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );
  expect(await run('audit')).toMatchObject({
    code: 0,
    stdout: 'Everything is as the ledger says\n',
  });
  const key = (await app.http.inject('/ledger/key')).payload;
  expect(await run('key')).toMatchObject({ code: 0, stdout: key });
  await owner.pool.query(`UPDATE complaints SET text = 'غيره' WHERE number = ${filed.number}`);
  const found = await run('audit', '--checkpoint', join(headsFolder(app.ctx), 'checkpoint'));
  expect(found.code).toBe(1);
  expect(found.stdout).toMatch(new RegExp(`^complaint ${filed.number}, move 1, leaf \\d+: text `));
  expect(found.stderr).toContain('The ledger says otherwise in 1 place.');
});
