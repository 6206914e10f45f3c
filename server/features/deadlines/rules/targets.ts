import type { TargetStep } from '@insaf/contract/targets.ts';
import type { Priority } from '@insaf/contract/vocabulary.ts';
import type { Selectable } from 'kysely';
import type { Targets as TargetTable } from '../../../platform/db/tables.generated.ts';
import { allowances } from './allowances.ts';

/*
 * How long each step may take for a complaint. A line names an initiative, a category, a kind or a priority,
 * or leaves them open. Of the lines of one agency the most exact counts: priority before initiative before
 * category before kind. Of the agencies from the root down to the one whose clock runs the strictest counts, so whatever an agency
 * sets for itself is never looser than what stands above it, now or later.
 *
 * Times without a priority are those of what is ordinary: what is urgent has half of them, and what is
 * critical runs round the clock.
 */

/** What decides how long the steps of a complaint may take. */
export type TargetSubject = {
  /** The agency whose clock runs: that which has the complaint, or judges its reply. */
  readonly agencyId: number;
  /** Within which it was filed. */
  readonly initiativeId: number | null;
  readonly categoryId: number | null;
  readonly kind: string;
  readonly priority: Priority;
};

/** Working minutes, or minutes of every day and night. */
export type Allowance = { readonly minutes: number; readonly roundTheClock: boolean };

/** How long each step may take. Days are calendar days. */
export type Targets = {
  readonly examination: Allowance;
  /** From the referral until the agency says that it is competent. */
  readonly acceptance: Allowance;
  readonly handling: Allowance;
  readonly judging: Allowance;
  /** For the complainant to supply what was asked for, each time. */
  readonly supplyDays: number;
  /** For all the times together; then the clock waits no more. */
  readonly supplyCapDays: number;
  /** Before the end of one of them, when the complainant is reminded. */
  readonly remindDays: number;
  readonly objectionDays: number;
  readonly appealDays: number;
};

export type TargetRow = Selectable<TargetTable>;

export type TargetCategory = {
  readonly urgent: boolean;
  readonly target_working_minutes: number;
  readonly objection_days: number;
};

type TimedStep = 'examination' | 'acceptance' | 'handling' | 'judging';

/**
 * @param layers the lines of each agency from the root down to that whose clock runs
 */
export function targetsOf(
  layers: readonly (readonly TargetRow[])[],
  subject: TargetSubject,
  category: TargetCategory | null,
): Targets {
  const timed = (step: TimedStep) => allowanceOf(step, layers, subject, category);
  const [root = []] = layers;
  const days = (step: TargetStep, otherwise: number) =>
    mostExact(root, step, subject)?.days ?? otherwise;
  const objection = mostExact(root, 'objection', subject);
  const ownObjection = category !== null && objection?.category_id === null;
  return {
    examination: timed('examination'),
    acceptance: timed('acceptance'),
    handling: timed('handling'),
    judging: timed('judging'),
    supplyDays: days('supply', allowances.supplyDays),
    supplyCapDays: days('supply_cap', allowances.supplyCapDays),
    remindDays: allowances.remindDays,
    objectionDays:
      (ownObjection ? null : objection?.days) ??
      category?.objection_days ??
      allowances.objectionDays,
    appealDays: days('appeal', allowances.appealDays),
  };
}

function allowanceOf(
  step: TimedStep,
  layers: readonly (readonly TargetRow[])[],
  subject: TargetSubject,
  category: TargetCategory | null,
): Allowance {
  const first = firstAllowance(step, subject.priority, category);
  return layers.reduce((allowance, lines, depth) => {
    const line = mostExact(lines, step, subject);
    if (line?.minutes == null) return allowance;
    const { minutes, round_the_clock: roundTheClock } = line;
    const given =
      line.priority === null
        ? hastened(step, { minutes, roundTheClock }, subject.priority)
        : { minutes, roundTheClock };
    // Only the root gives more time than the program would, and what a category asks for by itself
    // gives way only to what is said of that category.
    const bound =
      depth > 0 || (step === 'handling' && category !== null && line.category_id === null);
    return !bound || strictness(given) < strictness(allowance) ? given : allowance;
  }, first);
}

/** What counts where nobody set anything: the allowances, and the time of the category. */
function firstAllowance(
  step: TimedStep,
  priority: Priority,
  category: TargetCategory | null,
): Allowance {
  if (step !== 'handling' || category === null) {
    const minutes = step === 'handling' ? allowances.handlingWithoutCategory : allowances[step];
    return hastened(step, { minutes, roundTheClock: false }, priority);
  }
  // The time of an urgent category is meant by the clock on the wall.
  const { urgent, target_working_minutes: minutes } = category;
  if (urgent && priority === 'critical') return { minutes, roundTheClock: true };
  return hastened(step, { minutes, roundTheClock: false }, priority);
}

/** The time of what is ordinary, for a priority. */
function hastened(step: TimedStep, allowance: Allowance, priority: Priority): Allowance {
  const { minutes, roundTheClock } = allowance;
  if (priority === 'ordinary') return allowance;
  if (priority === 'urgent') return { minutes: Math.ceil(minutes / 2), roundTheClock };
  if (roundTheClock) return allowance;
  return { minutes: Math.min(minutes, allowances.critical[step]), roundTheClock: true };
}

/** The line that says the most of the subject; of two that say as much, the later. */
function mostExact(
  lines: readonly TargetRow[],
  step: TargetStep,
  { initiativeId, categoryId, kind, priority }: TargetSubject,
): TargetRow | undefined {
  const open = (wanted: unknown, is: unknown) => wanted === null || wanted === is;
  return lines
    .filter(
      (line) =>
        line.step === step &&
        open(line.initiative_id, initiativeId) &&
        open(line.category_id, categoryId) &&
        open(line.kind, kind) &&
        open(line.priority, priority),
    )
    .sort((one, other) => exactness(other) - exactness(one) || other.id - one.id)[0];
}

function exactness(line: TargetRow): number {
  const named = [line.kind, line.category_id, line.initiative_id, line.priority];
  return named.reduce<number>((sum, each, at) => sum + (each === null ? 0 : 2 ** at), 0);
}

/** A week has 35 working hours and 168 of them all: by that, times of both sorts are compared. */
export function strictness({ minutes, roundTheClock }: Allowance): number {
  return roundTheClock ? (minutes * 35) / 168 : minutes;
}

/**
 * The lines that count, by agency: of each selection of an agency the latest, unless it takes back.
 *
 * @param knownAt what was declared after this instant is left out; null for all
 */
export function targetsInForce(
  lines: readonly TargetRow[],
  knownAt: Date | null = null,
): ReadonlyMap<number, readonly TargetRow[]> {
  const latest = new Map<string, TargetRow>();
  for (const line of lines.toSorted((one, other) => one.id - other.id)) {
    if (knownAt !== null && line.declared_at > knownAt) continue;
    const { agency_id, step, initiative_id, category_id, kind, priority } = line;
    const selection = [agency_id, step, initiative_id, category_id, kind, priority];
    latest.set(selection.join(' '), line);
  }
  const inForce = [...latest.values()].filter(
    ({ minutes, days }) => minutes !== null || days !== null,
  );
  return Map.groupBy(inForce, ({ agency_id }) => agency_id);
}
