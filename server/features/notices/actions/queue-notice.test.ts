import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bareCtx } from '../../../test/bare-ctx.ts';
import { noticesOf } from '../queries.ts';
import { type Notice, queueNotices } from './queue-notice.ts';

let bare: Awaited<ReturnType<typeof bareCtx>>;
const number = '482139751234';
const due = new Date('2026-07-08T09:00:00Z');
const received: Notice = {
  complaintNumber: number,
  seq: 1,
  complainantNo: 1,
  template: 'received',
  params: { due },
};

beforeAll(async () => {
  bare = await bareCtx({ settings: { NOTICES: 'send', SMTP_URL: 'smtp://127.0.0.1:1' } });
});
beforeEach(async () => {
  bare.at('2026-07-05T09:00:00Z');
  await bare.database.pool.query('delete from notices');
  await bare.database.pool.query('delete from graphile_worker._private_jobs');
});
afterAll(() => bare.close());

async function jobs(): Promise<{ payload: object; runAt: string; priority: number }[]> {
  const { rows } = await bare.database.pool.query(`
    select payload, run_at, priority from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'send_notice' order by j.id`);
  return rows.map(({ payload, run_at, priority }) => ({
    payload,
    runAt: run_at.toISOString(),
    priority,
  }));
}

test('a notice and its job are there together, and the job holds nothing of the person', async () => {
  await bare.ctx.db.transaction().execute(async (db) => {
    expect(await queueNotices(bare.ctx, db, [received])).toBe(1);
  });
  const [notice] = await noticesOf(bare.ctx.db, { number });
  expect(notice).toMatchObject({ template: 'received', state: 'queued', complainant_no: 1 });
  expect(await jobs()).toEqual([
    {
      payload: { complaintNumber: number, seq: 1, complainantNo: 1, template: 'received' },
      runAt: '2026-07-05T09:00:00.000Z',
      priority: 0,
    },
  ]);
});

test('neither is there when the transaction is undone', async () => {
  const undone = bare.ctx.db.transaction().execute(async (db) => {
    await queueNotices(bare.ctx, db, [received]);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  expect(await noticesOf(bare.ctx.db, { number })).toEqual([]);
  expect(await jobs()).toEqual([]);
});

test('two hundred notices take one statement', async () => {
  const notices = Array.from({ length: 200 }, (_, index) => ({
    ...received,
    complainantNo: index + 1,
  }));
  let statements = 0;
  const counting = bare.ctx.db.withPlugin({
    transformQuery({ node }) {
      statements += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  expect(await queueNotices(bare.ctx, counting, notices)).toBe(200);
  expect([statements, (await jobs()).length]).toEqual([1, 200]);
});

test('a notice queued again stays one, with one job, and the new ones beside it are queued', async () => {
  await queueNotices(bare.ctx, bare.ctx.db, [received]);
  const both: Notice[] = [received, { ...received, complainantNo: 2 }];
  expect(await queueNotices(bare.ctx, bare.ctx.db, both)).toBe(1);
  expect(await jobs()).toHaveLength(2);
});

test('no notices are no statement', async () => {
  expect(await queueNotices(bare.ctx, bare.ctx.db, [])).toBe(0);
  expect(await jobs()).toEqual([]);
});

test('at night a notice waits for the morning, and an emergency goes at once and first', async () => {
  bare.at('2026-07-05T20:00:00Z'); // 23:00 in Cairo
  const urgent: Notice = { ...received, complainantNo: 2, urgent: true };
  await queueNotices(bare.ctx, bare.ctx.db, [received, urgent]);
  expect((await jobs()).map(({ runAt, priority }) => [runAt, priority])).toEqual([
    ['2026-07-06T05:00:00.000Z', 0],
    ['2026-07-05T20:00:00.000Z', -10],
  ]);
});
