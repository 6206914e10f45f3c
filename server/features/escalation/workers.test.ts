/**
 * Ten thousand complaints whose time ran out, and two workers of which one is killed over and over, in the
 * middle of whatever it does: each step happened once, whole.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareCtx } from '../../test/bare-ctx.ts';
import { writeOverdue } from '../../test/overdue-complaints.ts';
import { loadFirstDirectory } from '../agencies/index.ts';

const overdue = 10_000;
const now = new Date('2026-07-05T09:00:00Z');

let bare: Awaited<ReturnType<typeof bareCtx>>;
let folder: string;
const alive = new Set<ChildProcess>();
beforeAll(async () => {
  bare = await bareCtx();
  folder = mkdtempSync(join(tmpdir(), 'insaf-test-'));
  await loadFirstDirectory(bare.ctx, () => undefined);
  await writeOverdue(bare.database.url, { overdue, open: overdue + 2000, at: now });
});
afterAll(async () => {
  for (const child of alive) child.kill('SIGKILL');
  await bare.close();
  rmSync(folder, { recursive: true, force: true });
});

function work(): ChildProcess {
  const program = join(import.meta.dirname, '..', '..', 'test', 'escalating-process.ts');
  const { url } = bare.database;
  const child = spawn(process.execPath, [program, url, folder, now.toISOString(), '200'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  return child;
}

const count = async (sql: string): Promise<number> =>
  Number((await bare.database.pool.query(sql)).rows[0].count);
const escalations = "FROM history_entries WHERE verb = 'escalate'";

/** Waits until one more batch is taken, or for a while: at whatever they are then. */
async function someTime(turn: number): Promise<void> {
  if (turn % 2 === 1) return void (await wait(50 + Math.random() * 350));
  const stood = await count(`SELECT count(*) ${escalations}`);
  if (stood === overdue) return;
  while ((await count(`SELECT count(*) ${escalations}`)) === stood) await wait(5);
}

test('two workers, one of them killed over and over, take each step once and whole', {
  timeout: 360_000,
}, async () => {
  const workers = [work(), work()];
  await Promise.all(workers.map(({ stdout }) => once(stdout!, 'data')));
  let inTheMiddle = 0;
  let turn = 0;
  for (let done = 0; done < overdue; done = await count(`SELECT count(*) ${escalations}`)) {
    await someTime(turn);
    turn += 1;
    const at = Math.floor(Math.random() * 2);
    const victim = workers[at]!;
    if (victim.exitCode === null) {
      const begun = await count(`SELECT count(*) ${escalations}`);
      if (begun > 0 && begun < overdue) inTheMiddle += 1;
      victim.kill('SIGKILL');
      await once(victim, 'exit');
    }
    workers[at] = work();
    await once(workers[at].stdout!, 'data');
  }
  expect(inTheMiddle).toBeGreaterThan(0);

  expect(await count(`SELECT count(DISTINCT complaint_number) ${escalations}`)).toBe(overdue);
  expect(await count('SELECT count(*) FROM complaints WHERE version = 2')).toBe(overdue);
  // Each with what belongs to it: whom it told, the ledger and the figures.
  expect(await count('SELECT count(DISTINCT (complaint_number, seq)) FROM risings')).toBe(overdue);
  expect(await count('SELECT count(*) FROM ledger_waiting_entries WHERE seq = 2')).toBe(overdue);
  expect(await count('SELECT count(DISTINCT complaint_number) FROM figure_deltas')).toBe(overdue);
  expect(
    await count(`SELECT count(*) FROM complaints c JOIN history_entries h
      ON h.complaint_number = c.number AND h.seq = c.version AND h.verb = 'escalate'
      WHERE c.ladder_step <> (h.details->>'step')::int OR c.next_step_at <= h.at`),
  ).toBe(0);
});
