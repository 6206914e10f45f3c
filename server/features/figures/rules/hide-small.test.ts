import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Hidden, hideSmall } from './hide-small.ts';

const least = 5;

/** Every table of counts that agrees with what is shown: found by trying them all. */
function possible(counts: readonly (readonly number[])[], { cells, sums }: Hidden): number[][][] {
  const width = counts[0]!.length;
  const columnSum = (column: number) => counts.reduce((sum, row) => sum + row[column]!, 0);
  const found: number[][][] = [];
  const left = Array.from({ length: width }, (_, column) => columnSum(column));
  const fill = (row: number, column: number, so: number[][]) => {
    if (row === counts.length) {
      if (left.every((rest) => rest === 0)) found.push(so.map((each) => [...each]));
      return;
    }
    if (column === width) {
      const sum = so[row]!.reduce((all, count) => all + count, 0);
      const truth = counts[row]!.reduce((all, count) => all + count, 0);
      if (sums[row] || sum === truth) fill(row + 1, 0, so);
      return;
    }
    const truth = counts[row]![column]!;
    const [from, to] = cells[row]![column] ? [0, left[column]!] : [truth, truth];
    for (let count = from; count <= to; count += 1) {
      if (count > left[column]!) return;
      left[column]! -= count;
      so[row]![column] = count;
      fill(row, column + 1, so);
      left[column]! += count;
    }
  };
  fill(
    0,
    0,
    counts.map(() => new Array<number>(width).fill(0)),
  );
  return found;
}

test('whatever is hidden in a table has more than one possible value, by trying all of them', () => {
  const table = fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.integer({ min: 1, max: 3 }))
    .chain(([rows, width]) =>
      fc.array(fc.array(fc.integer({ min: 0, max: 7 }), { minLength: width, maxLength: width }), {
        minLength: rows,
        maxLength: rows,
      }),
    );
  fc.assert(
    fc.property(table, (counts) => {
      const hidden = hideSmall(counts, least);
      const all = possible(counts, hidden);
      counts.forEach((row, at) => {
        row.forEach((count, column) => {
          const values = new Set(all.map((one) => one[at]![column]));
          if (count > 0 && count < least) expect(hidden.cells[at]![column]).toBe(true);
          const shown = hidden.cells[at]![column] === false;
          const alone = counts.every((others, other) => other === at || others[column] === 0);
          // One row alone in a column is told by the column's public sum, whatever is hidden.
          if (!shown && !alone) expect(values.size).toBeGreaterThan(1);
        });
        const sums = new Set(all.map((one) => one[at]!.reduce((sum, count) => sum + count, 0)));
        expect(hidden.sums[at] ? sums.size > 1 : sums.size === 1).toBe(true);
      });
    }),
    { numRuns: 200 },
  );
});

test('nothing is hidden where nothing is small, and a count of none tells of nobody', () => {
  const shown = {
    cells: [
      [false, false],
      [false, false],
    ],
    sums: [false, false],
  };
  expect(
    hideSmall(
      [
        [5, 60],
        [0, 9],
      ],
      least,
    ),
  ).toEqual(shown);
  expect(hideSmall([], least)).toEqual({ cells: [], sums: [] });
});

test('beside a small count the round is hidden that loses least, and a sum only where that is it', () => {
  const counts = [
    [90, 80],
    [4, 70],
    [12, 60],
  ];
  expect(hideSmall(counts, least)).toEqual({
    cells: [
      [false, false],
      [true, true],
      [true, true],
    ],
    sums: [false, false, false],
  });
  const oneMonth = hideSmall([[90], [4], [12]], least);
  expect(oneMonth).toEqual({ cells: [[false], [true], [true]], sums: [false, true, true] });
});
