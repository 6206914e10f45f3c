/** Which complaint arrives when, from where, by which channel, about what, from whom. */
import type { Channel, ComplainantKind, ComplaintKind } from '@insaf/contract/vocabulary.ts';
import { kindShares as complainantShares } from '../people.ts';
import { type Random, randomOf } from '../seeded.ts';
import { kindsOf } from '../texts.ts';
import { atHour, localTime } from './hours.ts';
import type { PlannedCategory, PlannedComplaint, PlannedDirectory } from './planned.ts';
import {
  anonymousShares,
  categoryWeights,
  channelShares,
  collectiveShare,
  governorateWeights,
  kindShares,
  photoChance,
  positionChance,
  sharedCauses,
} from './shares.ts';

export type Arrival = Omit<PlannedComplaint, 'no' | 'seed' | 'steps'>;

/** Friday and Saturday are quiet; Sunday brings what waited for it. */
const weekdayWeights = [1.3, 1.15, 1.1, 1.05, 1, 0.4, 0.6];
/** By hour of the day; offices and the post only in theirs. */
const hourWeights: Record<'anytime' | 'calls' | 'counter', readonly number[]> = {
  anytime: [3, 2, 1, 1, 1, 1, 2, 4, 6, 9, 11, 12, 12, 10, 8, 7, 7, 8, 9, 11, 12, 11, 9, 6],
  calls: [0, 0, 0, 0, 0, 0, 0, 1, 8, 13, 15, 15, 14, 12, 10, 8, 7, 7, 8, 9, 8, 5, 0, 0],
  counter: [0, 0, 0, 0, 0, 0, 0, 0, 4, 14, 17, 16, 12, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
};
/** How often the category is said at filing: an agent asks for it, a letter does not. */
const namesCategory: Record<Channel, number> = {
  portal: 0.8,
  hotline: 0.95,
  office: 0.95,
  whatsapp: 0.5,
  sms: 0.2,
  email: 0.2,
  post: 0.4,
  social: 0.6,
  api: 0.9,
};
const ruralOnly = new Set(['irrigation', 'land-encroachment']);

/** What the drawing of arrivals needs of the directory, worked out once. */
export type Ground = {
  categories: ReadonlyMap<string, PlannedCategory>;
  weights: Record<string, number>;
  governorates: Record<string, number>;
  /** Governorate → all places in it, itself first. */
  within: ReadonlyMap<string, PlannedDirectory['places'][number][]>;
};

/** Usual values for what the directory leaves out. */
export function prepareGround(directory: PlannedDirectory): Ground {
  const categories = new Map(
    directory.categories.map((category) => [
      category.code,
      {
        targetWorkingHours: 72,
        photosAfter: 0,
        documents: 1,
        nearMetres: null,
        urgent: false,
        confidential: false,
        objectionDays: 14,
        ...category,
      },
    ]),
  );
  const parents = new Map(directory.places.map(({ code, parent }) => [code, parent]));
  const rootOf = (code: string): string => {
    const parent = parents.get(code);
    return parent ? rootOf(parent) : code;
  };
  const within = new Map<string, PlannedDirectory['places'][number][]>();
  for (const place of directory.places) {
    const root = rootOf(place.code);
    const list = within.get(root) ?? [];
    if (place.code === root) list.unshift(place);
    else list.push(place);
    within.set(root, list);
  }
  return {
    categories,
    weights: Object.fromEntries(
      directory.categories.map(({ code }) => [
        code,
        categoryWeights[code] ?? (categoryWeights.other as number),
      ]),
    ),
    governorates: Object.fromEntries(
      [...within.keys()].map((code) => [code, governorateWeights[code] ?? 1]),
    ),
    within,
  };
}

/** One arrival between two instants. */
export function drawArrival(random: Random, ground: Ground, from: Date, to: Date): Arrival {
  const channel = random.weighted(channelShares);
  const category = random.weighted(ground.weights);
  return describe(random, ground, {
    receivedAt: drawTime(random, from, to, channel),
    channel,
    category,
    place: drawPlace(random, ground, category),
  });
}

/** The rest of an arrival, once time, channel, category and place are known. */
export function describe(
  random: Random,
  ground: Ground,
  known: Pick<Arrival, 'receivedAt' | 'channel' | 'category' | 'place'>,
): Arrival {
  const { channel, category } = known;
  const rule = ground.categories.get(category) as PlannedCategory;
  const kind = drawKind(random, category);
  const anonymous = channel !== 'office' && random.chance(anonymousShares[category] ?? 0.008);
  const first = drawComplainant(random, category, channel);
  const shared = sharedCauses.has(category) && kind === 'complaint' && first === 'citizen';
  const many =
    !anonymous && random.chance(shared ? collectiveShare.shared : collectiveShare.own * 0.5);
  const others = many ? Math.min(14, Math.max(1, Math.round(random.around(3, 0.6)))) : 0;
  const shows = rule.photosAfter > 0 ? 1 : 0.55;
  const photos = random.chance(photoChance[channel] * shows)
    ? random.int(1, rule.photosAfter ? 3 : 2)
    : 0;
  return {
    ...known,
    kind,
    sector: rule.sector,
    namesCategory: random.chance(namesCategory[channel]),
    language: first === 'tourist' ? 'en' : 'ar',
    complainants: anonymous
      ? []
      : [first, ...Array.from({ length: others }, (): ComplainantKind => 'citizen')],
    anonymous,
    confidential: rule.confidential || random.chance(category === 'security' ? 0.2 : 0.01),
    special: null,
    photos,
    hasPosition:
      known.place !== null && random.chance(positionChance[channel] * (rule.nearMetres ? 1 : 0.3)),
    surge: false,
  };
}

function drawKind(random: Random, category: string): ComplaintKind {
  const has = kindsOf(category);
  if (category === 'corruption') return random.chance(0.6) ? 'violation' : 'complaint';
  const kind = random.weighted(kindShares);
  return has.includes(kind) ? kind : 'complaint';
}

function drawComplainant(random: Random, category: string, channel: Channel): ComplainantKind {
  if (category === 'disability-card') return 'person_with_disability';
  const kind = random.weighted(complainantShares);
  // a visitor has a visitor's troubles, and no landline habit of writing letters
  const forVisitors = [
    'price-violation',
    'public-transport',
    'security',
    'waste',
    'hospital-service',
    'employee-conduct',
  ];
  if (kind === 'tourist' && (!forVisitors.includes(category) || channel === 'post'))
    return 'citizen';
  return kind;
}

function drawPlace(random: Random, ground: Ground, category: string): string | null {
  if (random.chance(0.035)) return null;
  const governorate = random.weighted(ground.governorates);
  const [whole, ...parts] = ground.within.get(governorate) ?? [];
  const rural = parts.filter(({ kind }) => kind === 'centre');
  const fitting = ruralOnly.has(category) && rural.length > 0 ? rural : parts;
  if (fitting.length === 0 || random.chance(0.05)) return whole?.code ?? null;
  // the first is the capital, where more people live
  return (random.chance(0.22) ? fitting[0] : random.pick(fitting))?.code ?? null;
}

/** A moment of the window by the rhythm of the week and the day. */
function drawTime(random: Random, from: Date, to: Date, channel: Channel): Date {
  const rhythm =
    channel === 'hotline'
      ? 'calls'
      : channel === 'office' || channel === 'post'
        ? 'counter'
        : 'anytime';
  for (let tries = 0; tries < 200; tries++) {
    const day = new Date(random.between(from.getTime(), to.getTime()));
    const { weekday } = localTime(day);
    if (rhythm === 'counter' && weekday > 4) continue;
    if (!random.chance((weekdayWeights[weekday] as number) / 1.3)) continue;
    const at = atHour(day, drawHour(random, hourWeights[rhythm]));
    if (at >= from && at < to) return at;
  }
  // the window is too narrow for the rhythm
  return new Date(random.between(from.getTime(), to.getTime()));
}

function drawHour(random: Random, weights: readonly number[]): number {
  const table = Object.fromEntries(weights.map((weight, hour) => [hour, weight]));
  return Number(random.weighted(table)) + random.next() * 0.999;
}

/** A stream of one complaint's plan. */
export const streamOf = (seed: string, what: string, no: number): Random =>
  randomOf(seed, 'plan', what, no);
