import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Refusal } from '../../platform/errors.ts';
import { bareCtx } from '../../test/bare-ctx.ts';
import { documentedFigures, keptFigures } from '../../test/documented-figures.ts';
import { allFigures } from '../../test/figures-of.ts';
import { type Drawn, openHistories } from '../../test/random-histories.ts';
import { mergeAgency } from '../agencies/actions/merge-agency.ts';
import { moveAgency } from '../agencies/actions/move-agency.ts';
import { loadFirstDirectory } from '../agencies/index.ts';
import { countFigures } from './actions/count-figures.ts';
import { rebuildFigures } from './actions/rebuild-figures.ts';

/*
 * Whatever happens in whatever order, figures that were counted as it happened are those that counting again
 * gives, row by row, and those of the queries in docs/figures.md.
 */

let bare: Awaited<ReturnType<typeof bareCtx>>;
let histories: Awaited<ReturnType<typeof openHistories>>;
beforeEach(async () => {
  bare = await bareCtx({ settings: { TIME_ZONE: 'Africa/Cairo' } });
  await loadFirstDirectory(bare.ctx, () => undefined);
  histories = await openHistories(bare.database.url);
});
afterEach(async () => {
  await histories.close();
  await bare.close();
});

const drawn = fc.record({
  verb: fc.nat(1000),
  agency: fc.nat(1000),
  category: fc.nat(1000),
  detail: fc.nat(1000),
  due: fc.option(fc.integer({ min: -600, max: 3000 })),
});
const step = fc.record({
  what: fc.oneof(
    { weight: 14, arbitrary: fc.constant('move' as const) },
    { weight: 4, arbitrary: fc.constant('receive' as const) },
    { weight: 4, arbitrary: fc.constant('count' as const) },
    { weight: 2, arbitrary: fc.constant('moveAgency' as const) },
    { weight: 1, arbitrary: fc.constant('mergeAgency' as const) },
  ),
  /** Minutes that pass before it. */
  minutes: fc.oneof(
    fc.constant(0),
    fc.integer({ min: 1, max: 200 }),
    fc.integer({ max: 9000, min: 1 }),
  ),
  complaint: fc.nat(1000),
  drawn,
});
/** Before the clocks in Cairo go forward, before they go back, and before a new year. */
const begin = fc.constantFrom(
  ...['2026-04-23T19:00:00Z', '2026-10-29T18:00:00Z', '2026-12-31T20:00:00Z'],
);

test('figures of any histories, in any number of workers, are those counted again and those of the page', async () => {
  await fc.assert(
    fc.asyncProperty(
      begin,
      fc.array(step, { minLength: 25, maxLength: 60 }),
      async (from, steps) => {
        const { ctx, database } = bare;
        let now = Date.parse(from);
        const numbers: string[] = [];
        for (const { what, minutes, complaint, drawn: each } of steps) {
          now += minutes * 60_000;
          const at = new Date(now);
          bare.at(at.toISOString());
          if (what === 'count') await Promise.all([countFigures(ctx), countFigures(ctx)]);
          else if (what === 'moveAgency' || what === 'mergeAgency') await changeTree(what, each);
          else if (what === 'receive' || numbers.length === 0) {
            numbers.push(await histories.receive(each, at));
          } else await histories.move(numbers[complaint % numbers.length]!, each, at);
        }
        await countFigures(ctx, { wait: true });
        for (const basis of ['event', 'cohort'] as const) {
          expect(await documentedFigures(database, basis, ctx.clock())).toEqual(
            await keptFigures(database, basis),
          );
        }
        const counted = await allFigures(database);
        await rebuildFigures(ctx);
        expect(await allFigures(database)).toEqual(counted);
        // Runs are apart: the clock goes back for the next.
        await forget();
      },
    ),
    { numRuns: 8, endOnFailure: true },
  );
}, 600_000);

/** Puts an agency below another, or merges it; where the registry refuses that, nothing. */
async function changeTree(what: 'moveAgency' | 'mergeAgency', { agency, detail }: Drawn) {
  const { rows } = await bare.database.pool.query(
    'SELECT code FROM agencies WHERE active AND parent_id IS NOT NULL ORDER BY id',
  );
  const [code, other] = [agency, detail].map((drawn) => rows[drawn % rows.length].code as string);
  const acting = { kind: 'system', job: 'test' } as const;
  try {
    if (what === 'moveAgency') await moveAgency(bare.ctx, acting, { code: code!, parent: other! });
    else await mergeAgency(bare.ctx, acting, { code: code!, into: other! });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function forget() {
  await histories.close();
  await bare.close();
  bare = await bareCtx({ settings: { TIME_ZONE: 'Africa/Cairo' } });
  await loadFirstDirectory(bare.ctx, () => undefined);
  histories = await openHistories(bare.database.url);
}
