/**
 * One complaint of the plan as it is told: what is written, where it is, who complains.
 *
 * Everything is drawn from the complaint's own seed, so it is the same whenever it is asked for, and a
 * complaint that was filed by an earlier run is known again by its words and the instant of its receipt.
 */
import type { NewComplainant } from '@insaf/contract/complaints.ts';
import type { PlaceRow } from '../../features/directory/index.ts';
import { asTyped, makePerson, type Person } from '../people.ts';
import type { Position } from '../photos.ts';
import type { PlannedComplaint } from '../plan.ts';
import { type Random, randomOf } from '../seeded.ts';
import {
  addressLine,
  complaintText,
  makeSpot,
  type PlaceWords,
  remedyText,
  type Spot,
  type Telling,
} from '../texts.ts';

export type Story = {
  readonly plan: PlannedComplaint;
  readonly text: string;
  readonly remedy: string | null;
  readonly address: string | null;
  readonly landmark: string | null;
  /** Where the cause is, whether or not the person says so on a map. */
  readonly point: Position;
  /** How exact the point on the map is, in metres. */
  readonly accuracy: number;
  readonly people: readonly NewComplainant[];
  /** What every later text is told about. */
  readonly telling: Telling;
};

/** A stream of this complaint's own; the same purpose gives the same draws. */
export const streamOf = (plan: PlannedComplaint, ...purpose: (string | number)[]): Random =>
  randomOf(plan.seed, ...purpose);

/** Where nothing is known of the place: the middle of the country's largest city. */
const anywhere: Position = { lat: 30.05, lon: 31.24 };

/** @param place the place of the plan; null where the person names none */
export function tellStory(plan: PlannedComplaint, place: PlaceRow | null): Story {
  const words = place === null ? undefined : placeWords(place);
  const spot = makeSpot(streamOf(plan, 'spot'), words);
  const people = drawPeople(plan);
  const sex = people[0]?.sex;
  const telling: Telling = {
    category: plan.category,
    kind: plan.kind,
    spot,
    ...(words ? { place: words } : {}),
    ...(sex ? { sex } : {}),
  };
  const text = complaintText(
    {
      ...telling,
      kind: plan.kind,
      channel: plan.channel,
      language: plan.language,
      collective: people.length > 1,
      ...(plan.special ? { special: plan.special } : {}),
    },
    streamOf(plan, 'text'),
  );
  const about: Telling = { ...telling, about: text };
  return {
    plan,
    text,
    people: people.map((person, index) => asGiven(streamOf(plan, 'given', index), person)),
    telling: about,
    ...surroundings(plan, about, spot, words, place),
  };
}

function surroundings(
  plan: PlannedComplaint,
  telling: Telling,
  spot: Spot,
  words: PlaceWords | undefined,
  place: PlaceRow | null,
) {
  const random = streamOf(plan, 'surroundings');
  const asked = random.chance(plan.channel === 'hotline' || plan.channel === 'office' ? 0.95 : 0.5);
  const inAddress = random.chance(0.6);
  const remedy = random.chance(0.65) && plan.language === 'ar' && plan.special !== 'inexact';
  return {
    remedy: remedy ? remedyText(telling, streamOf(plan, 'remedy')) : null,
    address:
      asked && words
        ? addressLine(random, inAddress ? spot : { ...spot, landmark: '' }, words)
        : null,
    landmark: asked && !inAddress ? (spot.landmark ?? null) : null,
    point: movedBy(
      place?.lat && place.lon ? { lat: place.lat, lon: place.lon } : anywhere,
      random.between(0, 1400),
      random.between(0, 360),
    ),
    accuracy: random.int(4, 30),
  };
}

/** The point so many metres away in this direction, in degrees from north. */
export function movedBy({ lat, lon }: Position, metres: number, degrees: number): Position {
  const perDegree = 111_320;
  const angle = (degrees * Math.PI) / 180;
  const north = (metres * Math.cos(angle)) / perDegree;
  const east = (metres * Math.sin(angle)) / (perDegree * Math.cos((lat * Math.PI) / 180));
  return { lat: round(lat + north), lon: round(lon + east) };
}

const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;

function placeWords({ code, kind, name_ar, name_en }: PlaceRow): PlaceWords {
  return { code, kind: kind as PlaceWords['kind'], ar: name_ar, en: name_en };
}

function drawPeople(plan: PlannedComplaint): Person[] {
  const governorate = plan.place?.split('-').slice(0, 2).join('-').toUpperCase() ?? 'EG-C';
  const { channel } = plan;
  const reached = ['hotline', 'whatsapp', 'sms'].includes(channel);
  return plan.complainants.map((kind, index) =>
    makePerson(streamOf(plan, 'person', index), {
      governorate,
      today: plan.receivedAt,
      kind,
      has: {
        ...(reached && index === 0 ? { phone: 1 } : {}),
        ...(channel === 'email' && index === 0 ? { email: 1 } : {}),
        nationalId: index === 0 ? 0.82 : 0.5,
      },
    }),
  );
}

/** As the form takes them, digits typed as people type them. */
function asGiven(random: Random, { kind, name, language, ...person }: Person): NewComplainant {
  const { nationalId, phone, email } = person;
  return {
    kind,
    name,
    language,
    ...(nationalId ? { nationalId: asTyped(random, nationalId) } : {}),
    ...(phone ? { phone: asTyped(random, phone) } : {}),
    ...(email ? { email } : {}),
    ...(random.chance(0.03)
      ? { noticeBy: 'none' as const }
      : email && random.chance(0.4)
        ? { noticeBy: 'email' as const }
        : {}),
  };
}
