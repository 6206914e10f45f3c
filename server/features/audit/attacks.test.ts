import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Connection, connect } from '../../platform/db/connect.ts';
import { type TestApp, testApp } from '../../test/app.ts';
import {
  type Attack,
  attack,
  attackable,
  attackKinds,
  changeColumn,
  drawer,
} from '../../test/attacks.ts';
import { honestMonth } from '../../test/honest-month.ts';
import { file } from '../../test/journey.ts';
import { keptTables, publishHeads, sequence } from '../ledger/index.ts';
import { auditLedger, type Finding, findingLine } from './index.ts';

/*
 * A superuser with all triggers off changes, deletes, inserts, reorders and truncates in random ways, and
 * each time the audit names what was done. Every attack is taken back with its transaction.
 */

const seed = 20_261_122;
const attacks = 60;

let app: TestApp;
let owner: Connection;
beforeAll(async () => {
  app = await testApp();
  owner = connect(app.database.url, { max: 1 });
  await honestMonth(app);
  // More than a bundle's worth of leaves.
  for (let at = 0; at < 22; at += 1) await Promise.all(Array.from({ length: 9 }, () => file(app)));
  await sequence(app.ctx);
  await publishHeads(app.ctx);
}, 1_200_000);
afterAll(async () => {
  await owner.close();
  await app.close();
});

async function audit(db = app.ctx.db): Promise<Finding[]> {
  const found: Finding[] = [];
  const told = { found: (finding: Finding) => found.push(finding), progress: () => undefined };
  await auditLedger({ ...app.ctx, db }, [], told);
  return found;
}

const takenBack = new Error('taken back');

/** What the audit finds of an attack; undefined where the tables do not allow it. */
async function tried(
  carryOut: (db: Connection['db']) => Promise<Attack | undefined>,
): Promise<{ done: Attack; found: Finding[] } | undefined> {
  let result: { done: Attack; found: Finding[] } | undefined;
  await owner.db
    .transaction()
    .execute(async (db) => {
      const done = await carryOut(db);
      if (done !== undefined) result = { done, found: await audit(db) };
      throw takenBack;
    })
    .catch((error) => {
      if (error === takenBack || (error.code ?? '').startsWith('23')) return;
      if ((error.code ?? '').startsWith('22')) return;
      throw error;
    });
  return result;
}

/** Whether a finding says what was done: which table, or which complaint, and which move where it was one. */
function names(found: readonly Finding[], { table, complaints, seq, leaves }: Attack): boolean {
  if (table in keptTables) return found.some(({ what }) => what.startsWith(`${table} (`));
  if (complaints.length === 0) return found.length > 0;
  return found.some(
    (finding) =>
      leaves.includes(finding.leaf ?? -1) ||
      (complaints.includes(finding.complaint ?? '') &&
        (seq === undefined || finding.seq === seq || finding.seq === undefined)),
  );
}

async function rowsIn(table: string): Promise<number> {
  const { rows } = await owner.pool.query(`SELECT count(*)::int AS count FROM ${table}`);
  return rows[0].count;
}

test('a month of honest work with erasures raises no alarm', async () => {
  expect((await audit()).map(findingLine)).toEqual([]);
});

test(`each of ${attacks} random attacks of a superuser is named`, async () => {
  const draw = drawer(seed);
  const unnamed: string[] = [];
  let done = 0;
  for (let at = 0; done < attacks; at += 1) {
    const kind = attackKinds[at % attackKinds.length]!;
    const result = await tried((db) => attack(db, draw, kind));
    if (result === undefined) continue;
    done += 1;
    if (!names(result.found, result.done)) {
      unnamed.push(
        `${result.done.said}\n   ${result.found.map(findingLine).slice(0, 3).join('\n   ')}`,
      );
    }
  }
  expect(unnamed, `with the seed ${seed}`).toEqual([]);
}, 1_200_000);

test('in every table that is entered row by row there is work, and each of its columns is named', async () => {
  const idle: string[] = [];
  for (const table of Object.keys(keptTables)) if ((await rowsIn(table)) === 0) idle.push(table);
  expect(idle).toEqual([]);
  const draw = drawer(seed);
  const waiting = (await attackable(owner.db)).filter(({ table }) => table in keptTables);
  const unnamed: string[] = [];
  const untried: string[] = [];
  // One column of each table at a time: findings name their tables, so none hides another.
  while (waiting.length > 0) {
    const together = Object.keys(keptTables).flatMap((table) => {
      const at = waiting.findIndex((each) => each.table === table);
      return at < 0 ? [] : waiting.splice(at, 1);
    });
    const done: { name: string; carriedOut: Attack }[] = [];
    const result = await tried(async (db) => {
      for (const each of together) {
        const name = `${each.table}.${each.column}`;
        const carriedOut = await inSavepoint(db, () => changeColumn(db, draw, each));
        if (carriedOut === undefined) untried.push(name);
        else done.push({ name, carriedOut });
      }
      return done[0]?.carriedOut;
    });
    for (const { name, carriedOut } of done) {
      if (!names(result?.found ?? [], carriedOut)) unnamed.push(name);
    }
  }
  expect({ unnamed, untried }).toEqual({ unnamed: [], untried: [] });
}, 1_200_000);

/** What the tables refuse by a constraint is undone alone. */
async function inSavepoint<T>(db: Connection['db'], act: () => Promise<T>): Promise<T | undefined> {
  await sql`SAVEPOINT one`.execute(db);
  try {
    return await act();
  } catch (error) {
    await sql`ROLLBACK TO SAVEPOINT one`.execute(db);
    if (/^2[23]/.test((error as { code?: string }).code ?? '')) return undefined;
    throw error;
  }
}
