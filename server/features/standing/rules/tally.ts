import {
  type CohortFigure,
  cohortFigures,
  dismissedFigures,
  type EventFigure,
} from '@insaf/contract/figures.ts';
import { type Counts, countNames } from './cell.ts';
import { longest } from './survival.ts';
import type { WorkedDays } from './worked-days.ts';

/*
 * Adds complaints, one at a time, to the cells of the agencies that had to do with them. What is kept is as
 * much as there are agencies and categories, however many complaints there are.
 */

/** What happened with a complaint on a day (a number), at an agency, when it was of a category (0: none). */
export type Happened = {
  readonly figure: EventFigure;
  readonly day: number;
  readonly agencyId: number;
  readonly categoryId: number;
};

export type Told = {
  /** Where it stands or ended, and its category then. */
  readonly agencyId: number;
  readonly categoryId: number;
  readonly receivedDay: number;
  /** Bit n is the n-th cohort figure. */
  readonly marks: number;
  /** What was done in order; when it came or became late follows, in the order of days. */
  readonly events: readonly Happened[];
};

export type Tallied = {
  readonly agencyId: number;
  readonly categoryId: number;
  readonly counts: Record<keyof Counts, number>;
  readonly settledAfter: Map<number, number>;
  readonly unsettledAfter: Map<number, number>;
};

export type Tally = {
  add: (complaint: Told) => void;
  /** Adds what was counted of the replies of an agency. */
  addReplies: (of: {
    agencyId: number;
    categoryId: number;
    counts: Pick<Counts, 'replies' | 'one_text' | 'judged' | 'proven'>;
  }) => void;
  cells: () => Iterable<Tallied>;
};

const dismissals: readonly string[] = [...dismissedFigures, 'lapsed'];
const decisions: readonly string[] = [...dismissals, 'verified'];
const lastDaysOfMonth = 2;

/**
 * @param today as a number; what is unfinished waits until then
 * @param worked the working days of an agency
 * @param monthEnd the last day of a day's month
 */
export function tallyOf({
  today,
  worked,
  monthEnd,
}: {
  today: number;
  worked: (agencyId: number) => WorkedDays;
  monthEnd: (day: number) => number;
}): Tally {
  const cells = new Map<string, Tallied>();
  const cellOf = (agencyId: number, categoryId: number): Tallied => {
    const key = `${agencyId} ${categoryId}`;
    let cell = cells.get(key);
    if (cell === undefined) {
      const counts = Object.fromEntries(countNames.map((name) => [name, 0])) as Tallied['counts'];
      cell = { agencyId, categoryId, counts, settledAfter: new Map(), unsettledAfter: new Map() };
      cells.set(key, cell);
    }
    return cell;
  };
  const addPassage = (complaint: Told) => {
    for (const [agencyId, categoryId] of agenciesOf(complaint)) {
      const { counts } = cellOf(agencyId, categoryId);
      const there = (figure: EventFigure) =>
        complaint.events.some((event) => event.agencyId === agencyId && event.figure === figure);
      counts.came += 1;
      if (there('overdue')) counts.overdue += 1;
      if (there('handed_back')) counts.handed_back += 1;
    }
  };
  const addDecisions = ({ events }: Told) => {
    const undone = undoneBy(events);
    for (const decision of events) {
      if (!decisions.includes(decision.figure)) continue;
      const { counts } = cellOf(decision.agencyId, decision.categoryId);
      counts.decisions += 1;
      if (undone.has(decision)) counts.upheld += 1;
      if (decision.figure !== 'verified') continue;
      counts.settlements += 1;
      const { between } = worked(decision.agencyId);
      if (between(decision.day, monthEnd(decision.day)) < lastDaysOfMonth) counts.last_days += 1;
    }
  };
  const addOutcome = (complaint: Told) => {
    const is = markOf(complaint.marks);
    if (is('withdrawn') || is('joined')) return;
    const { agencyId, categoryId } = ownerOf(complaint);
    const { counts, settledAfter, unsettledAfter } = cellOf(agencyId, categoryId);
    const verified = is('verified');
    counts.complaints += 1;
    if (verified) counts.verified += 1;
    else if (dismissals.some((figure) => is(figure as CohortFigure))) counts.dismissed += 1;
    if (is('confirmed')) counts.confirmed += 1;
    if (is('confirmed') || is('closed_unconfirmed') || is('reopened')) counts.asked += 1;
    const end = is('open') && !verified ? today : endOf(complaint, agencyId, today);
    const waited = worked(agencyId).between(cameOn(complaint, agencyId), end);
    plusOne(verified ? settledAfter : unsettledAfter, Math.min(longest, waited));
  };
  return {
    add: (complaint) => {
      addPassage(complaint);
      addDecisions(complaint);
      addOutcome(complaint);
    },
    addReplies: ({ agencyId, categoryId, counts: more }) => {
      const { counts } = cellOf(agencyId, categoryId);
      for (const [name, count] of Object.entries(more)) counts[name as keyof Counts] += count;
    },
    cells: () => cells.values(),
  };
}

const markOf = (marks: number) => (figure: CohortFigure) =>
  ((marks >> cohortFigures.indexOf(figure)) & 1) === 1;

/**
 * Whose complaint it is in the end: of who had it when it was settled, though an appeal that was refused may
 * have ended elsewhere; of any other, where it stands or ended.
 */
function ownerOf({ agencyId, categoryId, marks, events }: Told) {
  const settled = markOf(marks)('verified')
    ? events.findLast(({ figure }) => figure === 'verified')
    : undefined;
  return settled ?? { agencyId, categoryId };
}

/** Every agency that had it, each once, with the category that it came with; at its owner's, with its last. */
function agenciesOf(complaint: Told): Map<number, number> {
  const came = complaint.events.filter(({ figure }) => figure === 'came');
  const agencies = new Map(came.toReversed().map((event) => [event.agencyId, event.categoryId]));
  const owner = ownerOf(complaint);
  return agencies.set(owner.agencyId, owner.categoryId);
}

/** Decisions that an appeal overturned: each time the last of that agency before, which was not yet. */
function undoneBy(events: readonly Happened[]): Set<Happened> {
  const undone = new Set<Happened>();
  for (const upheld of events.filter(({ figure }) => figure === 'upheld')) {
    const decision = events.findLast(
      (event) =>
        decisions.includes(event.figure) &&
        event.agencyId === upheld.agencyId &&
        event.day <= upheld.day &&
        !undone.has(event),
    );
    if (decision !== undefined) undone.add(decision);
  }
  return undone;
}

/** When it first came to an agency. */
function cameOn({ receivedDay, events }: Told, agencyId: number): number {
  const came = events.find((event) => event.figure === 'came' && event.agencyId === agencyId);
  return came?.day ?? receivedDay;
}

/** When an agency decided on it last. */
function endOf({ events }: Told, agencyId: number, today: number): number {
  const decision = events.findLast(
    (event) => event.agencyId === agencyId && decisions.includes(event.figure),
  );
  return decision?.day ?? today;
}

function plusOne(counts: Map<number, number>, days: number): void {
  counts.set(days, (counts.get(days) ?? 0) + 1);
}
