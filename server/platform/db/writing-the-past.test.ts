import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareCtx } from '../../test/bare-ctx.ts';
import { type JobTable, runJobs } from '../jobs/run-jobs.ts';
import { connect } from './connect.ts';
import { beginWritingThePast, pastIsBeingWritten } from './writing-the-past.ts';

let bare: Awaited<ReturnType<typeof bareCtx>>;
beforeAll(async () => {
  bare = await bareCtx();
});
afterAll(() => bare.close());

test('one writes the past at a time, and it is free again when they end', async () => {
  const { url, pool } = bare.database;
  expect(await pastIsBeingWritten(pool)).toBe(false);
  const first = await beginWritingThePast(url);
  expect(await pastIsBeingWritten(pool)).toBe(true);
  expect(await beginWritingThePast(url)).toBeNull();
  await first?.end();
  expect(await pastIsBeingWritten(pool)).toBe(false);
  const second = await beginWritingThePast(url);
  expect(second).not.toBeNull();
  await second?.end();
});

test('asking whether the past is written keeps nobody from writing it', async () => {
  let asking = true;
  const askers = Array.from({ length: 5 }, async () => {
    while (asking) await pastIsBeingWritten(bare.database.pool);
  });
  for (let time = 0; time < 5; time++) {
    const writing = await beginWritingThePast(bare.database.url);
    expect(writing).not.toBeNull();
    await writing?.end();
  }
  asking = false;
  await Promise.all(askers);
});

test('while the past is written a scheduled job leaves out its turn, and an added one runs', async () => {
  const ran: string[] = [];
  const note = (name: string) => async () => void ran.push(name);
  const jobs: JobTable = {
    end_waiting: { every: '0 0 1 1 *', run: note('scheduled') },
    send_notice: { run: note('added') },
  };
  const owner = connect(bare.database.url, { max: 10 });
  const add = (name: string) => owner.pool.query('select graphile_worker.add_job($1)', [name]);
  const writing = await beginWritingThePast(bare.database.url);
  const runner = await runJobs(bare.ctx, owner.pool, jobs);
  try {
    await add('end_waiting');
    await add('send_notice');
    const left = async () => (await owner.pool.query('select from graphile_worker.jobs')).rowCount;
    await expect.poll(left).toBe(0);
    expect(ran).toEqual(['added']);
    await writing?.end();
    await add('end_waiting');
    await expect.poll(() => ran).toEqual(['added', 'scheduled']);
  } finally {
    await runner.stop();
    await owner.close();
  }
});
