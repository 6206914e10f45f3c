/**
 * The queue over 200,000 complaints and 4,000 agencies: each standing view, of somebody who reaches
 * everything, a fifth of it, or one unit, is read from an index, and no more of it than the page needs.
 * Time is not asserted: which index, and how many rows, stay the same on every machine.
 */
import { queueFilter } from '@insaf/contract/queue.ts';
import { standardRoles } from '@insaf/contract/roles.ts';
import { shownUpTo } from '@insaf/contract/week.ts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bareCtx } from '../../test/bare-ctx.ts';
import { type Directory, readDirectory } from '../directory/index.ts';
import type { Staff } from '../rights/index.ts';
import { partsOf, selectComplaints } from './actions/select-complaints.ts';
import { countStatement, lateIn, lateStatement, pageStatement } from './queries.ts';

const complaints = 200_000;
const wanted = 51;

let bare: Awaited<ReturnType<typeof bareCtx>>;
let directory: Directory;
let readers: Record<'wide' | 'fifth' | 'narrow', Staff>;

/** Five governorates, eight hundred units in each less one, 60 categories, 120 places; skewed as life is. */
const made = `
  INSERT INTO places (code, parent_id, path, kind, name_ar, name_en)
    SELECT 'p' || n, NULL, '/' || n || '/', 'governorate', 'م', 'P' FROM generate_series(1, 120) n;
  INSERT INTO categories (code, sector, name_ar, name_en, lead_agency_kind, target_working_minutes,
      evidence_photos_after, urgent)
    SELECT 'c' || n, 'local', 'ف', 'C', 'local_unit', 2000, 1, n <= 3 FROM generate_series(1, 60) n;
  INSERT INTO agencies (code, path, kind, name_ar, name_en)
    OVERRIDING SYSTEM VALUE SELECT 'a', '/1/', 'cabinet', 'ر', 'C';
  INSERT INTO agencies (code, parent_id, path, kind, name_ar, name_en)
    SELECT 'a-' || n, 1, '/1/' || (n + 1) || '/', 'governorate', 'ج', 'G' FROM generate_series(1, 5) n;
  INSERT INTO agencies (code, parent_id, path, kind, name_ar, name_en)
    SELECT 'u-' || n, 2 + n % 5, '/1/' || (2 + n % 5) || '/' || (n + 6) || '/', 'local_unit', 'و', 'U'
    FROM generate_series(1, 3994) n;
  INSERT INTO staff (id, name, email) VALUES ('reader', 'قارئ', 'reader@insaf.example');
  SELECT setseed(0.42);
  INSERT INTO complaints (number, kind, status, version, channel, language, text, category_id, place_id,
      complainants, received_at, registered_by, holder_id, holder_path, clock, clock_state, due_at,
      waits_until, minutes_left, hand_backs, reply_no, promised_for, answered_by_id, judge_id, judge_path,
      appeals, obstacle_id, cause_id)
    SELECT 100000000000 + n * 7919, 'complaint', status, 1, 'portal', 'ar',
      'شكوى رقم ' || n || ' عن ' || (ARRAY['المياه', 'الكهرباء', 'القمامة', 'الطرق'])[1 + n % 4],
      1 + floor(random() * 60), 1 + floor(random() * 120), 1, at,
      CASE WHEN random() < 0.02 THEN 'reader' END, agencies.id, agencies.path,
      CASE WHEN runs THEN 'handling' END,
      CASE WHEN runs THEN 'running' WHEN status = 'incomplete' THEN 'paused' ELSE 'stopped' END,
      CASE WHEN runs THEN timestamptz '2026-07-05' + make_interval(mins => (random() * 20000)::int - 6000) END,
      CASE WHEN status = 'incomplete' THEN at + interval '14 days' END,
      CASE WHEN status = 'incomplete' THEN 100 END,
      (random() < 0.03)::int,
      replied::int,
      CASE WHEN replied AND random() < 0.5 THEN date '2026-07-20' END,
      CASE WHEN status = 'answered' THEN agencies.id END,
      CASE WHEN status = 'answered' THEN agencies.parent_id END,
      CASE WHEN status = 'answered' THEN '/1/' || agencies.parent_id || '/' END,
      (random() < 0.03)::int,
      CASE WHEN status IN ('referred', 'in_progress') AND random() < 0.02 THEN gen_random_uuid() END,
      CASE WHEN n % 50 = 7 AND status <> 'dismissed' THEN gen_random_uuid() END
    FROM (
      SELECT n, (ARRAY['received', 'referred', 'in_progress', 'answered', 'incomplete', 'closed',
          'closed', 'closed', 'dismissed', 'closed'])[1 + floor(random() * 10)] AS status,
        random() < 0.25 AS drawn, timestamptz '2026-07-01' - make_interval(mins => n) AS at,
        7 + floor(3994 * power(random(), 2))::int AS holder
      FROM generate_series(1, ${complaints}) n OFFSET 0) AS story
    JOIN agencies ON agencies.id = story.holder
    CROSS JOIN LATERAL (SELECT status IN ('received', 'referred', 'in_progress', 'answered') AS runs,
      drawn AND status = 'in_progress' AS replied) AS more;
  INSERT INTO replies (complaint_number, reply_no, agency_id, staff_id, at, claim, text, planned_for, verdict)
    SELECT number, 1, holder_id, 'reader', received_at,
      CASE WHEN promised_for IS NULL THEN 'explained' ELSE 'planned' END, 'رد', promised_for,
      CASE WHEN promised_for IS NULL THEN 'returned' ELSE 'interim' END
    FROM complaints WHERE reply_no = 1;
  ANALYZE;`;

