import {
  cohortFigures,
  eventFigures,
  figurePairs,
  figureTriples,
} from '@insaf/contract/figures.ts';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bareCtx } from '../../test/bare-ctx.ts';
import { writeHistories } from '../../test/many-histories.ts';
import { moveAgency } from '../agencies/actions/move-agency.ts';
import { loadFirstDirectory } from '../agencies/index.ts';
import { countFigures } from '../figures/index.ts';
import { countByParts } from './actions/count-figures.ts';
import { keepingSums, scanFigures, sumFigures } from './queries.ts';
import { addUp, type SumRow } from './rules/figures.ts';
import { type Filters, type ReviewPart, reviewParts } from './rules/filters.ts';
import type { Stretch } from './rules/period.ts';
import type { Cell } from './rules/scope.ts';

/*
 * The same numbers are read from sums that are kept and counted complaint by complaint, by whatever they are
 * told apart and narrowed, at agencies of every level, also after one of them moved.
 */

let bare: Awaited<ReturnType<typeof bareCtx>>;
let cells: Cell[];
let ids: Record<string, number>;

beforeAll(async () => {
  bare = await bareCtx({ settings: { TIME_ZONE: 'Africa/Cairo' } });
  const { ctx, database } = bare;
  await loadFirstDirectory(ctx, () => undefined);
  await writeHistories(database.url, { complaints: 400, until: ctx.clock() });
  const { pool } = database;
  const owner = new pg.Client({ connectionString: database.url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica;
    INSERT INTO initiatives (code, name_ar, name_en, purpose_ar, purpose_en, supervisor_id, first_day, open)
      VALUES ('voice', 'صوت', 'Voice', 'صوت', 'Voice', 1, '2025-01-01', true);
    UPDATE complaints SET place_id = CASE WHEN number % 4 > 0 THEN 1 + number % 9 END,
      initiative_id = CASE WHEN number % 5 = 0 THEN 1 END;
    UPDATE history_entries SET category_id = CASE WHEN complaint_number % 3 = 0 THEN NULL
      ELSE 1 + (complaint_number + seq / 3) % 4 END`);
  await owner.end();
  const { rows } = await pool.query(
    `SELECT code, id FROM agencies WHERE parent_id IS NULL OR kind = 'governorate'
     OR id IN (SELECT holder_id FROM complaints) ORDER BY path`,
  );
  ids = Object.fromEntries(rows.map(({ code, id }) => [code, id]));
  const deep = rows.find(({ code }) => code.startsWith('made-')).id as number;
  cells = [ids.cabinet!, ids['gov-bns']!, ids.system!, deep].flatMap((agencyId) =>
    (['own', 'under'] as const).map((reach) => ({ key: `${agencyId} ${reach}`, agencyId, reach })),
  );
  await countFigures(ctx);
});
afterAll(() => bare.close());

const stretches: Stretch[] = [
  { label: 'months', span: 'month', first: '2025-10-01', last: '2026-05-01' },
  { label: 'days', span: 'day', first: '2026-03-07', last: '2026-05-20' },
];
const names = { events: eventFigures, cohort: cohortFigures } as const;

/** What is not none, one line for each sum. */
const shown = (rows: readonly SumRow[], basis: 'events' | 'cohort') =>
  rows
    .flatMap((row) => {
      const counts = names[basis].flatMap((name) => (row[name] ? [`${name} ${row[name]}`] : []));
      return counts.length === 0 ? [] : [`${row.key} ${row.label} ${row.value}: ${counts}`];
    })
    .sort();

async function both(parts: readonly ReviewPart[], filters: Filters, by: ReviewPart | null) {
  const { db } = bare.ctx;
  const ids = cells.map(({ agencyId }) => agencyId);
  const keeping =
    parts.length < 2 ? new Set(ids) : await keepingSums(db, ids, parts.length as 2 | 3);
  const some = cells.filter(({ agencyId }) => keeping.has(agencyId));
  const found: [string, string[], string[]][] = [];
  for (const basis of ['events', 'cohort'] as const) {
    for (const byStart of [false, true]) {
      const wanted = { basis, cells: some, filters, stretches, byStart };
      const days = { ...wanted, stretches: byStart ? [stretches[1]!] : stretches };
      const kept = await sumFigures(db, { ...days, parts, by });
      const scanned = await scanFigures(db, { ...days, bys: [by] });
      found.push([basis, shown(kept, basis), shown(scanned, basis)]);
    }
  }
  return found;
}

test('the whole and each part are the same from kept sums and from complaints', async () => {
  for (const by of [null, ...reviewParts.filter((part) => part !== 'initiative')]) {
    for (const [basis, kept, scanned] of await both(by === null ? [] : [by], {}, by)) {
      expect(kept.length, `${basis} by ${by}`).toBeGreaterThan(3);
      expect(scanned, `${basis} by ${by}`).toEqual(kept);
    }
  }
}, 120_000);

const chosen: Required<Filters> = {
  ...{ category: ['2', ''], channel: ['portal'], kind: ['request'] },
  ...{ place: ['3', '5', ''], initiative: ['1'] },
};

/** So that something is left where three narrow at once. */
const wide: Required<Filters> = {
  ...{ category: ['1', '2', '3', ''], channel: ['portal', 'hotline', 'email'] },
  ...{ kind: ['complaint', 'request'], place: ['1', '3', '5', '6', ''], initiative: ['1'] },
};

test('every pair of parts is the same from kept sums and from complaints, narrowed by one and by both', async () => {
  for (const pair of figurePairs) {
    const parts = pair.split('+') as [ReviewPart, ReviewPart];
    for (const [one, other] of [parts, parts.toReversed()] as [ReviewPart, ReviewPart][]) {
      const narrowed = { [one]: chosen[one] };
      // Of what was filed within none, no sums are kept.
      if (other !== 'initiative') {
        for (const [basis, kept, scanned] of await both(parts, narrowed, other)) {
          expect(kept.length, `${basis} ${pair}`).toBeGreaterThan(0);
          expect(scanned, `${basis} of ${one} by ${other}`).toEqual(kept);
        }
      }
    }
    const filters = { [parts[0]]: chosen[parts[0]], [parts[1]]: chosen[parts[1]] };
    for (const [basis, kept, scanned] of await both(parts, filters, null)) {
      expect(scanned, `${basis} of ${pair}`).toEqual(kept);
    }
  }
}, 240_000);

test('every triple of parts is the same from both, narrowed by two and by all three', async () => {
  for (const triple of figureTriples) {
    const parts = triple.split('+') as ReviewPart[];
    const filters = Object.fromEntries(parts.map((part) => [part, wide[part]]));
    for (const by of [...parts.filter((part) => part !== 'initiative'), null]) {
      const { [by ?? '']: _, ...narrowed } = filters as Record<string, readonly string[]>;
      for (const [basis, kept, scanned] of await both(parts, narrowed, by)) {
        expect(kept.length, `${basis} ${triple}`).toBeGreaterThan(0);
        expect(scanned, `${basis} of ${triple} by ${by}`).toEqual(kept);
      }
    }
  }
}, 240_000);

test('what several parts tell apart at once is what each tells apart by itself', async () => {
  const counting = {
    cells,
    stretches,
    filters: { kind: ['request'], channel: ['portal', 'hotline'] },
  };
  const together = await countByParts(bare.ctx.db, counting, reviewParts);
  for (const by of reviewParts) {
    const alone = await countByParts(bare.ctx.db, counting, [by]);
    const key = (row: { key: string; label: string; value: string }) =>
      `${row.key} ${row.label} ${row.value}`;
    const sorted = (rows: NonNullable<ReturnType<typeof together.get>>) =>
      rows.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
    expect(sorted(together.get(by)!), by).toEqual(sorted(alone.get(by)!));
  }
  const sums = addUp(
    together
      .get('category')!
      .map(({ key, label, cohort }) => ({ ...cohort, key, label, value: '' })),
  );
  const whole = (await countByParts(bare.ctx.db, counting, [null])).get(null)!;
  expect(shown(sums, 'cohort')).toEqual(
    shown(
      whole.map(({ key, label, cohort }) => ({ ...cohort, key, label, value: '' })),
      'cohort',
    ),
  );
});

test('an agency that ever stood lower is counted by complaint, and one that was always high is not', async () => {
  const { ctx } = bare;
  const agencies = [ids.cabinet!, ids['gov-bns']!, ids.system!];
  const before = await keepingSums(ctx.db, agencies, 2);
  expect([...before]).toEqual(expect.arrayContaining([ids.cabinet, ids['gov-bns']]));
  expect([...(await keepingSums(ctx.db, agencies, 3))]).toEqual([ids.cabinet]);
  const acting = { kind: 'system', job: 'test' } as const;
  const quiet = { ...ctx, announce: async () => undefined };
  await moveAgency(quiet, acting, { code: 'gov-bns', parent: 'gov-fym' });
  expect((await keepingSums(ctx.db, agencies, 2)).has(ids['gov-bns']!)).toBe(false);
  await moveAgency(quiet, acting, { code: 'gov-bns', parent: 'cabinet' });
  await countFigures(ctx);
  expect([...(await keepingSums(ctx.db, agencies, 2))]).not.toContain(ids['gov-bns']);
  expect((await keepingSums(ctx.db, [ids.cabinet!], 2)).has(ids.cabinet!)).toBe(true);
});
