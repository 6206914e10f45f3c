/** From the first referral to a settled reply: what agencies and judges do, and when. */
import type { ReturnCause } from '../officer-texts.ts';
import type { Random } from '../seeded.ts';
import type { Arrival } from './arrivals.ts';
import { afterWorking, daysLater, minutesLater, type Shift, shifts } from './hours.ts';
import type { PlannedCategory, PlannedPhoto, PlannedStep } from './planned.ts';
import {
  claimShares,
  faultShares,
  metadataShares,
  notAnsweredShare,
  ownAgencies,
} from './shares.ts';

export type Handling = {
  random: Random;
  arrival: Arrival;
  category: PlannedCategory;
  /** Steps so far, which the functions here add to. */
  steps: PlannedStep[];
  /** When the last step was. */
  now: Date;
};

/** Urgent categories are handled at any hour, quick ones in long shifts. */
const shiftOf = ({ urgent, targetWorkingHours }: PlannedCategory): Shift =>
  urgent ? shifts.always : targetWorkingHours <= 24 ? shifts.long : shifts.office;

/** Lets an officer's working time pass. */
export function work(handling: Handling, minutes: number): Date {
  handling.now = afterWorking(handling.now, Math.max(2, minutes), shiftOf(handling.category));
  return handling.now;
}

/** Examining takes hours, of what is urgent minutes. */
export const examine = (handling: Handling): Date => {
  const { random, category } = handling;
  return work(handling, category.urgent ? random.around(14, 0.5) : random.around(240, 0.7));
};

const governorateOf = (place: string | null) => place?.split('-').slice(0, 2).join('-') ?? '';

/** Referred, at times wrongly and handed back, until it is with who can handle it. */
export function referUntilRight(handling: Handling): void {
  const { random, arrival, steps, category } = handling;
  const own = ownAgencies.includes(governorateOf(arrival.place));
  const quick = category.urgent ? 0.05 : 1;
  const mistakes = category.urgent ? 0 : Number(random.weighted({ 0: 0.93, 1: 0.058, 2: 0.012 }));
  examine(handling);
  if (own && arrival.channel !== 'office' && random.chance(0.4)) {
    steps.push({ verb: 'refer', at: handling.now, to: 'centre' });
    work(handling, random.around(120 * quick, 0.6));
  }
  for (let i = 0; i < mistakes; i++) {
    steps.push({ verb: 'refer', at: handling.now, to: 'wrong' });
    steps.push({ verb: 'handBack', at: work(handling, random.around(260, 0.7)) });
    work(handling, random.around(180, 0.6));
  }
  steps.push({ verb: 'refer', at: handling.now, to: 'suggested' });
  if (random.chance(0.85))
    steps.push({ verb: 'accept', at: work(handling, random.around(90 * quick, 0.8)) });
}

/** Whether this one will never be answered; ministries leave more lying than governorates. */
export const isForgotten = ({ random, category }: Handling): boolean =>
  random.chance(
    category.leadAgencyKind === 'ministry' || category.leadAgencyKind === 'authority'
      ? 0.06
      : 0.022,
  );

/** Replies, returned ones among them, up to the settling. */
export function answerUntilSettled(handling: Handling): void {
  const { random, category, steps } = handling;
  const target = category.targetWorkingHours * 60;
  if (!category.urgent && random.chance(0.07)) {
    const at = work(handling, random.around(target * 0.3, 0.5));
    const kept = random.chance(0.7);
    const days = random.around(16, 0.5);
    steps.push({ verb: 'promise', at, plannedFor: daysLater(at, Math.max(4, days)) });
    handling.now = daysLater(at, kept ? days * 0.8 : days * 1.4);
  }
  work(handling, random.around(target * 0.36, 0.75));
  for (let round = 0; round < 3; round++) {
    const faulty = round === 0 || (round === 1 && random.chance(0.1));
    const answer = offer(handling, faulty);
    steps.push(answer);
    judge(handling);
    if (answer.fault === undefined) {
      steps.push({ verb: 'settle', at: handling.now, accepts: hasUnknowns(handling, answer) });
      return;
    }
    if (answer.fault !== 'not_answered' && random.chance(0.6)) {
      // somebody tries to settle it all the same
      steps.push({
        verb: 'settle',
        at: handling.now,
        accepts: false,
        expect: 'evidence_not_met',
      });
      handling.now = minutesLater(handling.now, random.int(3, 25));
    }
    steps.push({ verb: 'returnReply', at: handling.now, cause: answer.fault });
    work(handling, random.around(target * 0.2, 0.6));
  }
}

