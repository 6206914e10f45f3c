import type { LadderClock, LadderSteps, Recipient } from '@insaf/contract/ladders.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Selectable } from 'kysely';
import type { Ladders as LadderTable } from '../../../platform/db/tables.generated.ts';
import type { Clock } from './clock.ts';
import { firstLadder } from './first-ladders.ts';
import { addWorkingTime, type CompiledCalendar } from './working-time.ts';

/*
 * The ladder of one clock: its rungs by number, each with when it is due and who hears of it. A rung whose
 * recipients were all told by a lower one, or are nowhere in the tree, is none; the others keep their numbers.
 *
 * When a rung is due is counted from when the clock is due, backwards and forwards by the clock's own working
 * time. So a clock that was moved, by a decree or by more time, takes its ladder with it.
 */

export type Told = { readonly to: Recipient; readonly agencyId: number };

export type Rung = {
  readonly no: number;
  /** Of the time; null for one after it. */
  readonly percent: number | null;
  /** Working minutes after the time; null for one within it. */
  readonly overdue: number | null;
  readonly tells: readonly Told[];
};
export type Ladder = readonly Rung[];

export type LadderRow = Omit<Selectable<LadderTable>, 'steps'> & { readonly steps: unknown };

const aYear = 365 * 86_400_000;

type Agency = {
  readonly id: number;
  readonly kind: string;
  readonly parent_id: number | null;
  readonly active: boolean;
};
/** The tree of agencies, as far as recipients are looked for in it. */
export type Tree = { readonly agency: (id: number) => Agency; readonly centralId: number | null };

/**
 * The steps that count for a clock: those of the nearest agency that has any, and of its lines the one for
 * this priority before the one for all.
 *
 * @param layers the lines of each agency from the root down to that whose clock runs
 */
export function stepsOf(
  layers: readonly (readonly LadderRow[])[],
  clock: LadderClock,
  priority: Priority,
): LadderSteps {
  const line = lineOf(layers, clock, priority);
  return line === undefined ? firstLadder(clock, priority) : (line.steps as LadderSteps);
}

/** The line that says so; undefined where the program's own ladder counts. */
export function lineOf(
  layers: readonly (readonly LadderRow[])[],
  clock: LadderClock,
  priority: Priority,
): LadderRow | undefined {
  for (const lines of layers.toReversed()) {
    const fitting = lines.filter((line) => line.clock === clock);
    const line =
      fitting.find((each) => each.priority === priority) ??
      fitting.find((each) => each.priority === null);
    if (line !== undefined) return line;
  }
  return undefined;
}

/** The rungs of these steps for an agency. */
export function ladderFrom(steps: LadderSteps, agencyId: number, tree: Tree): Ladder {
  const told = new Set<string>();
  return steps.flatMap((step, at) => {
    const tells = step.tells.flatMap((to): Told[] =>
      placesOf(to, agencyId, tree).flatMap((id) => {
        const who = `${isHead(to) ? 'head' : to} ${id}`;
        // The top is told even where a lower step told it too: what was taken over may have passed that.
        if (to !== 'central_office' && told.has(who)) return [];
        told.add(who);
        return [{ to, agencyId: id }];
      }),
    );
    if (tells.length === 0) return [];
    const percent = 'percent' in step ? step.percent : null;
    return [{ no: at + 1, percent, overdue: 'overdue' in step ? step.overdue : null, tells }];
  });
}

function isHead(to: Recipient): boolean {
  return to !== 'officers' && to !== 'complaints_officers';
}

