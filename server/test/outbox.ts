import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestApp } from './app.ts';

/*
 * What a test's server sends to people: its jobs are carried out as its worker would, and the messages read
 * where they lie in place of a carrier.
 */

export type Sent = { readonly to: string; readonly text: string };

type Queued = { readonly id: string; readonly task: string; readonly payload: unknown };

export async function queuedJobs({ database }: TestApp): Promise<Queued[]> {
  const { rows } = await database.pool.query(
    `SELECT j.id, t.identifier AS task, j.payload FROM graphile_worker._private_jobs j
     JOIN graphile_worker._private_tasks t ON t.id = j.task_id ORDER BY j.id`,
  );
  return rows;
}

/** Carries out every job that waits, and those that they bring about. @returns their names */
export async function carryOutJobs(app: TestApp): Promise<string[]> {
  const done: string[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    const waiting = await queuedJobs(app);
    if (waiting.length === 0) return done;
    for (const { id, task, payload } of waiting) {
      await app.database.pool.query('DELETE FROM graphile_worker._private_jobs WHERE id = $1', [
        id,
      ]);
      await app.jobs[task]!.run(app.ctx, payload, { attempt: 1, last: true });
      done.push(task);
    }
  }
  throw new Error('jobs bring about jobs without end');
}

/** Every message so far, the oldest first. */
export function sentMessages({ ctx }: TestApp): Sent[] {
  const folder = join(ctx.config.DATA_DIR, 'outbox');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .map((text) => ({ to: /^To: (.*)$/m.exec(text)![1]!, text }));
}
