import { readFileSync } from 'node:fs';
import { agencyIndex } from 'insaf-verify/command/agency-index.ts';
import { expect, test } from 'vitest';
import { type Cell, countsOf } from './cell.ts';
import { cellsCsv } from './cells-csv.ts';
import { standingsOf } from './standings.ts';

const none = countsOf([]);

/** An agency as good as most: seven of ten settled within three weeks, half of them confirmed. */
function usual(agency: string, more: Partial<Cell> = {}): Cell {
  return {
    ...{ ...none, agency, kind: 'local_unit', category: 'waste' },
    ...{ came: 200, overdue: 30, handed_back: 10, complaints: 190, verified: 140, dismissed: 12 },
    ...{ asked: 120, confirmed: 66, decisions: 152, upheld: 3, settlements: 141, last_days: 15 },
    ...{ replies: 150, one_text: 6, judged: 141, proven: 120 },
    settled_after: [
      [2, 30],
      [6, 60],
      [14, 50],
    ],
    unsettled_after: [
      [4, 12],
      [30, 38],
    ],
    ...more,
  };
}

const field = () =>
  Array.from({ length: 9 }, (_, n) =>
    usual(`unit-${n}`, { verified: 130 + 3 * n, confirmed: 58 + 2 * n, overdue: 40 - 2 * n }),
  );

/** What perfect figures look like: everything settled and confirmed within a day. */
const perfect = {
  ...{ overdue: 0, handed_back: 0, complaints: 200, verified: 200, dismissed: 0 },
  ...{ asked: 200, confirmed: 200, decisions: 200, upheld: 0, settlements: 200, last_days: 18 },
  ...{ replies: 200, one_text: 10, judged: 200, proven: 200 },
  settled_after: [[1, 200]] as const,
  unsettled_after: [],
};
const ofOne = {
  ...{ came: 1, complaints: 1, verified: 1, asked: 1, confirmed: 1, decisions: 1 },
  ...{ settlements: 1, last_days: 0, replies: 1, one_text: 0, judged: 1, proven: 1 },
  settled_after: [[0, 1]] as const,
};

/** Otherwise perfect, each with one trick; the last two leave themselves only what is easy. */
const gamers = {
  'settles all on the last day': { ...perfect, last_days: 200 },
  'answers with one text': { ...perfect, one_text: 200 },
  'hands everything back': {
    ...{ ...perfect, ...ofOne, came: 200, handed_back: 199 },
  },
  'dismisses everything': {
    ...{ ...perfect, ...ofOne, came: 200, complaints: 200, dismissed: 199, decisions: 200 },
    unsettled_after: [[0, 199]] as const,
  },
};

function placed(cells: readonly Cell[]) {
  return standingsOf(cells)
    .filter(({ index }) => index !== null)
    .toSorted((a, b) => b.index! - a.index!);
}

test('whoever really is better comes out on top, and surely so', () => {
  const [first] = placed([...field(), usual('best', perfect)]);
  expect(first).toMatchObject({ agency: 'best', best: 1, worst: 1, ranked: 10, flags: [] });
});

for (const [trick, more] of Object.entries(gamers)) {
  test(`an agency that ${trick} comes out below every honest one, with a flag`, () => {
    const standings = placed([...field(), usual('gamer', more)]);
    expect(standings.at(-1)!.agency).toBe('gamer');
    expect(standings.at(-1)!.flags.length).toBeGreaterThan(0);
    expect(standings.at(-1)!.best).toBeGreaterThan(1);
  });
}

test('all tricks at once in one field: none of them comes out on top', () => {
  const tricky = Object.entries(gamers).map(([, more], n) => usual(`gamer-${n}`, more));
  const tiny = usual('tiny', { ...perfect, ...ofOne });
  const [first, second] = placed([...field(), ...tricky, tiny]).filter(
    ({ size }) => size === 'medium',
  );
  expect([first!.agency, second!.agency]).toEqual(['unit-8', 'unit-7']);
});

test('a tiny agency with one perfect case stands among small ones, near the middle and unsure', () => {
  const small = (n: number) =>
    usual(`small-${n}`, {
      ...{ came: 40, overdue: 4, handed_back: 1, complaints: 38, verified: 24 + n, dismissed: 2 },
      ...{ asked: 22, confirmed: 10 + n, decisions: 30, upheld: 0, settlements: 28, last_days: 2 },
      ...{ replies: 30, one_text: 0, judged: 28, proven: 25 },
      settled_after: [[5, 24 + n]],
      unsettled_after: [[30, 14 - n]],
    });
  const cells = [
    ...Array.from({ length: 8 }, (_, n) => small(n)),
    usual('tiny', { ...perfect, ...ofOne }),
  ];
  const standings = placed(cells);
  const tiny = standings.find(({ agency }) => agency === 'tiny')!;
  expect(standings[0]!.agency).not.toBe('tiny');
  expect(tiny.worst).toBeGreaterThan(5);
  expect(tiny.high! - tiny.low!).toBeGreaterThan(standings[0]!.high! - standings[0]!.low!);
});