function placesOf(to: Recipient, agencyId: number, tree: Tree): number[] {
  const upwards = above(agencyId, tree);
  const idOf = (agency: Agency | undefined) => (agency === undefined ? [] : [agency.id]);
  switch (to) {
    case 'parent':
      return idOf(upwards.find(({ active }) => active));
    case 'governorate': {
      const all = [tree.agency(agencyId), ...upwards];
      const ofKinds = (...kinds: string[]) => all.find(({ kind }) => kinds.includes(kind));
      return idOf(ofKinds('governorate') ?? ofKinds('ministry', 'authority'));
    }
    // The office itself stands beside the branches of the tree; who can act stands at its root.
    case 'central_office':
      return [...(tree.centralId === null ? [] : [tree.centralId]), ...idOf(upwards.at(-1))];
    default:
      return [agencyId];
  }
}

/** The agencies above one, the nearest first. */
function above(agencyId: number, tree: Tree): Agency[] {
  const found: Agency[] = [];
  for (let id = tree.agency(agencyId).parent_id; id !== null; id = found.at(-1)!.parent_id) {
    found.push(tree.agency(id));
  }
  return found;
}

export type Climbing = {
  readonly clock: Pick<Clock, 'dueAt' | 'minutes' | 'total' | 'extended'>;
  readonly calendar: CompiledCalendar;
  readonly ladder: Ladder;
  /** The number of the last rung that was taken. */
  readonly taken: number;
};

/** The rung that is next, and when; null at the top, and where no clock runs. */
export function nextRung(climbing: Climbing): { rung: Rung; at: Date } | null {
  const { ladder, taken, clock } = climbing;
  const rung = ladder.find(({ no }) => no > taken);
  if (rung === undefined || clock.dueAt === null) return null;
  return { rung, at: timeOf(rung, climbing) };
}

/** When the next rung is due; null at the top, and where no clock runs. */
export function nextStepAt(climbing: Climbing): Date | null {
  return nextRung(climbing)?.at ?? null;
}

/** The rungs that are due by now and were not taken, the lowest first. */
export function rungsDue(climbing: Climbing, now: Date): Rung[] {
  const { ladder, taken, clock } = climbing;
  if (clock.dueAt === null) return [];
  return ladder.filter((rung) => rung.no > taken && timeOf(rung, climbing) <= now);
}

/**
 * The number up to which a clock is taken to have climbed at the moment at which it begins or goes on: what
 * was to warn within a time that is already past warns nobody any more.
 */
export function passedWarnings(climbing: Climbing, now: Date): number {
  const warnings = climbing.ladder.filter(({ percent }) => percent !== null);
  return rungsDue({ ...climbing, ladder: warnings, taken: 0 }, now).at(-1)?.no ?? 0;
}

/** A clock that was given more time is warned within that. */
function timeOf({ percent, overdue }: Rung, { clock, calendar }: Climbing): Date {
  const { dueAt, extended, minutes, total } = clock;
  const span = (extended ? minutes : total) ?? minutes ?? 0;
  const after = overdue ?? -Math.round((span * (100 - (percent ?? 100))) / 100);
  // What is years ahead is looked at again when it comes.
  if (dueAt!.getTime() > calendar.to - aYear) return dueAt!;
  // Of what fell due before the calendar begins it is enough to know that it is long past.
  const known = Math.max(dueAt!.getTime(), calendar.from);
  return known > dueAt!.getTime() && after < 0
    ? dueAt!
    : addWorkingTime(calendar, new Date(known), after);
}

/**
 * The lines that count, by agency: of each clock and priority of an agency the latest, unless it takes back.
 *
 * @param knownAt what was declared after this instant is left out; null for all
 */
export function laddersInForce(
  lines: readonly LadderRow[],
  knownAt: Date | null = null,
): ReadonlyMap<number, readonly LadderRow[]> {
  const latest = new Map<string, LadderRow>();
  for (const line of lines.toSorted((one, other) => one.id - other.id)) {
    if (knownAt !== null && line.declared_at > knownAt) continue;
    latest.set(`${line.agency_id} ${line.clock} ${line.priority}`, line);
  }
  const inForce = [...latest.values()].filter(({ steps }) => steps !== null);
  return Map.groupBy(inForce, ({ agency_id }) => agency_id);
}
