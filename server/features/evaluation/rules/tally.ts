import { type WorkVerb, workVerbs } from '@insaf/contract/evaluation.ts';
import type { CompiledCalendar } from '../../deadlines/index.ts';
import type { Act } from './acts-of.ts';
import { gradesShown } from './grades.ts';
import { wholeMiddle } from './middle.ts';
import { type Norms, normsOf } from './norms.ts';
import { type Person, timed } from './timing.ts';
import type { OfficeWork, StaffWork, VerbWork } from './work.ts';
import { awayDays, type Span, workingDaysIn } from './working.ts';

/** By these a complaint goes on to somebody else. */
const finishing: ReadonlySet<WorkVerb> = new Set([
  ...(['refer', 'join', 'dismiss', 'handBack', 'answer', 'returnReply', 'settle'] as const),
]);
/** The first decision about what came in. */
const examining: ReadonlySet<WorkVerb> = new Set(['refer', 'join', 'dismiss', 'askComplainant']);
/** Most replies that were sent back of which a month keeps which they were. */
const mostReturned = 50;

type OfVerb = {
  acts: number;
  standIn: number;
  late: number;
  readonly times: number[];
  readonly categories: Map<number | null, number>;
};
type Desk = {
  readonly staffId: string;
  readonly agencyId: number;
  readonly verbs: Map<WorkVerb, OfVerb>;
  readonly acts: Act[];
  readonly days: Set<number>;
  finished: number;
  late: number;
  cameLate: number;
};

export type Known = {
  /** The month, up to when it is counted. */
  readonly span: Span;
  readonly dayOf: (at: number) => number;
  readonly dayName: (day: number) => string;
  readonly calendarOf: (agencyId: number) => CompiledCalendar;
  readonly personOf: (staffId: string, agencyId: number) => Person;
};

export type Tallied = {
  readonly staff: readonly { staffId: string; agencyId: number; work: StaffWork }[];
  readonly offices: readonly { agencyId: number; work: OfficeWork }[];
};

/** Adds up the acts of a month, each where it was done. */
export function tallyOf(known: Known) {
  const desks = new Map<string, Desk>();
  const norms = normsOf();
  const deskOf = (staffId: string, agencyId: number): Desk => {
    const key = `${agencyId} ${staffId}`;
    const desk = desks.get(key) ?? {
      ...{ staffId, agencyId, verbs: new Map(), acts: [], days: new Set<number>() },
      ...{ finished: 0, late: 0, cameLate: 0 },
    };
    desks.set(key, desk);
    return desk;
  };
  return {
    add: (act: Act): void => {
      const desk = deskOf(act.staffId, act.agencyId);
      const person = known.personOf(act.staffId, act.agencyId);
      const { minutes, late, cameLate } = timed(act, person, known.calendarOf(act.agencyId));
      const of = verbOf(desk, act.verb);
      of.acts += 1;
      if (act.behalfOf !== null) of.standIn += 1;
      of.categories.set(act.categoryId, (of.categories.get(act.categoryId) ?? 0) + 1);
      desk.days.add(known.dayOf(act.at));
      desk.acts.push(act);
      if (minutes !== null) {
        of.times.push(minutes);
        norms.learn(act.verb, act.categoryId, act.staffId, minutes);
      }
      if (!finishing.has(act.verb)) return;
      desk.finished += 1;
      if (cameLate) desk.cameLate += 1;
      if (!late) return;
      desk.late += 1;
      of.late += 1;
    },
    /** @param calls how often each looked a caller up, by agency and member of staff as `4 id` */
    finish: (calls: ReadonlyMap<string, number>): Tallied => {
      for (const key of calls.keys()) {
        const [agencyId = '', ...staffId] = key.split(' ');
        deskOf(staffId.join(' '), Number(agencyId));
      }
      const all = [...desks.values()];
      const staff = all.map((desk) => ({
        ...{ staffId: desk.staffId, agencyId: desk.agencyId },
        work: workOf(desk, known, norms, calls.get(`${desk.agencyId} ${desk.staffId}`) ?? 0),
      }));
      const offices = [...Map.groupBy(all, ({ agencyId }) => agencyId)];
      return {
        staff,
        offices: offices.map(([agencyId, members]) => ({ agencyId, work: officeOf(members) })),
      };
    },
  };
}

function verbOf({ verbs }: Desk, verb: WorkVerb): OfVerb {
  const of = verbs.get(verb) ?? { acts: 0, standIn: 0, late: 0, times: [], categories: new Map() };
  verbs.set(verb, of);
  return of;
}

