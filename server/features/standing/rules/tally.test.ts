import { type CohortFigure, cohortFigures, type EventFigure } from '@insaf/contract/figures.ts';
import { expect, test } from 'vitest';
import { type Happened, type Told, tallyOf } from './tally.ts';

/* Days are numbers of which every one is worked; a month has ten. Agency 7 is a unit, 1 the centre. */
const everyDay = { between: (from: number, to: number) => Math.max(0, to - from) };
const monthEnd = (day: number) => day - (day % 10) + 9;
const [centre, unit, other, senior] = [1, 7, 8, 9];
const waste = 3;

const at = (day: number, agencyId: number, figure: EventFigure, categoryId = waste): Happened => ({
  ...{ day, agencyId, figure, categoryId },
});
const bits = (...marks: CohortFigure[]) =>
  marks.reduce((all, mark) => all | (1 << cohortFigures.indexOf(mark)), 1);

function told(marks: number, events: Happened[], more: Partial<Told> = {}): Told {
  return { agencyId: unit, categoryId: waste, receivedDay: 0, marks, events, ...more };
}

/** Referred by the centre on day 2, settled on day 5. */
const settledEvents = [at(5, unit, 'verified'), at(0, centre, 'came', 0), at(2, unit, 'came')];

function cellsOf(...complaints: Told[]) {
  const tally = tallyOf({ today: 30, worked: () => everyDay, monthEnd });
  for (const complaint of complaints) tally.add(complaint);
  return new Map(
    [...tally.cells()].map((cell) => [
      `${cell.agencyId} ${cell.categoryId}`,
      {
        ...Object.fromEntries(Object.entries(cell.counts).filter(([, count]) => count > 0)),
        settled: [...cell.settledAfter],
        unsettled: [...cell.unsettledAfter],
      },
    ]),
  );
}

test('a settled complaint counts at who settled it, from when it came there', () => {
  const cells = cellsOf(told(bits('verified', 'referred', 'confirmed'), settledEvents));
  expect(cells.get('7 3')).toEqual({
    ...{
      came: 1,
      complaints: 1,
      verified: 1,
      asked: 1,
      confirmed: 1,
      decisions: 1,
      settlements: 1,
    },
    ...{ settled: [[3, 1]], unsettled: [] },
  });
  expect(cells.get('1 0')).toEqual({ came: 1, settled: [], unsettled: [] });
});

test('what is unfinished waits until today, and what was dismissed until then', () => {
  const open = told(bits('open', 'referred'), [at(2, unit, 'came')]);
  const dismissed = told(bits('dismissed_inexact'), [
    at(6, unit, 'dismissed_inexact'),
    at(2, unit, 'came'),
  ]);
  expect(cellsOf(open, dismissed).get('7 3')).toEqual({
    ...{ came: 2, complaints: 2, dismissed: 1, decisions: 1 },
    ...{
      settled: [],
      unsettled: [
        [28, 1],
        [4, 1],
      ],
    },
  });
});

test('who hands back has had it, and who got it next has it', () => {
  const cells = cellsOf(
    told(bits('open', 'referred', 'handed_back'), [
      at(3, other, 'handed_back'),
      at(2, other, 'came'),
      at(4, unit, 'came'),
    ]),
  );
  expect(cells.get('8 3')).toEqual({ came: 1, handed_back: 1, settled: [], unsettled: [] });
  expect(cells.get('7 3')).toMatchObject({ came: 1, complaints: 1, unsettled: [[26, 1]] });
});

test('it is late at who let it become so, once, however often', () => {
  const cells = cellsOf(
    told(bits('open', 'overdue'), [
      at(9, unit, 'overdue'),
      at(15, unit, 'overdue'),
      at(1, centre, 'came', 0),
      at(2, unit, 'came'),
    ]),
  );
  expect(cells.get('7 3')).toMatchObject({ came: 1, overdue: 1 });
  expect(cells.get('1 0')).not.toHaveProperty('overdue');
});

test('a refused appeal leaves the settlement with who settled, wherever it ended', () => {
  const cells = cellsOf(
    told(
      bits('verified', 'appealed', 'reopened', 'dismissed_cause_gone'),
      [...settledEvents, at(12, senior, 'dismissed_cause_gone'), at(10, senior, 'came')],
      { agencyId: senior },
    ),
  );
  expect(cells.get('7 3')).toMatchObject({
    complaints: 1,
    verified: 1,
    asked: 1,
    settled: [[3, 1]],
  });
  expect(cells.get('9 3')).toMatchObject({ came: 1, decisions: 1 });
  expect(cells.get('9 3')).not.toHaveProperty('complaints');
});

test('an appeal that was upheld counts against the decision it overturned, of whatever category', () => {
  const cells = cellsOf(
    told(
      bits('open', 'appealed', 'upheld', 'reopened'),
      [at(5, unit, 'verified', 4), at(12, unit, 'upheld'), at(2, unit, 'came')],
      {},
    ),
  );
  expect(cells.get('7 4')).toMatchObject({ decisions: 1, upheld: 1, settlements: 1 });
  expect(cells.get('7 3')).toMatchObject({ complaints: 1, asked: 1, unsettled: [[28, 1]] });
  expect(cells.get('7 3')).not.toHaveProperty('verified');
});

test('of settlements, those of the last two working days of a month are counted', () => {
  const on = (day: number) => told(bits('verified'), [at(day, unit, 'verified')]);
  expect(cellsOf(on(7)).get('7 3')).not.toHaveProperty('last_days');
  expect(cellsOf(on(8), on(9), on(19), on(20)).get('7 3')).toMatchObject({
    settlements: 4,
    last_days: 3,
  });
});

test('withdrawn ones and those that follow another are nobody’s to settle', () => {
  const events = [at(2, unit, 'came')];
  const cells = cellsOf(told(bits('withdrawn'), events), told(bits('open', 'joined'), events));
  expect(cells.get('7 3')).toEqual({ came: 2, settled: [], unsettled: [] });
});
