import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type TestApp, testApp } from '../../../test/app.ts';
import { allFigures, figuresAt } from '../../../test/figures-of.ts';
import { answered, examiner, file, move, naser, person, referred } from '../../../test/journey.ts';
import { countFigures } from './count-figures.ts';
import { figuresUntil } from './figures-until.ts';
import { rebuildFigures } from './rebuild-figures.ts';

let app: TestApp;
beforeEach(async () => {
  app = await testApp();
});
afterEach(() => app.close());

describe('counting all of history again', () => {
  test('gives exactly the rows that were counted as it happened', async () => {
    await file(app, { channel: 'hotline' }, 'call_agent@system');
    app.pass({ hours: 14 });
    const incomplete = await referred(app);
    await countFigures(app.ctx);
    await move(app, naser, incomplete, 'ask', { question: 'أي شارع؟' });
    await person(app, incomplete, 'supply', { answer: 'شارع المدرسة' });
    await move(app, naser, incomplete, 'hand-back', { reason: 'ليس لنا' });
    await countFigures(app.ctx);
    app.pass({ days: 3 });
    await answered(app);
    const other = await file(app, { category: 'power-outage' });
    await move(app, examiner, other, 'refer', { agency: 'gov-bns', category: 'street-lighting' });
    const unclear = await file(app, { category: undefined });
    await move(app, examiner, unclear, 'dismiss', { reason: 'inexact', explanation: 'بلا بيانات' });
    await countFigures(app.ctx);
    await person(app, unclear, 'appeal', { reason: 'البيانات واضحة' });

    await countFigures(app.ctx);
    const counted = await allFigures(app.database);
    expect(counted.events!.length).toBeGreaterThan(60);
    expect(await rebuildFigures(app.ctx)).toBe(5);
    expect(await allFigures(app.database)).toEqual(counted);
  });

  test('loses and doubles nothing while complaints are filed and others count', async () => {
    const filing = Array.from({ length: 60 }, () => file(app));
    const counting = Array.from({ length: 5 }, () => countFigures(app.ctx));
    await Promise.all([...filing, ...counting, rebuildFigures(app.ctx), rebuildFigures(app.ctx)]);
    await countFigures(app.ctx, { wait: true });
    expect(await figuresAt(app.database, 'system')).toEqual({ received: 60, came: 60 });
    const counted = await allFigures(app.database);
    await rebuildFigures(app.ctx);
    expect(await allFigures(app.database)).toEqual(counted);
  });

  test('is needed after an upgrade, is told until it is done, and then is not', async () => {
    await file(app);
    const { pool } = app.database;
    await pool.query('DELETE FROM figure_deltas');
    expect(await figuresUntil(app.ctx.db)).toEqual({ countedUntil: null, whole: false });
    await countFigures(app.ctx);
    expect(await figuresUntil(app.ctx.db)).toEqual({
      countedUntil: app.now.toISOString(),
      whole: true,
    });
    expect(await figuresAt(app.database, 'system')).toEqual({ received: 1, came: 1 });
  });
});

test('a move that is undone is not counted', async () => {
  const filed = await file(app);
  const refused = await app.call('POST', `/complaints/${filed.number}/refer`, {
    as: examiner,
    body: { agency: 'nowhere' },
  });
  expect(refused.status).toBe(400);
  await countFigures(app.ctx);
  expect(await figuresAt(app.database, 'system')).toEqual({ received: 1, came: 1 });
});
