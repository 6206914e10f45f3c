import { afterEach, beforeEach, expect, test } from 'vitest';
import { bareCtx } from '../../../test/bare-ctx.ts';
import { loadFirstDirectory } from '../../agencies/index.ts';
import { insertDeltas } from '../queries.ts';
import { foldDeltas } from './fold-deltas.ts';

let bare: Awaited<ReturnType<typeof bareCtx>>;
beforeEach(async () => {
  bare = await bareCtx({ settings: { TIME_ZONE: 'Africa/Cairo' } });
  await loadFirstDirectory(bare.ctx, () => undefined);
});
afterEach(() => bare.close());

function delta(at: string, more: object = {}) {
  const usual = { agency_id: 1, category_id: 2, channel: 'portal', verb: 'receive' };
  return { at: new Date(at), ...usual, ...more };
}

async function rows(sql: string) {
  return (await bare.database.pool.query(sql)).rows;
}

test('what happened is counted on its day in the zone of the installation', async () => {
  await insertDeltas(bare.ctx.db, [
    delta('2026-07-01T20:59:59Z'),
    delta('2026-07-01T21:00:00Z'),
    delta('2026-07-01T22:30:00Z'),
    // after the clocks went back, midnight in Cairo is two hours from that of Greenwich
    delta('2026-11-01T21:59:59Z'),
    delta('2026-11-01T22:00:00Z'),
  ]);
  expect(await foldDeltas(bare.ctx)).toBe(5);
  expect(await rows('SELECT day, count FROM daily_figures ORDER BY day')).toEqual([
    { day: '2026-07-01', count: 1 },
    { day: '2026-07-02', count: 2 },
    { day: '2026-11-01', count: 1 },
    { day: '2026-11-02', count: 1 },
  ]);
});

test('each agency, category, channel and verb is counted apart, no category as 0', async () => {
  const at = '2026-07-01T10:00:00Z';
  await insertDeltas(bare.ctx.db, [
    delta(at),
    delta(at),
    delta(at, { agency_id: 2 }),
    delta(at, { category_id: null }),
    delta(at, { channel: 'hotline' }),
    delta(at, { verb: 'refer' }),
  ]);
  await foldDeltas(bare.ctx);
  await insertDeltas(bare.ctx.db, [delta(at)]);
  await foldDeltas(bare.ctx);
  const counted = await rows(
    'SELECT agency_id, category_id, channel, verb, count FROM daily_figures ORDER BY 1, 2, 3, 4',
  );
  expect(counted).toEqual([
    { agency_id: 1, category_id: 0, channel: 'portal', verb: 'receive', count: 1 },
    { agency_id: 1, category_id: 2, channel: 'hotline', verb: 'receive', count: 1 },
    { agency_id: 1, category_id: 2, channel: 'portal', verb: 'receive', count: 3 },
    { agency_id: 1, category_id: 2, channel: 'portal', verb: 'refer', count: 1 },
    { agency_id: 2, category_id: 2, channel: 'portal', verb: 'receive', count: 1 },
  ]);
});

test('several workers at once count each move once, over many batches', async () => {
  const many = 12_345;
  await bare.database.pool.query(
    `INSERT INTO figure_deltas (at, agency_id, category_id, channel, verb)
     SELECT timestamptz '2026-07-01' + n % 50 * interval '1 hour', 1 + n % 7, n % 3, 'portal', 'receive'
     FROM generate_series(1, $1) n`,
    [many],
  );
  const folded = await Promise.all([1, 2, 3, 4].map(() => foldDeltas(bare.ctx)));
  expect(folded.reduce((sum, each) => sum + each, 0)).toBe(many);
  expect(await rows('SELECT sum(count)::int FROM daily_figures')).toEqual([{ sum: many }]);
  expect(await rows('SELECT id FROM figure_deltas')).toEqual([]);
});
