import type { Channel, ComplaintKind } from '@insaf/contract/vocabulary.ts';
import { type Random, randomOf } from '../../server/demo/seeded.ts';
import {
  addressLine,
  complaintText,
  makeSpot,
  remedyText,
  type Telling,
} from '../../server/demo/texts.ts';
import {
  type ComplaintRow,
  clockColumns,
  groundAtFiling,
} from '../../server/features/complaints/index.ts';
import { clockAfter, noClock } from '../../server/features/deadlines/index.ts';
import type { AgencyRow, CategoryRow, PlaceRow } from '../../server/features/directory/index.ts';
import { type Country, placeWords, someone } from './country.ts';
import { howMany } from './people.ts';

/* What somebody files: the complaint as it is when it was received. */

export type Filed = {
  readonly complaint: ComplaintRow;
  /** Who will work on it. */
  readonly unit: AgencyRow;
  /** What it is about, whether they said so or not. */
  readonly category: CategoryRow;
  readonly telling: Telling;
  readonly details: Readonly<Record<string, unknown>>;
};

const channels: Readonly<Partial<Record<Channel, number>>> = {
  ...{ portal: 34, hotline: 31, whatsapp: 18, office: 9, sms: 3, email: 2, social: 2, api: 1 },
};
const kinds: Readonly<Record<ComplaintKind, number>> = {
  ...{ complaint: 82, request: 9, enquiry: 5, suggestion: 2, violation: 2 },
};

/**
 * @param given what is known of it already: it is about the same as another
 */
export function fileOne(
  random: Random,
  country: Country,
  { number, at }: { readonly number: string; readonly at: number },
  given?: Filed,
): Filed {
  const unit = given?.unit ?? country.unitOf(random.next());
  const category = given?.category ?? country.categoryOf(random.next());
  const placed = given?.complaint.place_id ?? country.placeOf(unit, random)?.id ?? null;
  const place = placed === null ? null : country.directory.place(placed);
  const kind = given === undefined ? random.weighted(kinds) : 'complaint';
  const channel = random.weighted(channels);
  const words = place === null ? undefined : placeWords(place);
  const telling: Telling = {
    ...{ category: category.code, kind, spot: makeSpot(random, words) },
    ...(words === undefined ? {} : { place: words }),
    sex: random.chance(0.6) ? 'male' : 'female',
  };
  const text = adorned(complaintText({ ...telling, kind, channel }, random), random);
  const people = howMany(random);
  const isNamed = given !== undefined || random.chance(0.88);
  const raised = groundAtFiling({
    ...{ kind, text, category: isNamed ? category : null, people, isHarder: random.chance(0.05) },
  });
  const complaint: ComplaintRow = {
    ...blank,
    ...{ number, kind, channel, text, complainants: people, received_at: new Date(at) },
    language: 'ar',
    remedy: random.chance(0.3) ? remedyText(telling, random) : null,
    category_id: isNamed ? category.id : null,
    place_id: placed,
    ...whereabouts(random, telling, place, words),
    confidential: (isNamed && category.confidential) || random.chance(0.01),
    anonymous: random.chance(0.02),
    ...registered(channel, country, random),
    ...{ holder_id: country.office.id, holder_path: country.office.path },
    priority: raised?.priority ?? 'ordinary',
  };
  const timetable = country.timetable(complaint, at);
  const clock = clockAfter('startExamination', noClock, timetable, complaint.received_at);
  return {
    complaint: { ...complaint, ...clockColumns(clock) },
    ...{ unit, category, telling },
    details: { channel, uploads: [], ...(raised === null ? {} : { raised }) },
  };
}

/** What the public files by itself is nobody's; the rest is taken down at the central office. */
function registered(channel: Channel, { office }: Country, random: Random) {
  if (channel === 'portal' || channel === 'api') {
    return { registered_by: null, registered_at_id: null };
  }
  return { registered_by: someone(office, random), registered_at_id: office.id };
}

type Words = Telling['place'];

function whereabouts(random: Random, { spot }: Telling, place: PlaceRow | null, words: Words) {
  const address = random.chance(0.45) ? addressLine(random, spot, words) : null;
  const landmark = random.chance(0.3) ? (spot.landmark ?? null) : null;
  const { lat, lon } = place ?? { lat: null, lon: null };
  if (lat === null || lon === null || !random.chance(0.55)) {
    return { address, landmark, lat: null, lon: null, accuracy_metres: null };
  }
  // Most of a place lives near its middle.
  const near = (middle: number) => Math.round((middle + random.normal() * 0.02) * 1e6) / 1e6;
  const accuracy_metres = random.int(5, 80);
  return { address, landmark, lat: near(lat), lon: near(lon), accuracy_metres };
}

const marks = ['\u064e', '\u064f', '\u0650', '\u0652', '\u064b'];

/** Now and then a word is drawn out, or carries its vowels. */
function adorned(text: string, random: Random): string {
  if (random.chance(0.03))
    return text.replace(/([\u0628-\u064a])([\u0627\u0631\u0648])/, '$1ـــ$2');
  if (!random.chance(0.02)) return text;
  return text.replace(/[\u0628\u062a\u0633\u0644\u0645\u0646]/g, (letter) =>
    random.chance(0.3) ? letter + random.pick(marks) : letter,
  );
}

/** Spread over all numbers like those that are drawn, and no two the same. */
export const drawnNumber = (no: number): string =>
  String(10_000_000_000 + ((no * 612_345_677) % 90_000_000_000));

export const streamOf = (no: number): Random => randomOf('fill', no);

const blank = {
  ...{ status: 'received', version: 1, code_generation: 1, previous_status: null },
  ...{ complained_of_id: null, initiative_id: null, erased_at: null, turn_at: null },
  ...{ answered_by_id: null, judge_id: null, judge_path: null, promised_for: null },
  ...{ decided_by_id: null, appeal_until: null, leading_number: null, grade: null },
  ...{ referral_no: 0, hand_backs: 0, binding: false, reply_no: 0, returns: 0, appeals: 0 },
  ...{ dismissals: 0, accept_due_at: null, ladder_step: 0, accept_step: 0, promise_step: 0 },
  ...{ next_step_at: null, obstacle_id: null, cause_id: null },
  ...clockColumns(noClock),
} as const;
