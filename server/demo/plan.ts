/**
 * The demonstration as a plan: who files what, when, and what becomes of it.
 *
 * A plan is a pure function of its seed: no clock, no database. It decides only what an observer would
 * count (times, channels, categories, outcomes, faults in the proof) by published proportions
 * (plan/shares.ts); words, people and pictures are drawn later from each complaint's own seed. Three
 * things need more than one complaint and come after the single journeys: the rainstorm and other shared
 * causes whose complaints are joined, repeated complaints that name the earlier one, and photos that are
 * used a second time.
 */
import { reuses } from './photos.ts';
import { describe, drawArrival, type Ground, prepareGround, streamOf } from './plan/arrivals.ts';
import { atHour, daysLater, localTime, minutesLater } from './plan/hours.ts';
import { drawFollowing, drawJourney } from './plan/journey.ts';
import type { PlannedComplaint, PlannedDirectory, PlannedStep } from './plan/planned.ts';
import { ownAgencies, rainstorm, sharedCauses } from './plan/shares.ts';
import { type Random, randomOf } from './seeded.ts';

export type {
  PlannedComplaint,
  PlannedDirectory,
  PlannedPhoto,
  PlannedStep,
  ReferTo,
} from './plan/planned.ts';

type Draft = Omit<PlannedComplaint, 'no' | 'seed' | 'steps'>;

/** Told of something else than any category. */
const beside: readonly string[] = ['not_competent', 'inexact', 'before_court', 'abusive'];
/** What keeps a complaint from leading others in the plan. */
const cannotLead: readonly string[] = ['join', 'askComplainant', 'dismiss', 'withdraw'];

/**
 * `count` complaints received from `from` until `to`, in the order of their receipt. Steps that would
 * come after `to` are left out, so some stand open at every stage.
 */
export function planDemonstration(
  seed: string,
  count: number,
  window: { from: Date; to: Date },
  directory: PlannedDirectory,
): PlannedComplaint[] {
  const ground = prepareGround(directory);
  const storm = rainArrivals(randomOf(seed, 'plan', 'rain'), ground, count, window);
  const usual = Array.from({ length: count - storm.length }, (_, i) =>
    drawArrival(streamOf(seed, 'arrival', i), ground, window.from, window.to),
  );
  const drafts = [...usual, ...storm].sort(
    (a, b) => a.receivedAt.getTime() - b.receivedAt.getTime(),
  );
  const plans: PlannedComplaint[] = [];
  for (const [no, draft] of drafts.entries()) {
    const random = streamOf(seed, 'journey', no);
    // near the end more are joined, so that some are still waiting for the leading one
    const late = draft.receivedAt > daysLater(window.to, -8);
    const chance = draft.surge ? rainstorm.joined : late ? 0.7 : 0.11;
    const leading = findLeading(random, chance, draft, plans, ground);
    const arrival = leading ? { ...draft, place: leading.place } : draft;
    const { steps, special } = leading
      ? drawFollowing(random, arrival, ground, leadOf(leading))
      : drawJourney(random, arrival, ground, arrival.surge);
    plans.push({
      ...arrival,
      namesCategory: arrival.namesCategory && !(special && beside.includes(special)),
      no,
      seed: `${seed}/${no}`,
      special,
      steps,
    });
  }
  for (const plan of plans) plan.steps = until(plan.steps, window.to);
  nameRepeated(plans);
  findReusedPhotos(seed, plans);
  return plans;
}

/** Every step of every complaint in the order of time; of one instant, in the order of receipt. */
export function stepsInOrder(
  plans: readonly PlannedComplaint[],
): { plan: PlannedComplaint; step: PlannedStep; index: number }[] {
  return plans
    .flatMap((plan) => plan.steps.map((step, index) => ({ plan, step, index })))
    .sort(
      (a, b) =>
        a.step.at.getTime() - b.step.at.getTime() || a.plan.no - b.plan.no || a.index - b.index,
    );
}

function until(steps: readonly PlannedStep[], end: Date): PlannedStep[] {
  const late = steps.findIndex(({ at }) => at > end);
  return late < 0 ? [...steps] : steps.slice(0, late);
}

