import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { bareCtx } from '../../../test/bare-ctx.ts';
import { markSent, type NoticeKey, startSending } from '../queries.ts';
import { queueNotices } from './queue-notice.ts';
import { recordDelivery, recordKeptReport } from './record-delivery.ts';

let bare: Awaited<ReturnType<typeof bareCtx>>;
const key = {
  complaintNumber: '482139751234',
  seq: 1,
  complainantNo: 1,
  template: 'withdrawn',
} as const satisfies NoticeKey;
const sentAt = new Date('2026-07-05T09:00:00Z');

beforeAll(async () => {
  bare = await bareCtx();
});
beforeEach(async () => {
  bare.at('2026-07-05T09:00:00Z');
  await bare.database.pool.query('delete from notices');
  await bare.database.pool.query('delete from graphile_worker._private_jobs');
  await queueNotices(bare.ctx, bare.ctx.db, [{ ...key, params: {} }]);
  await startSending(bare.ctx.db, key);
});
afterAll(() => bare.close());

function sent(): Promise<void> {
  const by = { language: 'ar', way: 'sms', carrier: 'smpp', providerId: 'm-1' } as const;
  return markSent(bare.ctx.db, key, sentAt, by);
}
async function row() {
  const { rows } = await bare.database.pool.query('select * from notices');
  return rows[0];
}
async function keptReports(): Promise<{ payload: object; run_at: Date }[]> {
  const { rows } = await bare.database.pool.query(`
    select payload, run_at from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'record_delivery'`);
  return rows;
}

test('a message that arrived is delivered, and one that did not has failed', async () => {
  await sent();
  bare.at('2026-07-05T09:00:30Z');
  await recordDelivery(bare.ctx, 'm-1', 'failed');
  expect(await row()).toMatchObject({ state: 'failed', delivered_at: null });
  await recordDelivery(bare.ctx, 'm-1', 'delivered');
  const delivered_at = new Date('2026-07-05T09:00:30Z');
  expect(await row()).toMatchObject({ state: 'delivered', delivered_at });
});

test('a message that arrived stays so, whatever is reported later', async () => {
  await sent();
  await recordDelivery(bare.ctx, 'm-1', 'delivered');
  await recordDelivery(bare.ctx, 'm-1', 'failed');
  expect(await row()).toMatchObject({ state: 'delivered', last_error: null });
});

test('an identifier that comes round again after a week is another message', async () => {
  await sent();
  bare.at('2026-07-12T09:00:01Z');
  await recordDelivery(bare.ctx, 'm-1', 'failed');
  expect(await row()).toMatchObject({ state: 'sent' });
});

test('a report that is faster than the mark is kept, and found again by its job', async () => {
  await recordDelivery(bare.ctx, 'm-1', 'delivered');
  expect(await keptReports()).toEqual([
    {
      payload: { providerId: 'm-1', state: 'delivered', at: '2026-07-05T09:00:00.000Z' },
      run_at: new Date('2026-07-05T09:00:30Z'),
    },
  ]);
  const report = { providerId: 'm-1', state: 'delivered', at: sentAt } as const;
  const again = () => recordKeptReport(bare.ctx, report, { last: false });
  await expect(again()).rejects.toThrow('no notice has this identifier yet');
  await sent();
  await again();
  expect(await row()).toMatchObject({ state: 'delivered', delivered_at: sentAt });
  expect(await keptReports()).toHaveLength(1);
});

test('a report of a message that is not ours is let go in the end', async () => {
  const report = { providerId: 'stranger', state: 'failed', at: sentAt } as const;
  await recordKeptReport(bare.ctx, report, { last: true });
  expect(await row()).toMatchObject({ state: 'sending' });
});
