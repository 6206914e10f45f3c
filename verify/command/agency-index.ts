/*
 * Computes the index of agencies again from the open data of a period, by the formula in docs/figures.md and
 * with nothing else:
 *
 *     node verify/command/agency-index.ts data.csv
 *
 * It shares no line with the server, and a test holds its answer against the server's.
 */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

type Row = { agency: string; kind: string; category: string } & Record<string, string>;
type Days = { settled: Map<number, number>; unsettled: Map<number, number> };

const Z = 1.6448536269514722;
const HORIZON = 60;
/** Each share: of which column, which is good, or that less which is bad; and its weight. */
const SHARES: [of: string, good: string | null, bad: string | null, weight: number][] = [
  ['complaints', 'verified', null, 0.3],
  ['asked', 'confirmed', null, 0.2],
  ['came', null, 'overdue', 0.1],
  ['decisions', null, 'upheld', 0.1],
  ['came', null, 'handed_back', 0.1],
  ['judged', 'proven', null, 0.05],
];
const TIME_WEIGHT = 0.15;
/** Each flag: the share that raises it, and how much of it is taken for chance. */
const FLAGS: [count: string, of: string, tolerated: number][] = [
  ['last_days', 'settlements', 0.25],
  ['one_text', 'replies', 0.25],
  ['handed_back', 'came', 0.5],
  ['dismissed', 'came', 0.5],
];

const sum = (numbers: number[]) => numbers.reduce((all, each) => all + each, 0);
const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const round = (value: number) => Math.round(value * 100) / 100;
const column = (rows: Row[], name: string) => sum(rows.map((row) => Number(row[name])));

/** @returns one line for each agency: code, index, its interval, and the range of its rank */
export function agencyIndex(csv: string): string[] {
  const [header, ...lines] = csv.trim().split('\n');
  const names = header!.split(',');
  const rows = lines.map(
    (line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])) as Row,
  );
  const agencies = [...Map.groupBy(rows, ({ agency }) => agency).values()];
  const kinds = Map.groupBy(agencies, ([row]) => row!.kind);
  const peersOf = ([row]: Row[]) => (kinds.get(row!.kind)!.length < 5 ? 'other' : row!.kind);
  const results = new Map<Row[], { group: string; index: number; low: number; high: number }>();
  for (const [peers, members] of Map.groupBy(agencies, peersOf)) {
    const shares = SHARES.map((share) => comparable(members, rows, share));
    const times = comparableTimes(members, rows);
    members.forEach((own, at) => {
      const came = column(own, 'came');
      if (2 * (column(own, 'complaints') + column(own, 'handed_back')) < came) return;
      const time = times[at]!;
      const quick = Math.max(0.01, 1 - time.mean / HORIZON);
      let log = TIME_WEIGHT * Math.log(quick);
      let variance = ((TIME_WEIGHT * time.deviation) / HORIZON / quick) ** 2;
      SHARES.forEach(([, , , weight], which) => {
        const { value, deviation } = shares[which]![at]!;
        log += weight * Math.log(Math.max(value, 0.01));
        variance += (weight * (1 - value) * deviation) ** 2;
      });
      let index = 100 * Math.exp(log);
      for (const [count, of, tolerated] of FLAGS) {
        const above = wilson(column(own, count), column(own, of)) - tolerated;
        if (column(own, of) >= 10 && above > 0) index *= 1 - above / (1 - tolerated) / 2;
      }
      const spread = Math.exp(Z * Math.sqrt(variance));
      const size = came >= 500 ? 'large' : came >= 50 ? 'medium' : 'small';
      results.set(own, {
        group: `${peers} ${size}`,
        ...{ index: round(index), low: round(index / spread) },
        high: round(Math.min(100, index * spread)),
      });
    });
  }
  return agencies.map((own) => {
    const found = results.get(own);
    if (found === undefined) return `${own[0]!.agency} passes on`;
    const group = [...results.values()].filter((each) => each.group === found.group);
    const best = 1 + group.filter(({ low }) => low > found.high).length;
    const worst = group.filter(({ high }) => high >= found.low).length;
    const rank = group.length < 3 ? 'no rank' : `${best}-${worst} of ${group.length}`;
    return `${own[0]!.agency} ${found.index} (${found.low}-${found.high}) ${rank}`;
  });
}

