import { leastOfAgency, leastOpen } from '@insaf/contract/public-index.ts';
import { expect, test } from 'vitest';
import { type Cell, countsOf } from './cell.ts';
import { openCells } from './open-cells.ts';

function cell(agency: string, category: string, came: number): Cell {
  return {
    ...{ ...countsOf([]), agency, kind: 'local_unit', category, came, complaints: came },
    settled_after: [[1, came]],
    unsettled_after: [],
  };
}
const seen = (cells: readonly Cell[]) =>
  openCells(cells).map(({ agency, category, came }) => `${agency} ${category} ${came}`);

test('what is large stays as it is, and nothing is added', () => {
  const cells = [cell('a', 'water', 30), cell('b', 'water', 40), cell('b', 'waste', 25)];
  expect(seen(cells)).toEqual(['a water 30', 'b water 40', 'b waste 25']);
});

test('few of a category are put together with another, so that neither can be taken off a sum', () => {
  const cells = [
    ...[cell('a', 'water', 30), cell('a', 'waste', 2), cell('a', 'light', 12)],
    ...[cell('b', 'water', 40), cell('b', 'waste', 25), cell('b', 'light', 9)],
  ];
  // Two of waste at a alone: light joins them there, waste at b so that a's is not all that is hidden.
  expect(seen(cells)).toEqual(['a  14', 'a water 30', 'b  34', 'b water 40']);
});

test('an agency of few is left out, and with it the next where it would be alone', () => {
  const cells = [
    cell('a', 'water', 3),
    cell('b', 'water', 40),
    cell('c', 'water', 60),
    cell('d', 'water', 70),
  ];
  expect(seen(cells)).toEqual(['c water 60', 'd water 70']);
});

test('whatever the cells, none that is told is small, none is lost, and nothing is hidden alone', () => {
  let state = 11;
  const upTo = (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
  for (let run = 0; run < 60; run += 1) {
    const cells = Array.from({ length: 3 + upTo(12) }, (_, agency) =>
      ['', 'water', 'waste', 'light', 'roads']
        .filter(() => upTo(3) > 0)
        .map((category) => cell(`agency-${agency}`, category, 1 + upTo(upTo(2) === 0 ? 6 : 40))),
    ).flat();
    const open = openCells(cells);
    const told = new Set(open.map(({ agency }) => agency));
    for (const { came, agency } of open) {
      expect(came).toBeGreaterThanOrEqual(leastOpen);
      const all = (of: readonly Cell[]) =>
        countsOf(of.filter((each) => each.agency === agency)).came;
      expect(all(open)).toBe(all(cells));
      expect(all(cells)).toBeGreaterThanOrEqual(leastOfAgency);
    }
    for (const category of ['water', 'waste', 'light', 'roads']) {
      const shown = new Set(
        open.filter((each) => each.category === category).map(({ agency }) => agency),
      );
      const hidden = cells.filter((each) => each.category === category && !shown.has(each.agency));
      if (hidden.length === 0 || shown.size === 0) continue;
      expect(hidden.length).toBeGreaterThanOrEqual(2);
      expect(countsOf(hidden).came).toBeGreaterThanOrEqual(leastOpen);
    }
    expect(told.size).not.toBe(new Set(cells.map(({ agency }) => agency)).size - 1);
  }
});
