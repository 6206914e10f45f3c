import { describe, expect, test } from 'vitest';
import { foundOf, heaviestFirst } from './about.ts';
import { withBehind } from './behind.ts';
import { clustersOf } from './clusters.ts';
import {
  appealsUpheld,
  clustersFound,
  obstaclesFound,
  photosReused,
  reopenedSoon,
} from './facts.ts';
import { lastDaysOf, settledLast } from './last-days.ts';
import { sampleOf } from './sample.ts';

const july = { from: '2026-07-01', to: '2026-07-31' };
const named = (code: string) => ({ code, name: { ar: code, en: code } });
const about = { agency: named('a') };

describe('clusters', () => {
  /** Two places with water and waste; `here` complaints about water come from the first. */
  const cells = (here: number) => [
    { placeId: 1, categoryId: 1, count: here },
    { placeId: 1, categoryId: 2, count: 20 },
    { placeId: 2, categoryId: 1, count: 10 },
    { placeId: 2, categoryId: 2, count: 200 },
  ];

  test('are where more came than the place and the thing let expect', () => {
    const { clusters, looked } = clustersOf(cells(60));
    expect(looked).toBe(4);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]).toMatchObject({ placeId: 1, categoryId: 1, count: 60 });
    expect(clusters[0]!.expected).toBeCloseTo((80 * 70) / 290, 10);
    const { found } = clustersFound(cells(60), july, () => ({ place: named('p') }));
    expect(found).toMatchObject([{ rule: 'cluster', side: 'obstacle', key: 'cluster:::p' }]);
    expect(found[0]!.chance).toBeLessThan(0.001);
  });

  test('are none where all comes as expected, or from one place alone', () => {
    expect(clustersOf(cells(2)).clusters).toEqual([]);
    expect(clustersOf(cells(60).slice(0, 2))).toEqual({ clusters: [], looked: 0 });
    expect(clustersOf([])).toEqual({ clusters: [], looked: 0 });
  });

  test('that one of thousands shows by noise are not told', () => {
    const even = Array.from({ length: 2000 }, (_, no) => ({
      ...{ placeId: no % 50, categoryId: Math.floor(no / 50), count: 5 },
    }));
    const odd = even.map((cell, no) => (no === 7 ? { ...cell, count: 12 } : cell));
    expect(clustersFound(odd, july, () => ({})).found).toEqual([]);
    const real = even.map((cell, no) => (no === 7 ? { ...cell, count: 40 } : cell));
    expect(clustersFound(real, july, () => ({})).found).toHaveLength(1);
  });
});

describe('settling on the last days', () => {
  const worked = Array.from({ length: 31 }, (_, no) => no + 1)
    .filter((no) => (no - 1) % 7 < 5)
    .map((no) => `2026-07-${String(no).padStart(2, '0')}`);
  const low = (count: number, of: number) => count / of - 0.1;

  test('is of the last two working days of each month that is over in the period', () => {
    expect(lastDaysOf(worked, july, true)).toEqual([{ from: worked.at(-2), to: worked.at(-1) }]);
    expect(lastDaysOf(worked, july, false)).toEqual([]);
    const both = ['2026-06-22', '2026-06-23', '2026-06-24', '2026-06-28', '2026-06-30', ...worked];
    expect(lastDaysOf(both, july, false)).toEqual([{ from: '2026-06-28', to: '2026-06-30' }]);
    expect(lastDaysOf(both.slice(1, 5), july, true)).toEqual([]);
  });

  test('is told where it is far more than those days would have anyway', () => {
    const days = lastDaysOf(worked, july, true);
    const found = (last: number, settled: number, of = worked.length) =>
      settledLast([{ about, last, settled }], { days, worked: of, ...july }, low);
    expect(found(50, 100)).toMatchObject([
      { rule: 'last_days', numbers: { count: 50, of: 100 }, counted: days[0] },
    ]);
    expect(found(30, 100)).toEqual([]);
    expect(found(9, 9)).toEqual([]);
    // Of a week, two days are two fifths.
    expect(found(60, 100, 5)).toEqual([]);
  });
});

describe('what is counted', () => {
  test('of appeals upheld is told from three on, and of what was reopened soon from a tenth on', () => {
    const upheld = (count: number) =>
      appealsUpheld([{ about, upheld: count, appealed: 9 }], july).length;
    expect([upheld(2), upheld(3)]).toEqual([0, 1]);
    const reopened = (count: number, settled: number) =>
      reopenedSoon([{ about, reopened: count, settled }], july).length;
    expect([reopened(2, 5), reopened(3, 31), reopened(3, 30)]).toEqual([0, 0, 1]);
  });

  test('of one photo used again is told at once', () => {
    expect(photosReused([{ about, replies: 1 }], july)).toMatchObject([{ rule: 'photos_reused' }]);
    expect(photosReused([{ about, replies: 0 }], july)).toEqual([]);
  });

  test('of obstacles is told by kind, with the agency of the oldest and how long it stands', () => {
    const row = { kind: 'budget', open: 2, removed: 0 };
    const found = obstaclesFound(
      [
        { ...row, agency: named('young'), oldest: { day: '2026-07-10', age: 20 } },
        { ...row, agency: named('old'), oldest: { day: '2026-05-01', age: 90 } },
        { ...row, kind: 'court', agency: named('new'), oldest: { day: '2026-07-28', age: 3 } },
        { ...row, kind: 'technical', agency: named('done'), open: 0, removed: 4, oldest: null },
      ],
      july,
    );
    expect(found.map(({ key, numbers }) => [key, numbers.count])).toEqual([
      ['obstacle_open:old:::budget', 4],
      ['obstacles_removed::::technical', 4],
    ]);
    expect(found[0]).toMatchObject({ numbers: { age: 90 }, days: { since: '2026-05-01' } });
    expect(found.map(({ side }) => side)).toEqual(['obstacle', 'well']);
  });
});

describe('a list of findings', () => {
  const of = (key: string, weight: number, rule: 'late_more' | 'late_less' = 'late_more') =>
    foundOf(rule, { agency: named(key) }, { numbers: {}, weight });

  test('has what went well first, and of each side the heaviest', () => {
    const list = [of('a', 1), of('b', 5), of('c', 2, 'late_less')].sort(heaviestFirst);
    expect(list.map(({ agency }) => agency?.code)).toEqual(['c', 'b', 'a']);
  });

  test('leads to the complaints that were counted, narrowed as the review is', () => {
    const query = { ...july, agency: 'root', tree: 'day' as const, channel: 'portal' as const };
    const counted = { basis: 'events', figure: 'overdue', ...july } as const;
    const found = foundOf('late_more', about, { numbers: {}, weight: 1, counted });
    const behind = { ...query, ...counted, agency: 'a' };
    expect(withBehind(found, query, 'root').behind).toEqual({ page: 'complaints', query: behind });
    expect(withBehind(found, query, 'a').behind?.query).toEqual({ ...behind, alone: 'true' });
    expect(withBehind(of('a', 1), query, null).behind).toBeNull();
  });
});

test('only so many complaints are gone through, and none where too many would be looked at', () => {
  expect(sampleOf(19_000, 100_000)).toBe(1);
  expect(sampleOf(75_000, 400_000)).toBe(4);
  expect(sampleOf(100, 700_000)).toBeNull();
});
