import {
  cohortFigures,
  eventFigures,
  type FigurePart,
  type FigureReach,
  type FigureSpan,
} from '@insaf/contract/figures.ts';
import type { Contributions, DayEvent } from './contributions.ts';
import { monthOf } from './days.ts';
import { agencyOf, type Stand } from './journey.ts';

/*
 * From contributions to sums. Each is added to the agency itself (`own`) and to what lies below each agency
 * above it (`under`), as a whole and by what the complaint is about, came by, is, and where. For a whole
 * branch, own and under are added: so what came to an agency from below it was in its branch before, is
 * counted in its own and taken off its under.
 */

export type Sum = {
  readonly agencyId: number;
  readonly reach: FigureReach;
  readonly part: FigurePart;
  readonly value: string;
  readonly span: FigureSpan;
  /** The day, or the first of the month, in days since 2000. */
  readonly start: number;
  /** By the place of the figure in its vocabulary. */
  readonly counts: Int32Array;
};

/** Sums of a table that are being made, by their keys. */
export type Sums = Map<string, Sum>;

type Part = readonly [FigurePart, string];

/** Adds what a complaint contributes so many times: 1, or -1 to take off what was counted of it before. */
export function spread(of: Contributions, times: number, sums: { events: Sums; cohorts: Sums }) {
  const given: Part[] = [
    ['all', ''],
    ['channel', of.channel],
    ['kind', of.kind],
    ['place', of.placeId === null ? '' : String(of.placeId)],
    // Few are filed within one: what is filed within none is what is left of the whole.
    ...(of.initiativeId === null ? [] : [['initiative', String(of.initiativeId)] as const]),
  ];
  for (const event of of.events) {
    for (const part of given) spreadEvent(sums.events, event, part, times);
    spreadEvent(sums.events, event, categoryPart(event.stand), times);
  }
  const path = ancestorsOf(of.stand.path);
  for (const part of [...given, categoryPart(of.stand)]) {
    for (const [index, agencyId] of path.entries()) {
      const reach = index === path.length - 1 ? 'own' : 'under';
      const sum = sumOf(sums.cohorts, agencyId, reach, part, of.receivedDay, cohortFigures.length);
      for (let bit = 0; bit < cohortFigures.length; bit += 1) {
        if ((of.marks >> bit) & 1) sum.counts[bit]! += times;
      }
    }
  }
}

const categoryPart = ({ categoryId }: Stand): Part => [
  'category',
  categoryId === null ? '' : String(categoryId),
];

function spreadEvent(sums: Sums, event: DayEvent, part: Part, times: number): void {
  const { figure, stand, day } = event;
  const index = eventFigures.indexOf(figure);
  // Within a category, what became about something else came from nowhere.
  const other = part[0] === 'category' && isOtherCategory(event) ? null : event.other;
  const path = ancestorsOf(stand.path);
  const agencyId = path.at(-1)!;
  const add = (id: number, reach: FigureReach, count: number) => {
    if (count === 0) return;
    sumOf(sums, id, reach, part, day, eventFigures.length).counts[index]! += count * times;
  };
  const own = other === null || agencyOf(other.path) !== agencyId ? 1 : 0;
  add(agencyId, 'own', own);
  for (const id of path) {
    const whole = other?.path.includes(`/${id}/`) ? 0 : 1;
    add(id, 'under', id === agencyId ? whole - own : whole);
  }
}

const isOtherCategory = ({ stand, other }: DayEvent) => other?.categoryId !== stand.categoryId;

/** The sums of months, from those of their days; and nothing that sums to nothing. */
export function withMonths(days: Sums): Sum[] {
  const all: Sums = new Map();
  for (const [key, day] of days) {
    if (day.counts.every((count) => count === 0)) continue;
    all.set(key, day);
    const { agencyId, reach, part, value, start } = day;
    const first = monthOf(start);
    const month = sumOf(all, agencyId, reach, [part, value], first, day.counts.length, 'month');
    for (const [index, count] of day.counts.entries()) month.counts[index]! += count;
  }
  return [...all.values()].filter(({ counts }) => counts.some((count) => count !== 0));
}

function sumOf(
  sums: Sums,
  agencyId: number,
  reach: FigureReach,
  [part, value]: Part,
  start: number,
  length: number,
  span: FigureSpan = 'day',
): Sum {
  const key = `${agencyId} ${reach} ${part} ${value} ${span} ${start}`;
  let sum = sums.get(key);
  if (sum === undefined) {
    const counts = new Int32Array(length);
    sum = { agencyId, reach, part, value, span, start, counts };
    sums.set(key, sum);
  }
  return sum;
}

/** The ids of a path, the root first. */
function ancestorsOf(path: string): number[] {
  return path.slice(1, -1).split('/').map(Number);
}