function comparable(members: Row[][], all: Row[], [of, good, bad]: (typeof SHARES)[number]) {
  const acts = (rows: Row[]) => column(rows, of);
  const well = (rows: Row[]) => (good ? column(rows, good) : acts(rows) - column(rows, bad!));
  const kind = members.flat();
  const overall = (well(all) + 1) / (acts(all) + 2);
  const steady = (n: number, x: number, wider: number) => (x + 20 * wider) / (n + 20);
  const seen = members.map((own) => {
    const [n, x] = [acts(own), well(own)];
    const others = steady(acts(kind) - n, well(kind) - x, overall);
    if (n === 0) return { n, x, expected: others };
    const parts = own.map((row) => {
      const same = kind.filter(({ category }) => category === row.category);
      const elsewhere = steady(acts(same) - acts([row]), well(same) - well([row]), others);
      return (acts([row]) * elsewhere) / n;
    });
    return { n, x, expected: sum(parts) };
  });
  const variance = seen.map(({ n, expected }) => n * expected * (1 - expected));
  const beyond = sum(seen.map(({ n, x, expected }, at) => (x - n * expected) ** 2 - variance[at]!));
  const alike = beyond / sum(seen.map(({ n }, at) => variance[at]! * (n - 1)));
  const worth = beyond > 0 && alike > 0 ? clamp(1 / alike - 1, 10, 1000) : 1000;
  const usual = steady(acts(kind), well(kind), overall);
  return seen.map(({ n, x, expected }) => {
    const drawn = (x + worth * expected) / (n + worth);
    const odds = ((drawn / (1 - drawn)) * (1 - expected) * usual) / expected / (1 - usual);
    const deviation = 1 / Math.sqrt((n + worth + 1) * drawn * (1 - drawn));
    return { value: odds / (1 + odds), deviation };
  });
}

function comparableTimes(members: Row[][], all: Row[]) {
  const kind = members.flat();
  const overall = kaplanMeier(waits(all)).mean;
  const steady = (days: Days, wider: number) => {
    const { n, mean } = kaplanMeier(days);
    return (n * mean + 20 * wider) / (n + 20);
  };
  const seen = members.map((own) => {
    const { n, mean, variance } = kaplanMeier(waits(own));
    if (n === 0) return { n, offset: 0, variance };
    const others = steady(waits(kind, own), overall);
    const parts = own.map((row) => {
      const same = kind.filter(({ category }) => category === row.category);
      return (kaplanMeier(waits([row])).n * steady(waits(same, [row]), others)) / n;
    });
    return { n, offset: mean - sum(parts), variance };
  });
  const total = sum(seen.map(({ n }) => n));
  const ofOne = total === 0 ? 1 : Math.max(1, sum(seen.map((s) => s.n * s.n * s.variance)) / total);
  const beyond = sum(seen.map(({ n, offset }) => (n === 0 ? 0 : n * offset ** 2 - ofOne)));
  const worth = beyond <= 0 ? 1000 : clamp((ofOne * total) / beyond, 10, 1000);
  const usual = steady(waits(kind), overall);
  return seen.map(({ n, offset }) => ({
    mean: clamp(usual + (n * offset) / (n + worth), 0, HORIZON),
    deviation: Math.sqrt(ofOne / (n + worth)),
  }));
}

/** Complaints of rows by working days, less those of other rows. */
function waits(rows: Row[], less: Row[] = []): Days {
  const read = (name: string) => {
    const days = new Map<number, number>();
    const add = (sign: number) => (row: Row) => {
      for (const pair of row[name] ? row[name].split(' ') : []) {
        const [after, count] = pair.split(':').map(Number);
        days.set(after!, (days.get(after!) ?? 0) + sign * count!);
      }
    };
    rows.forEach(add(1));
    less.forEach(add(-1));
    return days;
  };
  return { settled: read('settled_after'), unsettled: read('unsettled_after') };
}

function kaplanMeier({ settled, unsettled }: Days) {
  const n = sum([...settled.values(), ...unsettled.values()]);
  const curve: { waiting: number; known: number; ended: number }[] = [];
  for (let [day, known, waiting] = [0, n, 1]; day < HORIZON; day += 1) {
    const ended = settled.get(day) ?? 0;
    if (ended > 0) waiting *= 1 - ended / known;
    curve.push({ waiting, known, ended });
    known -= ended + (unsettled.get(day) ?? 0);
  }
  let [mean, variance] = [0, 0];
  for (const { waiting, known, ended } of curve.reverse()) {
    mean += waiting;
    if (ended > 0 && known > ended) variance += (mean ** 2 * ended) / (known * (known - ended));
  }
  return { n, mean, variance };
}

/** The lower end of Wilson's interval. */
function wilson(count: number, of: number): number {
  if (of === 0) return 0;
  const half = Z * Math.sqrt((count * (of - count)) / of + (Z * Z) / 4);
  return (count + (Z * Z) / 2 - half) / (of + Z * Z);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(agencyIndex(readFileSync(process.argv[2]!, 'utf8')).join('\n'));
}
