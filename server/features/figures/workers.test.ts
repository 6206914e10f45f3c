/**
 * Workers that are killed in the middle of counting, from outside and without a word: whoever comes after them
 * counts what they did not, once.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareCtx } from '../../test/bare-ctx.ts';
import { allFigures } from '../../test/figures-of.ts';
import { writeHistories } from '../../test/many-histories.ts';
import { loadFirstDirectory } from '../agencies/index.ts';
import { countFigures } from './actions/count-figures.ts';
import { figuresUntil } from './actions/figures-until.ts';
import { rebuildFigures } from './actions/rebuild-figures.ts';
import { countSetAside } from './queries.ts';

const complaints = 1200;
const now = new Date('2026-07-05T09:00:00Z');

let bare: Awaited<ReturnType<typeof bareCtx>>;
/** May write what watches over histories would refuse. */
let owner: pg.Client;
const alive = new Set<ChildProcess>();
beforeAll(async () => {
  bare = await bareCtx();
  bare.at(now.toISOString());
  await loadFirstDirectory(bare.ctx, () => undefined);
  await writeHistories(bare.database.url, { complaints, until: now });
  owner = new pg.Client({ connectionString: bare.database.url });
  await owner.connect();
  await owner.query('SET session_replication_role = replica');
});
afterAll(async () => {
  for (const child of alive) child.kill('SIGKILL');
  await owner.end();
  await bare.close();
});

function work(): ChildProcess {
  const program = join(import.meta.dirname, '..', '..', 'test', 'counting-process.ts');
  const args = [program, bare.database.url, bare.folder, now.toISOString()];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}

/** Whether somebody adds to the sums in a transaction that is not over. */
async function isCounting(): Promise<boolean> {
  const { rows } = await owner.query(`SELECT count(*) > 0 AS yes FROM pg_locks
    WHERE relation = 'event_figures'::regclass AND mode = 'RowExclusiveLock' AND granted`);
  return rows[0].yes;
}

/** Starts a worker and kills it while it writes sums. */
async function killInTheMiddle(): Promise<void> {
  const victim = work();
  await once(victim.stdout!, 'data');
  const deadline = Date.now() + 60_000;
  while (victim.exitCode === null && !(await isCounting())) {
    expect(Date.now()).toBeLessThan(deadline);
  }
  expect(victim.exitCode).toBeNull();
  victim.kill('SIGKILL');
  await once(victim, 'exit');
  // Its session ends with it, and with that its transaction.
  while (await isCounting()) expect(Date.now()).toBeLessThan(deadline);
}

async function letFinish(): Promise<void> {
  const worker = work();
  await once(worker, 'exit');
  expect(worker.exitCode).toBe(0);
}

async function expectRebuiltSame(): Promise<void> {
  const counted = await allFigures(bare.database);
  expect(await rebuildFigures(bare.ctx)).toBe(complaints);
  expect(await allFigures(bare.database)).toEqual(counted);
}

test('workers that are killed while they count leave nothing half, and another counts all of it once', {
  timeout: 360_000,
}, async () => {
  for (let kills = 0; kills < 2; kills += 1) {
    await killInTheMiddle();
    expect((await figuresUntil(bare.ctx.db)).whole).toBe(false);
    expect(await allFigures(bare.database)).toEqual({ events: [], cohorts: [], complaints: [] });
  }
  await letFinish();
  expect(await figuresUntil(bare.ctx.db)).toEqual({ countedUntil: now.toISOString(), whole: true });
  await expectRebuiltSame();

  // The same of what moved since.
  await owner.query(`WITH last AS (
      SELECT DISTINCT ON (complaint_number) * FROM history_entries ORDER BY complaint_number, seq DESC
    ), moved AS (
      INSERT INTO history_entries (complaint_number, seq, at, verb, to_status, actor, holder_id,
        category_id, details)
      SELECT complaint_number, seq + 1, '2026-07-05T08:00:00Z', 'withdraw', 'withdrawn', 'complainant',
        holder_id, category_id, '{}'
      FROM last WHERE to_status NOT IN ('closed', 'settled', 'dismissed')
      RETURNING complaint_number)
    INSERT INTO figure_deltas (complaint_number) SELECT complaint_number FROM moved`);
  const before = await allFigures(bare.database);
  await killInTheMiddle();
  expect(await allFigures(bare.database)).toEqual(before);
  await letFinish();
  expect(await allFigures(bare.database)).not.toEqual(before);
  await expectRebuiltSame();
});

test('a complaint that cannot be counted waits aside, and the others of its turn are counted', async () => {
  await countFigures(bare.ctx);
  const { rows } = await owner.query(`SELECT complaint_number AS number FROM history_entries
    WHERE verb = 'dismiss' ORDER BY 1 LIMIT 2`);
  const [broken, sound] = rows.map(({ number }) => number);
  const reason = (number: string, given: string) =>
    owner.query(
      `UPDATE history_entries SET details = jsonb_build_object('reason', $2::text)
       WHERE complaint_number = $1 AND verb = 'dismiss'`,
      [number, given],
    );
  const touch = () =>
    owner.query('INSERT INTO figure_deltas (complaint_number) VALUES ($1), ($2)', [broken, sound]);
  const dismissedFor = async (name: string) => {
    const { rows: sums } = await owner.query(`SELECT sum(${name})::int AS count FROM event_figures
      WHERE part = 'all' AND span = 'day' AND reach = 'own'`);
    return sums[0].count as number | null;
  };
  const inexact = await dismissedFor('dismissed_inexact');
  await reason(broken, 'for no reason that there is');
  await reason(sound, 'repeated');
  await touch();
  await countFigures(bare.ctx);
  expect(await countSetAside(bare.ctx.db)).toBe(1);
  // What was counted of it stays; the other is counted anew.
  expect(await dismissedFor('dismissed_inexact')).toBe(inexact! - 1);
  expect(await dismissedFor('dismissed_repeated')).toBe(1);
  await rebuildFigures(bare.ctx);
  expect(await countSetAside(bare.ctx.db)).toBe(1);
  expect(await dismissedFor('dismissed_inexact')).toBe(inexact! - 2);

  await reason(broken, 'inexact');
  await touch();
  await countFigures(bare.ctx);
  expect(await countSetAside(bare.ctx.db)).toBe(0);
  expect(await dismissedFor('dismissed_inexact')).toBe(inexact! - 1);
  await expectRebuiltSame();
});
