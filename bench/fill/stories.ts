import { nextStatus, type Status, type Verb } from '@insaf/contract/complaint-lifecycle.ts';
import { claims, type DismissalReason } from '@insaf/contract/vocabulary.ts';
import type { Random } from '../../server/demo/seeded.ts';
import type { Country, Unit } from './country.ts';

/*
 * What happens to complaints that nobody files: any course that the lifecycle allows, as often as in a country
 * that works as it does. Times in milliseconds since 1970.
 */

type Mover = 'staff' | 'complainant' | 'system';

export type Step = {
  readonly at: number;
  readonly verb: Verb;
  readonly mover: Mover;
  readonly from: Status | null;
  readonly to: Status;
  readonly holder: Unit;
  readonly dueAt: number | null;
  readonly details: Readonly<Record<string, string | number>>;
};

export type Story = {
  readonly unit: Unit;
  readonly categoryId: number;
  readonly steps: readonly Step[];
};

type Choice = {
  readonly verb: Verb;
  readonly mover: Mover;
  readonly weight: number;
  /** The median of days until then. */
  readonly days: number;
};

const hour = 3_600_000;
const day = 24 * hour;
const choice = (verb: Verb, mover: Mover, weight: number, days: number): Choice => ({
  ...{ verb, mover, weight, days },
});

/** What comes next, and when; a status that has nothing is where the story ends. */
const courses: Partial<Record<Status, readonly Choice[]>> = {
  received: [
    choice('refer', 'staff', 82, 0.8),
    choice('dismiss', 'staff', 12, 1.2),
    choice('askComplainant', 'staff', 4, 1),
    choice('withdraw', 'complainant', 2, 2),
  ],
  incomplete: [
    choice('supply', 'complainant', 75, 3),
    choice('lapse', 'system', 21, 14),
    choice('withdraw', 'complainant', 4, 5),
  ],
  referred: [
    choice('accept', 'staff', 84, 1),
    choice('handBack', 'staff', 7, 1.5),
    choice('answer', 'staff', 5, 4),
    choice('askComplainant', 'staff', 4, 2),
  ],
  in_progress: [
    choice('answer', 'staff', 85, 7),
    choice('promise', 'staff', 6, 5),
    choice('askComplainant', 'staff', 4, 3),
    choice('withdraw', 'complainant', 2, 8),
    choice('extend', 'staff', 3, 6),
  ],
  answered: [choice('settle', 'staff', 84, 3), choice('returnReply', 'staff', 16, 3)],
  settled: [
    choice('confirm', 'complainant', 38, 2),
    choice('closeUnconfirmed', 'system', 53, 15),
    choice('appeal', 'complainant', 9, 4),
  ],
  dismissed: [choice('appeal', 'complainant', 8, 5)],
};
/** Of what can go on after its end, how much does. */
const goesOn: Partial<Record<Status, number>> = { dismissed: 0.08 };
/** Every so many are left lying where they are. */
const leftLying = 0.004;
/** Days in which each has to act. */
const allowance: Partial<Record<Status, number>> = { received: 3, referred: 21, in_progress: 21 };

const reasons: Readonly<Partial<Record<DismissalReason, number>>> = {
  repeated: 30,
  not_competent: 22,
  inexact: 24,
  cause_gone: 12,
  insufficient_documents: 9,
  abusive: 1,
};

/** A complaint received at a moment, with all that happens to it until another. */
export function storyOf(random: Random, country: Country, from: number, until: number): Story {
  const unit = country.unitOf(random.next());
  const categoryId = country.categoryOf(random.next());
  let at = from;
  let dueAt: number | null = from + allowance.received! * day;
  let holder = country.office;
  let status: Status = 'received';
  let previous: Status = 'received';
  const first = { at, verb: 'receive', mover: 'complainant', from: null, to: status } as const;
  const steps: Step[] = [{ ...first, holder, dueAt, details: {} }];
  while (steps.length < 30) {
    const next = nextOf(random, status);
    if (next === null) break;
    at += Math.max(0.02 * day, random.around(next.days * unit.pace, 0.9) * day);
    if (at > until) break;
    const { verb, mover } = next;
    const became = nextStatus(verb, status, mover, previous);
    if ('refused' in became) throw new Error(`${verb} is not possible from ${status}`);
    const details = detailsOf(random, verb, holder);
    if (became.to === 'incomplete') previous = status;
    if (verb === 'refer') holder = unit;
    if (verb === 'handBack' || verb === 'appeal') holder = country.office;
    dueAt = dueOf(verb, became.to, at, dueAt);
    steps.push({ at, verb, mover, from: status, to: became.to, holder, dueAt, details });
    status = became.to;
  }
  return { unit, categoryId, steps };
}

function nextOf(random: Random, status: Status): Choice | null {
  const choices = courses[status];
  if (choices === undefined || !random.chance(goesOn[status] ?? 1 - leftLying)) return null;
  let left = random.next() * choices.reduce((sum, { weight }) => sum + weight, 0);
  for (const each of choices) {
    left -= each.weight;
    if (left < 0) return each;
  }
  return choices[0]!;
}

function dueOf(verb: Verb, to: Status, at: number, before: number | null): number | null {
  const days = allowance[to];
  if (to === 'answered') return at + 5 * day;
  if (days === undefined) return null;
  return ['refer', 'handBack', 'appeal', 'supply', 'returnReply', 'extend'].includes(verb)
    ? at + days * day
    : before;
}

function detailsOf(random: Random, verb: Verb, holder: Unit): Step['details'] {
  if (verb === 'dismiss') return { reason: random.weighted(reasons) };
  if (verb === 'handBack') return { from: holder.id };
  if (verb === 'answer') return { claim: random.chance(0.7) ? claims[0] : claims[2] };
  return {};
}
