/** What becomes of one complaint, as steps. The end of the demonstration cuts them later. */
import type { DismissalReason } from '@insaf/contract/vocabulary.ts';
import { allowances } from '../../features/deadlines/index.ts';
import type { Random } from '../seeded.ts';
import type { Special } from '../texts.ts';
import type { Arrival, Ground } from './arrivals.ts';
import {
  answerUntilSettled,
  examine,
  type Handling,
  isForgotten,
  referUntilRight,
  work,
} from './handling.ts';
import { afterWorking, daysLater, minutesLater, shifts, someDaysAfter } from './hours.ts';
import type { PlannedCategory, PlannedStep } from './planned.ts';
import {
  askedShare,
  dismissalShares,
  dismissedShare,
  gradeShares,
  neverSuppliedShare,
} from './shares.ts';

type Journey = { steps: PlannedStep[]; special: Special | null };

const toldSo: readonly DismissalReason[] = [
  'repeated',
  'not_competent',
  'inexact',
  'before_court',
  'abusive',
];

/** How a complaint ends that nobody decided about yet. `served`: it will be handled, as a leading one must. */
export function drawJourney(
  random: Random,
  arrival: Arrival,
  ground: Ground,
  served = false,
): Journey {
  const handling = startOf(random, arrival, ground);
  const { steps } = handling;
  const done = (special: Special | null = arrival.special): Journey => ({ steps, special });
  if (!served && random.chance(0.011)) {
    withdraw(handling);
    return done();
  }
  if (!served && random.chance(dismissedShare)) return done(dismissed(handling));
  if (!served && random.chance(askedShare) && !askAndHear(handling)) return done();
  referUntilRight(handling);
  if (!served && isForgotten(handling)) return done();
  answerUntilSettled(handling);
  afterSettling(handling);
  return done();
}

/** The steps of one that follows another: joined soon after it came, then settled with it. */
export function drawFollowing(
  random: Random,
  arrival: Arrival,
  ground: Ground,
  leading: { no: number; joinBefore: Date; settledAt: Date | null },
): Journey {
  const handling = startOf(random, arrival, ground);
  const at = examine(handling);
  const joined = at < leading.joinBefore ? at : minutesLater(handling.arrival.receivedAt, 4);
  handling.steps.push({ verb: 'join', at: joined, leading: leading.no });
  if (leading.settledAt !== null) {
    handling.now = leading.settledAt;
    handling.steps.push({ verb: 'follow', at: leading.settledAt, leading: leading.no });
    afterSettling(handling, false);
  }
  return { steps: handling.steps, special: arrival.special };
}

function startOf(random: Random, arrival: Arrival, ground: Ground): Handling {
  const { receivedAt } = arrival;
  return {
    random,
    arrival,
    category: ground.categories.get(arrival.category) as PlannedCategory,
    steps: [{ verb: 'receive', at: receivedAt }],
    now: receivedAt,
  };
}

/** People take a complaint back before it was looked at, or while it is handled. */
function withdraw(handling: Handling): void {
  const { random, steps } = handling;
  if (random.chance(0.6)) referUntilRight(handling);
  const at = afterWorking(handling.now, random.around(700, 0.6), shifts.awake);
  steps.push({ verb: 'withdraw', at });
}

function dismissed(handling: Handling): Special | null {
  const { random, steps, arrival } = handling;
  const reason = random.weighted(dismissalShares);
  steps.push({ verb: 'dismiss', at: examine(handling), reason });
  // nobody can appeal who left no name, and most let it be
  if (!arrival.anonymous && random.chance(0.038)) appeal(handling, 'dismissed', 20);
  return toldSo.includes(reason) ? (reason as Special) : null;
}

/** Asks for what is missing. False: it never came, and the complaint lapsed. */
function askAndHear(handling: Handling): boolean {
  const { random, steps, arrival } = handling;
  const byAgency = random.chance(0.3);
  if (byAgency) {
    steps.push({ verb: 'refer', at: examine(handling), to: 'suggested' });
    if (random.chance(0.7))
      steps.push({ verb: 'accept', at: work(handling, random.around(90, 0.7)) });
  }
  const asked = byAgency ? work(handling, random.around(300, 0.6)) : examine(handling);
  steps.push({ verb: 'askComplainant', at: asked });
  if (arrival.anonymous || random.chance(neverSuppliedShare)) {
    steps.push({
      verb: 'lapse',
      at: minutesLater(daysLater(asked, allowances.supplyDays), random.int(1, 9)),
    });
    return false;
  }
  const days = Math.min(random.around(2.5, 0.8), allowances.supplyDays - 1);
  const supplied = afterWorking(daysLater(asked, days), random.between(0, 60), shifts.awake);
  const byTelephone = arrival.channel === 'hotline' && random.chance(0.7);
  handling.now = byTelephone ? afterWorking(supplied, 5, shifts.long) : supplied;
  steps.push({
    verb: 'supply',
    at: handling.now,
    by: byTelephone ? 'staff' : 'complainant',
    photos: !byTelephone && random.chance(0.4) ? 1 : 0,
  });
  if (byAgency) {
    if (!isForgotten(handling)) {
      answerUntilSettled(handling);
      afterSettling(handling);
    }
    return false;
  }
  return true;
}

/** The person confirms, objects, or says nothing until the window has passed. */
function afterSettling(handling: Handling, mayAppeal = true): void {
  const { random, steps, arrival, category } = handling;
  const settled = handling.now;
  const answer = steps.findLast((step) => step.verb === 'answer');
  const removed = answer?.verb !== 'answer' || answer.claim === 'cause_removed';
  const open = category.objectionDays;
  if (
    mayAppeal &&
    !arrival.anonymous &&
    !steps.some(({ verb }) => verb === 'appeal') &&
    random.chance(removed ? 0.028 : 0.06)
  ) {
    appeal(handling, 'settled', open - 1);
    return;
  }
  if (!arrival.anonymous && random.chance(arrival.channel === 'post' ? 0.2 : 0.47)) {
    const at = someDaysAfter(random, settled, 2.2);
    if (at < daysLater(settled, open)) {
      const grade = Number(random.weighted(gradeShares[removed ? 'removed' : 'otherwise']));
      steps.push({
        verb: 'confirm',
        at,
        grade: grade as 1 | 2 | 3 | 4 | 5,
        words: random.chance(0.62),
      });
      return;
    }
  }
  steps.push({
    verb: 'closeUnconfirmed',
    at: minutesLater(daysLater(settled, open), random.int(1, 9)),
  });
}

/** Someone higher examines it anew: dismisses it, or has it handled once more. */
function appeal(handling: Handling, after: 'settled' | 'dismissed', within: number): void {
  const { random, steps } = handling;
  const latest = daysLater(handling.now, within);
  const at = someDaysAfter(random, handling.now, 3);
  handling.now = at < latest ? at : minutesLater(handling.now, 200);
  steps.push({ verb: 'appeal', at: handling.now, after });
  examine(handling);
  if (random.chance(after === 'dismissed' ? 0.5 : 0.3)) {
    const reason =
      after === 'dismissed'
        ? random.pick(['not_competent', 'insufficient_documents'] as const)
        : 'cause_gone';
    steps.push({ verb: 'dismiss', at: handling.now, reason });
    return;
  }
  steps.push({ verb: 'refer', at: handling.now, to: 'suggested' });
  steps.push({ verb: 'accept', at: work(handling, random.around(120, 0.6)) });
  answerUntilSettled(handling);
  afterSettling(handling);
}