function workOf(desk: Desk, known: Known, norms: Norms, calls: number): StaffWork {
  const { acts, finished, late, cameLate } = desk;
  const count = (is: (act: Act) => boolean) => acts.filter(is).length;
  const decided = ({ verb }: Act) => verb === 'dismiss' || verb === 'settle';
  return {
    work: workVerbs.flatMap((verb): VerbWork[] => {
      const of = desk.verbs.get(verb);
      if (of === undefined) return [];
      const { times, categories, ...counts } = of;
      const time = wholeMiddle(times);
      const usual = time === null ? null : norms.usual(verb, categories);
      return [{ verb, ...counts, timed: times.length, time, usual }];
    }),
    calls,
    replies: {
      answered: count(({ verb }) => verb === 'answer'),
      returned: count(({ returnedAt }) => returnedAt !== null),
      settled: count(({ verb, settled }) => verb === 'answer' && settled),
      reopened: count(({ reopened }) => reopened),
    },
    decisions: { made: count(decided), upheld: count(({ upheld }) => upheld) },
    late: { finished, late, cameLate },
    grades: gradesShown(gradesIn(acts)),
    categories: categoriesOf(desk),
    days: daysOf(desk, known),
    returned: returnedIn(acts),
  };
}

/** Grades in the order in which they were given. */
const gradesIn = (acts: readonly Act[]): number[] =>
  acts
    .flatMap(({ grade }) => (grade === null ? [] : [grade]))
    .sort((one, other) => one.at - other.at)
    .map(({ given }) => given);

function categoriesOf({ verbs }: Desk): StaffWork['categories'] {
  const sums = new Map<number | null, number>();
  for (const { categories } of verbs.values()) {
    for (const [id, acts] of categories) sums.set(id, (sums.get(id) ?? 0) + acts);
  }
  return [...sums]
    .map(([id, acts]) => ({ id, acts }))
    .sort((one, other) => other.acts - one.acts || (one.id ?? 0) - (other.id ?? 0));
}

function daysOf({ staffId, agencyId, acts, days }: Desk, known: Known): StaffWork['days'] {
  const { began, leave } = known.personOf(staffId, agencyId);
  // Who did something before has another role since then, and was there.
  const within =
    began !== null &&
    began > known.span.from &&
    began < known.span.until &&
    acts.every(({ at }) => at >= began);
  const span = within ? { ...known.span, from: began } : known.span;
  const calendar = known.calendarOf(agencyId);
  const working = workingDaysIn(calendar, known.dayOf, span);
  return {
    working: working.size,
    away: awayDays(calendar, known.dayOf, working, leave).size,
    active: days.size,
    began: within ? known.dayName(known.dayOf(began)) : null,
  };
}

const returnedIn = (acts: readonly Act[]): StaffWork['returned'] =>
  acts
    .filter(({ returnedAt }) => returnedAt !== null)
    .sort((one, other) => other.returnedAt! - one.returnedAt!)
    .slice(0, mostReturned)
    .map(({ number, at, returnedAt }) => ({
      ...{ number, repliedAt: new Date(at).toISOString() },
      at: new Date(returnedAt!).toISOString(),
    }));

/** What one person did alone is that person’s: times and grades of an office are of two at least. */
function officeOf(desks: readonly Desk[]): OfficeWork {
  const timesOf = (is: (verb: WorkVerb) => boolean) =>
    ofSeveral(
      desks.map(({ verbs }) => [...verbs].flatMap(([verb, { times }]) => (is(verb) ? times : []))),
    );
  const answers = timesOf((verb) => verb === 'answer');
  const examined = timesOf((verb) => examining.has(verb));
  const graded = desks.filter(({ acts }) => acts.some(({ grade }) => grade !== null));
  return {
    people: desks.filter(({ acts }) => acts.length > 0).length,
    acts: desks.reduce((sum, { acts }) => sum + acts.length, 0),
    answerTime: wholeMiddle(answers),
    examineTime: wholeMiddle(examined),
    grades: graded.length > 1 ? gradesShown(gradesIn(graded.flatMap(({ acts }) => acts))) : null,
  };
}

/** All of them, where they are of two people at least. */
function ofSeveral(times: readonly (readonly number[])[]): number[] {
  return times.filter(({ length }) => length > 0).length > 1 ? times.flat() : [];
}