test('more of any measure never lowers the index of who has it', () => {
  const of = (more: Partial<Cell>) =>
    placed([...field(), usual('one', more)]).find(({ agency }) => agency === 'one')!.index!;
  const before = of({});
  const better: Partial<Cell>[] = [
    { verified: 160 },
    { confirmed: 90 },
    { overdue: 5 },
    { handed_back: 2 },
    { upheld: 0 },
    { proven: 141 },
    { settled_after: [[1, 140]] },
  ];
  for (const more of better) expect(of(more)).toBeGreaterThan(before);
});

test('who mostly passes on has no index, and who hands back does not count as passing on', () => {
  const centre = usual('centre', { came: 1000, complaints: 40, handed_back: 0 });
  const [found] = standingsOf([centre, ...field()]);
  expect(found).toMatchObject({ index: null, low: null, high: null, best: null });
});

test('kinds of few agencies are put together, and nothing at all has an answer', () => {
  const company = usual('company', { kind: 'company' });
  const university = usual('university', { kind: 'university' });
  const peers = standingsOf([company, university, ...field()]).map((each) => each.peers);
  expect(new Set(peers.slice(0, 2))).toEqual(new Set(['other']));
  expect(peers[2]).toBe('local_unit');
  expect(standingsOf([])).toEqual([]);
  const nothing = usual('nothing', {
    ...{ ...none, settled_after: [], unsettled_after: [] },
  });
  const [alone] = standingsOf([nothing]);
  expect(alone!.index).toBeGreaterThan(0);
});

/** Numbers that look alike in every run. */
function random(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function randomCells(seed: number): Cell[] {
  const upTo = random(seed);
  const kinds = [
    'local_unit',
    'service_directorate',
    'ministry',
    'company',
    'technological_centre',
  ];
  return Array.from({ length: 60 }, (_, agency) =>
    ['waste', 'water', ''].slice(upTo(3)).map((category) => {
      const complaints = upTo(4) === 0 ? upTo(3) : upTo(400);
      const came = complaints + upTo(50) + (upTo(9) === 0 ? complaints : 0);
      const verified = upTo(complaints + 1);
      const [asked, judged, replies] = [upTo(verified + 1), verified, verified + upTo(20)];
      const settled = verified === 0 ? [] : [[upTo(80), verified] as const];
      const left = complaints - verified;
      return {
        ...{
          agency: `agency-${agency}`,
          kind: kinds[agency % 23 === 0 ? 3 : agency % 3]!,
          category,
        },
        ...{ came, overdue: upTo(came + 1), handed_back: upTo(came - complaints + 1) },
        ...{ complaints, verified, dismissed: upTo(left + 1), asked, confirmed: upTo(asked + 1) },
        ...{ decisions: complaints, upheld: upTo(complaints / 4 + 1) | 0, settlements: verified },
        ...{ last_days: upTo(verified + 1), replies, one_text: upTo(replies + 1) },
        ...{ judged, proven: upTo(judged + 1) },
        settled_after: settled,
        unsettled_after: left === 0 ? [] : [[upTo(300), left] as const],
      };
    }),
  ).flat();
}

test('the script that anyone can run prints the very same index from the open data, to the last digit', () => {
  for (const cells of [randomCells(7), randomCells(2026), [...field(), usual('best', perfect)]]) {
    const expected = standingsOf(cells).map((each) => {
      if (each.index === null) return `${each.agency} passes on`;
      const rank = each.best === null ? 'no rank' : `${each.best}-${each.worst} of ${each.ranked}`;
      return `${each.agency} ${each.index} (${each.low}-${each.high}) ${rank}`;
    });
    expect(agencyIndex(cellsCsv(cells))).toEqual(expected);
  }
});

test('the script imports nothing but what comes with Node', () => {
  const script = readFileSync(
    new URL('../../../../verify/command/agency-index.ts', import.meta.url),
    'utf8',
  );
  const imported = [...script.matchAll(/from '([^']+)'/g)].map(([, from]) => from);
  expect(imported.every((from) => from!.startsWith('node:'))).toBe(true);
});