/** Two days of rain over one city; in winter where the window has one. */
function rainArrivals(
  random: Random,
  ground: Ground,
  count: number,
  { from, to }: { from: Date; to: Date },
): Draft[] {
  const category = 'sewage-overflow';
  if (!ground.categories.has(category) || count < 200) return [];
  const days = Math.floor((to.getTime() - from.getTime()) / 86_400_000);
  const winter = Array.from({ length: Math.max(1, days - 25) }, (_, i) =>
    daysLater(from, i + 5),
  ).filter((day) => [11, 12, 1, 2, 3].includes(localTime(day).month));
  const first = winter.length > 0 ? random.pick(winter) : daysLater(from, Math.round(days * 0.4));
  const city = random.pick(ownAgencies.filter((code) => ground.within.has(code)));
  const parts = (ground.within.get(city) ?? []).filter(({ code }) => code !== city);
  const [centre] = parts;
  const near = parts.filter(({ code, parent }) => code === centre?.code || parent === centre?.code);
  const arrivals: Draft[] = [];
  for (const [day, real] of rainstorm.days.entries()) {
    const today = Math.max(2, Math.round((real * count) / rainstorm.perComplaints));
    for (let i = 0; i < today; i++) {
      const hour = Math.min(23.9, Math.max(5, 11 + random.normal() * 4));
      const channel = random.weighted({ hotline: 7, whatsapp: 3, portal: 1.5, social: 1 });
      const arrival = describe(random, ground, {
        receivedAt: atHour(daysLater(first, day), hour),
        channel,
        category,
        place: near.length > 0 ? random.pick(near).code : city,
      });
      arrivals.push({
        ...arrival,
        kind: 'complaint',
        special: 'rain',
        surge: true,
        anonymous: false,
        complainants: ['citizen'],
      });
    }
  }
  return arrivals;
}

/** When a complaint was answered and settled in the plan; null where it never is. */
function leadOf(plan: PlannedComplaint): { no: number; joinBefore: Date; settledAt: Date | null } {
  const settled = plan.steps.find(isSettling);
  const answered = plan.steps.find(({ verb }) => verb === 'answer');
  return {
    no: plan.no,
    joinBefore: answered?.at ?? daysLater(plan.receivedAt, 90),
    settledAt: settled?.at ?? null,
  };
}

const isSettling = (step: PlannedStep) => step.verb === 'settle' && step.expect === undefined;

/** An earlier complaint about the same cause that is still being handled, for the few that join one. */
function findLeading(
  random: Random,
  chance: number,
  draft: Draft,
  plans: readonly PlannedComplaint[],
  ground: Ground,
): PlannedComplaint | undefined {
  const shared = draft.surge || (sharedCauses.has(draft.category) && draft.kind === 'complaint');
  if (!shared || draft.place === null || !random.chance(chance)) return undefined;
  const open = (plan: PlannedComplaint) => {
    const { joinBefore } = leadOf(plan);
    return (
      joinBefore > minutesLater(draft.receivedAt, 30) &&
      plan.receivedAt < draft.receivedAt &&
      !plan.steps.some(({ verb }) => cannotLead.includes(verb))
    );
  };
  const governorate = draft.place.split('-').slice(0, 2).join('-');
  const recent = plans.filter(
    (plan) =>
      plan.category === draft.category &&
      plan.surge === draft.surge &&
      plan.place !== null &&
      plan.kind === 'complaint' &&
      plan.receivedAt > daysLater(draft.receivedAt, -9) &&
      (plan.place === draft.place || plan.place.startsWith(`${governorate}-`)) &&
      open(plan),
  );
  const here = recent.find(({ place }) => place === draft.place);
  // the storm keeps to its district; elsewhere the neighbour's complaint becomes this one's
  return here ?? (draft.surge || !ground.within.has(governorate) ? undefined : recent[0]);
}

/** A repeated complaint names an earlier one about the same matter, where there is one. */
function nameRepeated(plans: readonly PlannedComplaint[]): void {
  for (const plan of plans) {
    const step = plan.steps.find(({ verb }) => verb === 'dismiss');
    if (step?.verb !== 'dismiss' || step.reason !== 'repeated') continue;
    const earlier = plans
      .slice(0, plan.no)
      .findLast(
        ({ category, place, anonymous }) =>
          category === plan.category && place === plan.place && !anonymous,
      );
    if (earlier) step.repeats = earlier.no;
  }
}

/** Every photo that is to be a used one gets the earlier photo it is made of. */
function findReusedPhotos(seed: string, plans: readonly PlannedComplaint[]): void {
  const random = randomOf(seed, 'plan', 'reuse');
  const used: { of: number; answer: number; category: string }[] = [];
  for (const { plan, step, index } of stepsInOrder(plans)) {
    if (step.verb !== 'answer' || step.photos.length === 0) continue;
    if (step.fault !== 'photo_reused') {
      if (step.fault === undefined)
        used.push({ of: plan.no, answer: index, category: plan.category });
      continue;
    }
    const others = used.filter(({ of }) => of !== plan.no);
    const alike = others.filter(({ category }) => category === plan.category);
    const source = alike.length > 0 ? random.pick(alike) : others.at(-1);
    const [photo] = step.photos;
    if (!photo) continue;
    if (source) {
      photo.reuse = { of: source.of, answer: source.answer, photo: 0, how: random.pick(reuses) };
      // what is passed off again has lost its metadata on the way
      photo.takenAt = null;
      photo.metres = null;
    } else {
      step.fault = 'photo_old';
      photo.takenAt = daysLater(plan.receivedAt, -9);
      const returned = plan.steps.find(({ verb, at }) => verb === 'returnReply' && at > step.at);
      if (returned?.verb === 'returnReply') returned.cause = 'photo_old';
    }
  }
}
