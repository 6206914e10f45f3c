import { describe, expect, test } from 'vitest';
import { type Compared, changesOf, surely } from './changed.ts';
import { matters } from './changes.ts';

const days = {
  ...{ from: '2026-07-01', to: '2026-07-31' },
  ...{ beforeFrom: '2026-05-31', beforeTo: '2026-06-30' },
};
const agency = (code: string) => ({ agency: { code, name: { ar: code, en: code } } });
const looked = (compared: readonly Compared[]) => changesOf(compared, days, [], null);

/** An agency at which replies were returned: so many of so many that were judged, now and before. */
const judged = (code: string, now: [number, number], before: [number, number]): Compared => ({
  about: agency(code),
  now: { returned: now[0], verified: now[1] - now[0] },
  before: { returned: before[0], verified: before[1] - before[0] },
  openAtStart: 0,
});

describe('a change', () => {
  test('is told with both shares, what they are of, the days and the chance', () => {
    const { found, looked: comparisons } = looked([judged('a', [5, 100], [40, 100])]);
    expect(comparisons).toBe(1);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({
      ...{ key: 'returned_less:a::', rule: 'returned_less', side: 'well', days },
      numbers: {
        ...{ count: 5, of: 100, share: 0.05 },
        ...{ countBefore: 40, ofBefore: 100, shareBefore: 0.4 },
      },
      counted: { basis: 'events', figure: 'returned', from: days.from, to: days.to },
    });
    expect(found[0]!.chance).toBeLessThan(1e-6);
  });

  test('for the worse stands in the way, and the same fact is never on both sides', () => {
    const compared = [judged('a', [5, 100], [40, 100]), judged('b', [40, 100], [5, 100])];
    const { found } = looked(compared);
    expect(found.map(({ key, side }) => [key, side])).toEqual([
      ['returned_less:a::', 'well'],
      ['returned_more:b::', 'obstacle'],
    ]);
  });

  test('of an agency with hardly any complaints is none', () => {
    expect(looked([judged('a', [1, 1], [0, 100])])).toEqual({ found: [], looked: 0 });
    expect(looked([judged('a', [9, 9], [0, 100])])).toEqual({ found: [], looked: 0 });
    expect(looked([judged('a', [90, 100], [0, 9])])).toEqual({ found: [], looked: 0 });
  });

  test('that is tiny is not told, however sure it is', () => {
    const { found } = looked([judged('a', [30_000, 100_000], [33_000, 100_000])]);
    expect(found).toEqual([]);
    expect(matters(0.3, 0.33)).toBe(false);
    expect(matters(0.02, 0.06)).toBe(false);
    expect(matters(0.5, 0.56)).toBe(false);
    expect(matters(0.03, 0.09)).toBe(true);
  });

  test('that one of many shows by noise is not told, though alone it would be', () => {
    const odd = judged('odd', [12, 60], [24, 60]);
    expect(looked([odd]).found).toHaveLength(1);
    const many = Array.from({ length: 40 }, (_, no) => judged(`a${no}`, [18, 60], [18, 60]));
    expect(looked([odd, ...many]).found).toEqual([]);
  });

  test('of fewer dismissals says nothing, of more it does', () => {
    const left = (now: number, before: number): Compared => ({
      about: agency('a'),
      now: { dismissed: now, left: 100 },
      before: { dismissed: before, left: 100 },
      openAtStart: 0,
    });
    expect(looked([left(10, 60)]).found).toEqual([]);
    expect(looked([left(60, 10)]).found).toMatchObject([{ rule: 'dismissed_more' }]);
  });

  test('in how many ran late is of all that it had, what was open before included', () => {
    const late: Compared = {
      about: agency('a'),
      now: { overdue: 60, came: 80, left: 10 },
      before: { overdue: 10, came: 100, left: 60 },
      openAtStart: 20,
    };
    const [found] = looked([late]).found;
    expect(found).toMatchObject({
      rule: 'late_more',
      numbers: { count: 60, of: 20 + 100 - 60 + 80, countBefore: 10, ofBefore: 120 },
    });
  });
});

/** A generator of its own, so that the test is the same every time: mulberry32. */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

describe('where nothing changed', () => {
  /** Agencies of all sizes whose shares are the same in both periods; complaints come in bunches of `size`. */
  function quietWorld(roll: () => number, size: number): Compared[] {
    return Array.from({ length: 24 }, (_, no) => {
      const of = 12 + Math.floor(roll() ** 3 * 300);
      const share = 0.1 + 0.8 * roll();
      const drawn = () => {
        let count = 0;
        for (let done = 0; done < of; done += size) {
          if (roll() < share) count += Math.min(size, of - done);
        }
        return count;
      };
      const [returned, confirmed, handed] = [drawn(), drawn(), drawn()];
      const [was, said, gone] = [drawn(), drawn(), drawn()];
      return {
        about: agency(`a${no}`),
        now: {
          ...{ returned, verified: of - returned, confirmed, reopened: of - confirmed },
          ...{ handed_back: handed, accepted: of - handed },
        },
        before: {
          ...{ returned: was, verified: of - was, confirmed: said, reopened: of - said },
          ...{ handed_back: gone, accepted: of - gone },
        },
        openAtStart: 0,
      };
    });
  }

  test.for([1, 3])(
    'a change is found in at most the stated part of worlds, by bunches of %s',
    (size) => {
      const roll = dice(size);
      const worlds = 400;
      let found = 0;
      for (let world = 0; world < worlds; world += 1) {
        if (looked(quietWorld(roll, size)).found.length > 0) found += 1;
      }
      // Three deviations above, so that the test fails for the method and not for the dice.
      const allowed = surely + 3 * Math.sqrt((surely * (1 - surely)) / worlds);
      expect(found / worlds).toBeLessThanOrEqual(allowed);
    },
  );

  test('and one that changed among them is found, and it alone', () => {
    const roll = dice(7);
    let alone = 0;
    for (let world = 0; world < 50; world += 1) {
      const changed = judged('changed', [60, 200], [120, 200]);
      const { found } = looked([changed, ...quietWorld(roll, 1)]);
      if (found.map(({ key }) => key).join() === 'returned_less:changed::') alone += 1;
    }
    expect(alone).toBeGreaterThanOrEqual(46);
  });
});