beforeAll(async () => {
  bare = await bareCtx();
  // Without triggers: these have no history, and none of it is looked at here.
  const owner = new pg.Client({ connectionString: bare.database.url });
  await owner.connect();
  await owner.query(`SET session_replication_role = replica; ${made}`);
  await owner.query(
    `INSERT INTO installation_facts (name, value) VALUES ('directory_version', '"1"')`,
  );
  await owner.end();
  directory = await readDirectory(bare.ctx.db);
  const everyRole = ['head', 'examiner', 'agency_officer', 'judge'] as const;
  const at = (code: string): Staff => {
    const { id: agencyId, path } = directory.agencyByCode(code)!;
    const holdings = everyRole.map((role) => ({
      ...{ role, permissions: standardRoles[role], agencyId, path, reach: 'below' as const },
    }));
    return { kind: 'staff', staffId: 'reader', name: 'قارئ', holdings };
  };
  readers = { wide: at('a'), fifth: at('a-2'), narrow: at('u-11') };
}, 360_000);
afterAll(() => bare.close());

type Node = {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
};
type Reading = { indexes: Set<string>; whole: string[]; rows: number };

/** What of `complaints` was read: by which indexes, and how many rows, those left out counted. */
async function readingOf(statement: { sql: string; parameters: readonly unknown[] }) {
  const { rows } = await bare.database.pool.query(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${statement.sql}`,
    [...statement.parameters],
  );
  const reading: Reading = { indexes: new Set(), whole: [], rows: 0 };
  const collect = (node: Node) => {
    const ofComplaints = node['Relation Name'] === 'complaints';
    if (node['Index Name']?.startsWith('complaints')) reading.indexes.add(node['Index Name']);
    if (ofComplaints && node['Node Type'].endsWith('Seq Scan')) reading.whole.push('complaints');
    if (ofComplaints) {
      const left =
        (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
      reading.rows += (node['Actual Rows'] + left) * node['Actual Loops'];
    }
    for (const inner of node.Plans ?? []) collect(inner);
  };
  collect(rows[0]['QUERY PLAN'][0].Plan);
  return reading;
}

async function listReading(reader: Staff, query: string): Promise<Reading> {
  const filter = queueFilter.parse(Object.fromEntries(new URLSearchParams(query)));
  const selection = await selectComplaints(bare.ctx, reader, filter, directory);
  const [part] = partsOf(reader, selection, directory, wanted);
  return readingOf(pageStatement(reader, part!, { limit: wanted }).compile(bare.ctx.db));
}

async function countReading(reader: Staff, query: string): Promise<Reading> {
  const filter = queueFilter.parse(Object.fromEntries(new URLSearchParams(query)));
  const selection = await selectComplaints(bare.ctx, reader, filter, directory);
  const parts = partsOf(reader, selection, directory, 1001);
  return readingOf(countStatement(reader, [{ key: 'it', parts }], 1000).compile(bare.ctx.db));
}

const views = [
  'status=received',
  'status=received&handedBack=true',
  'status=referred',
  'status=in_progress',
  'status=in_progress&returned=true',
  'status=in_progress&promised=true',
  'toJudge=true',
  'toJudge=true&dueOn=2026-07-09',
  'toJudge=true&overdue=true',
  'status=incomplete',
  'overdue=true',
  'obstructed=true',
  'due=today',
  'status=received,incomplete,referred,in_progress,answered',
  'status=received,incomplete,referred,in_progress,answered&appealed=true',
  'status=received,referred&category=c7',
  'overdue=true&place=p9',
  'overdue=true&category=c7&place=p7',
  'urgent=true&status=received,referred,in_progress',
  'gathered=true',
  'overdue=true&obstructed=true',
  'overdue=true&silent=true',
  'dueOn=2026-07-09',
  'registeredByMe=true',
  'heldHere=true',
  'agency=u-11&status=referred',
  'status=closed',
  '',
];

describe.for(['wide', 'fifth', 'narrow'] as const)('a %s reach', (reach) => {
  test.for(views)('lists %s from an index, and reads little more than a page', async (query) => {
    const reading = await listReading(readers[reach], query);
    expect(reading.whole, query).toEqual([]);
    expect(reading.indexes.size).toBeGreaterThan(0);
    expect(reading.rows, [...reading.indexes].join(' ')).toBeLessThan(4000);
  });

  test.for(views.slice(0, 15))('counts %s from an index, up to its cap', async (query) => {
    const reading = await countReading(readers[reach], query);
    expect(reading.whole, query).toEqual([]);
    expect(reading.rows, [...reading.indexes].join(' ')).toBeLessThan(12_000);
  });
});

describe('how much is late below an agency', () => {
  test.for(['a', 'a-2'])(
    'is read from an index below %s, and no more of a branch than is shown',
    async (code) => {
      const agency = directory.agencyByCode(code)!;
      const branches = [
        { id: agency.id, path: agency.path, alone: true },
        ...directory.childrenOf(agency.id).map(({ id, path }) => ({ id, path, alone: false })),
      ];
      const at = { now: new Date('2026-07-05T07:00:00Z'), cap: shownUpTo };
      const statement = lateStatement(readers.wide, branches, at);
      const reading = await readingOf(statement.compile(bare.ctx.db));
      expect(reading.whole).toEqual([]);
      expect([...reading.indexes].sort()).toEqual(['complaints_obstructed_at', 'complaints_queue']);
      expect(reading.rows).toBeGreaterThan(0);
      expect(reading.rows).toBeLessThan(4000 * 4 + branches.length * 3 * (shownUpTo + 1));
      const late = await lateIn(bare.ctx.db, readers.wide, branches, at);
      const { rows } = await bare.database.pool.query(
        `SELECT count(*)::int AS count, count(obstacle_id)::int AS obstructed, min(turn_at) AS oldest
       FROM complaints WHERE holder_path LIKE '/1/2/%' AND turn_at < $1
       AND status IN ('received', 'referred', 'in_progress', 'answered')`,
        [at.now],
      );
      const { count, obstructed, oldest } = rows[0];
      if (code === 'a') {
        expect(late.get(2)).toEqual({
          ...{ id: 2, oldest },
          count: Math.min(count, shownUpTo + 1),
          obstructed: Math.min(obstructed, shownUpTo + 1),
        });
      }
    },
  );
});

test('words of the text are looked up in their index', async () => {
  const reading = await listReading(readers.wide, 'words=١٩٩٩٩٩ المياه');
  expect([...reading.indexes]).toContain('complaints_words');
  expect(reading.whole).toEqual([]);
});

test('the same question put to no index would read every complaint', async () => {
  const sql = `SELECT number FROM complaints WHERE grade = 5 ORDER BY turn_at LIMIT ${wanted}`;
  const reading = await readingOf({ sql, parameters: [] });
  expect(reading.whole).toEqual(['complaints']);
});
