import { type Verb, verbs } from '@insaf/contract/complaint-lifecycle.ts';
import { channels } from '@insaf/contract/vocabulary.ts';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { bareCtx } from '../../../test/bare-ctx.ts';
import { answered, examiner, file, move, naser, person, referred } from '../../../test/journey.ts';
import { loadFirstDirectory } from '../../agencies/index.ts';
import type { Moved } from '../../complaints/index.ts';
import { countMoves } from './count-moves.ts';
import { foldDeltas } from './fold-deltas.ts';
import { rebuildFigures } from './rebuild-figures.ts';

type Database = {
  pool: { query: (sql: string, values?: unknown[]) => Promise<{ rows: never[] }> };
};

async function figures({ pool }: Database): Promise<unknown[]> {
  const { rows } = await pool.query(
    'SELECT * FROM daily_figures ORDER BY day, agency_id, verb, category_id, channel',
  );
  return rows;
}

describe('after real journeys', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await testApp();
  });
  afterEach(() => app.close());

  test('rebuilding gives exactly what was counted as it happened', async () => {
    await file(app, { channel: 'hotline' }, 'call_agent@system');
    app.pass({ hours: 14 });
    const incomplete = await referred(app);
    await move(app, naser, incomplete, 'ask', { question: 'أي شارع؟' });
    await person(app, incomplete, 'supply', { answer: 'شارع المدرسة' });
    await move(app, naser, incomplete, 'hand-back', { reason: 'ليس لنا' });
    app.pass({ days: 3 });
    await answered(app);
    const other = await file(app, { category: 'power-outage' });
    await move(app, examiner, other, 'refer', { agency: 'gov-bns', category: 'street-lighting' });
    const unclear = await file(app, { category: undefined });
    await move(app, examiner, unclear, 'dismiss', { reason: 'inexact', explanation: 'بلا بيانات' });
    await person(app, unclear, 'appeal', { reason: 'البيانات واضحة' });

    await foldDeltas(app.ctx);
    const folded = await figures(app.database);
    expect(folded.length).toBeGreaterThan(12);
    const { rows } = await app.database.pool.query('SELECT count(*)::int FROM history_entries');
    expect(await rebuildFigures(app.ctx)).toBe(rows[0].count);
    expect(await figures(app.database)).toEqual(folded);
  });

  test('rebuilding while complaints are filed and figures folded loses and doubles nothing', async () => {
    const filing = Array.from({ length: 60 }, () => file(app));
    const folding = Array.from({ length: 5 }, () => foldDeltas(app.ctx));
    await Promise.all([...filing, ...folding, rebuildFigures(app.ctx), rebuildFigures(app.ctx)]);
    await foldDeltas(app.ctx);
    const { rows } = await app.database.pool.query('SELECT sum(count)::int FROM daily_figures');
    expect(rows[0].sum).toBe(60);
  });

  test('a move that is undone is not counted', async () => {
    const filed = await file(app);
    const refused = await app.call('POST', `/complaints/${filed.number}/refer`, {
      as: examiner,
      body: { agency: 'nowhere' },
    });
    expect(refused.status).toBe(400);
    await foldDeltas(app.ctx);
    expect(await figures(app.database)).toMatchObject([{ verb: 'receive', count: 1 }]);
  });
});

describe('after any history', () => {
  let bare: Awaited<ReturnType<typeof bareCtx>>;
  beforeEach(async () => {
    bare = await bareCtx();
    await loadFirstDirectory(bare.ctx, () => undefined);
  });
  afterEach(() => bare.close());

  /** Moments around midnight in Cairo, where the clock changes, and elsewhere in two years. */
  const moment = fc.oneof(
    fc.date({
      min: new Date('2025-01-01T00:00:00Z'),
      max: new Date('2026-12-31T00:00:00Z'),
      noInvalidDate: true,
    }),
    fc
      .integer({ min: -180, max: 180 })
      .map((minutes) => new Date(Date.parse('2026-04-23T22:00:00Z') + minutes * 60_000)),
    fc
      .integer({ min: -180, max: 180 })
      .map((minutes) => new Date(Date.parse('2026-10-29T21:00:00Z') + minutes * 60_000)),
  );
  const entry = fc.record({
    at: moment,
    verb: fc.constantFrom(...verbs),
    holder: fc.integer({ min: 1, max: 5 }),
    category: fc.option(fc.integer({ min: 1, max: 3 })),
  });
  const history = fc.array(
    fc.record({
      channel: fc.constantFrom(...channels),
      entries: fc.array(entry, { minLength: 1, maxLength: 12 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

  test('rebuilding equals folding, in any number of workers and batches', async () => {
    let number = 100_000_000_000;
    await fc.assert(
      fc.asyncProperty(history, fc.boolean(), async (complaints, inBetween) => {
        for (const complaint of complaints) {
          number += 1;
          await record(String(number), complaint);
          if (inBetween) await foldDeltas(bare.ctx);
        }
        await Promise.all([1, 2, 3].map(() => foldDeltas(bare.ctx)));
        const folded = await figures(bare.database);
        await rebuildFigures(bare.ctx);
        expect(await figures(bare.database)).toEqual(folded);
      }),
      { numRuns: 25 },
    );
  });

  type Complaint = {
    channel: string;
    entries: { at: Date; verb: Verb; holder: number; category: number | null }[];
  };

  /** A complaint with these entries, each counted as a real move is. */
  async function record(number: string, { channel, entries }: Complaint) {
    await bare.ctx.db.transaction().execute(async (db) => {
      const complaint = await db
        .insertInto('complaints')
        .values({
          ...{ number, kind: 'complaint', status: 'received', version: entries.length, channel },
          ...{ language: 'ar', text: 'نص', complainants: 1, received_at: new Date() },
          ...{ holder_id: 1, holder_path: '/1/', clock_state: 'stopped' },
        })
        .returningAll()
        .executeTakeFirstOrThrow();
      const status = 'received';
      const moves = entries.map(({ at, verb, holder, category }, index): Moved => {
        const from = index === 0 ? null : status;
        const row = {
          ...{ complaint_number: number, seq: index + 1, at, verb },
          ...{ from_status: from, to_status: status },
          ...{ actor: 'system', holder_id: holder, category_id: category, details: '{}' },
        };
        return {
          ...{ verb, from, to: status, at, complaint, entry: row },
          ...{ details: {}, words: null },
        };
      });
      await db
        .insertInto('history_entries')
        .values(moves.map((moved) => moved.entry))
        .execute();
      await countMoves(db, moves);
    });
  }
});