const judge = (handling: Handling) =>
  work(handling, handling.random.around(handling.category.urgent ? 50 : 300, 0.7));

type Answer = Extract<PlannedStep, { verb: 'answer' }>;

function offer(handling: Handling, mayBeFaulty: boolean): Answer {
  const { random, arrival, category, now } = handling;
  const kind = arrival.kind === 'enquiry' || arrival.kind === 'suggestion' ? 'word' : arrival.kind;
  const claim = random.weighted(
    claimShares[kind === 'violation' ? 'complaint' : kind],
  ) as Answer['claim'];
  const shows = claim !== 'explained';
  const fault = mayBeFaulty ? drawFault(handling, shows) : undefined;
  const photos = shows
    ? category.photosAfter + (category.photosAfter && random.chance(0.3) ? 1 : 0)
    : 0;
  const papers = category.documents + (category.documents && random.chance(0.12) ? 1 : 0);
  return {
    verb: 'answer',
    at: now,
    claim,
    photos: Array.from({ length: photos }, () => drawPhoto(handling, fault)),
    documents: fault === 'document_missing' ? 0 : papers,
    ...(fault ? { fault } : {}),
  };
}

function drawFault(
  { random, arrival, category }: Handling,
  shows: boolean,
): ReturnCause | undefined {
  if (random.chance(notAnsweredShare)) return 'not_answered';
  const offersPhotos = shows && category.photosAfter > 0;
  if (offersPhotos && random.chance(faultShares.photo_reused)) return 'photo_reused';
  if (offersPhotos && random.chance(faultShares.photo_old)) return 'photo_old';
  if (
    offersPhotos &&
    category.nearMetres &&
    arrival.hasPosition &&
    random.chance(faultShares.photo_far)
  )
    return 'photo_far';
  if (category.documents > 0 && random.chance(faultShares.document_missing))
    return 'document_missing';
  return undefined;
}

function drawPhoto({ random, category, steps, now }: Handling, fault?: ReturnCause): PlannedPhoto {
  const leaves =
    fault === 'photo_old' || fault === 'photo_far' ? 'full' : random.weighted(metadataShares);
  const reopened = steps.findLast(({ verb }) => verb === 'appeal');
  const since = (reopened ?? (steps[0] as PlannedStep)).at;
  const hours = random.around(3, 0.9);
  const taken =
    fault === 'photo_old'
      ? daysLater(since, -random.between(2, 60))
      : new Date(Math.max(minutesLater(since, 1).getTime(), now.getTime() - hours * 3_600_000));
  const reach = category.nearMetres ?? 150;
  const metres =
    fault === 'photo_far'
      ? random.int(reach * 4 + 1000, 30_000)
      : random.int(2, Math.round(reach * 0.55));
  return {
    takenAt: leaves === 'full' || leaves === 'no_position' ? taken : null,
    metres: leaves === 'full' || leaves === 'no_time' ? metres : null,
  };
}

/** Whether the judge meets something that cannot be known, and has to accept it with a reason. */
function hasUnknowns({ arrival, category }: Handling, { photos, claim }: Answer): boolean {
  if (claim === 'explained' || category.photosAfter === 0) return false;
  const near = category.nearMetres !== null;
  const full = ({ takenAt, metres }: PlannedPhoto) =>
    takenAt !== null && (!near || metres !== null);
  return photos.filter(full).length < category.photosAfter || (near && !arrival.hasPosition);
}
