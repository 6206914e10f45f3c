/**
 * The stored sentences and how their slots are filled.
 *
 * `texts/<sector>.json` holds, for each category, what people write about it and what officers answer;
 * `words/*.json` what does not depend on the category. In a sentence `{day 2-9}` becomes a counted
 * number, `{n 2-9}` a bare one, `{at}`, `{in_place}`, `{place}`, `{landmark}`, `{clock}`, `{date}`… come
 * from the telling, other names from `words/slots.json`, and `<راح|راحت>` from the speaker's sex.
 */

import { readdirSync, readFileSync } from 'node:fs';
import type { ObstacleKind } from '@insaf/contract/obstacles.ts';
import type { ComplaintKind } from '@insaf/contract/vocabulary.ts';
import { count, isCounted, type Register, roughly } from './counted.ts';
import type { Sex } from './people.ts';
import type { Random } from './seeded.ts';
import { at, inPlace, type PlaceWords, type Spot } from './spots.ts';

export type CategoryTexts = {
  /** What it is about, as noun phrases: «انقطاع مياه الشرب». */
  matters: string[];
  standard: string[];
  dialect: string[];
  /** Facts that may follow, in the standard language and in the dialect. */
  details: string[];
  tails: string[];
  remedies: string[];
  /** A question an examiner asks, then answers to it. */
  questions: [string, ...string[]][];
  removed: string[];
  partly: string[];
  explained: string[];
  planned: string[];
  request?: string[];
  enquiry?: string[];
  suggestion?: string[];
  violation?: string[];
  /** Only of floods: texts of the day of a rainstorm. */
  rain?: string[];
};

/** What a text is told about. */
export type Telling = {
  category: string;
  kind?: ComplaintKind;
  place?: PlaceWords;
  spot: Spot;
  /** Of who speaks; bodies speak as men do, by grammar. */
  sex?: Sex;
  /** What was said before: replies, questions and remedies are chosen to fit it. */
  about?: string;
  /** For «{date}»: until when something is promised. */
  date?: Date;
};

const read = <T>(path: string): T =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as T;

/** Every category's texts, by its code. */
export const categoryTexts: ReadonlyMap<string, CategoryTexts> = new Map(
  readdirSync(new URL('texts/', import.meta.url))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .flatMap((file) => Object.entries(read<Record<string, CategoryTexts>>(`texts/${file}`))),
);

/** Those of a category, or of `other` for one that has none. */
export const textsOf = (category: string): CategoryTexts =>
  (categoryTexts.get(category) ?? categoryTexts.get('other')) as CategoryTexts;

/** Obstacles that the demonstration tells of; other kinds are left to who uses it. */
export const toldObstacles = [
  'budget',
  'spare_parts',
  'another_agency',
  'ownership_dispute',
  'technical',
  'security_clearance',
] as const satisfies ObstacleKind[];
type ToldObstacle = (typeof toldObstacles)[number];
type ObstacleText = 'needed' | 'from' | 'told' | 'decision' | 'decided' | 'how';

type ByRegister = Record<Register, string[]>;
export const frames = read<{
  openings: ByRegister;
  closings: ByRegister;
  agent: string[];
  agentTails: string[];
  scan: string[];
  collective: string[];
  matterRemedies: string[];
}>('words/frames.json');
export const officers = read<{
  dismissals: Record<string, string[]>;
  handBacks: string[];
  kindReplies: Partial<Record<ComplaintKind, string[]>>;
  referralNotes: string[];
  returns: Record<string, string[]>;
  acceptances: string[];
  replyOpenings: string[];
  replyClosings: string[];
  extensions: string[];
  takeOvers: string[];
  priorities: string[];
  obstacles: Record<ToldObstacle, Record<ObstacleText, string[]>>;
  causes: Record<'title' | 'told' | 'changed' | 'apart' | 'solved', string[]>;
}>('words/officers.json');
export const citizens = read<{
  confirmations: Record<'1' | '2' | '3' | '4' | '5', string[]>;
  appeals: Record<'settled' | 'dismissed', string[]>;
  withdrawals: string[];
  special: Record<string, string[]>;
  tourists: Record<string, string[]>;
}>('words/citizens.json');
const slots = read<Record<string, string[]>>('words/slots.json');

const hours = {
  standard: { dawn: 'فجرا', morning: 'صباحا', noon: 'ظهرا', evening: 'مساء', night: 'ليلا' },
  dialect: {
    dawn: 'الفجر',
    morning: 'الصبح',
    noon: 'الضهر',
    evening: 'المغرب',
    night: 'بالليل',
  },
} as const;

const parts = {
  dawn: [3, 5],
  morning: [8, 11],
  noon: [12, 12],
  evening: [5, 7],
  night: [8, 11],
} as const;
type PartOfDay = keyof typeof parts;

function clock(random: Random, register: Register, part: PartOfDay): string {
  const [from, to] = parts[part];
  return `الساعة ${random.int(from, to)} ${hours[register][part]}`;
}

const monthNames = new Intl.DateTimeFormat('ar-EG-u-nu-latn', {
  timeZone: 'Africa/Cairo',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** The sentence with its slots filled; throws on a slot that nothing fills. */
export function fill(
  sentence: string,
  random: Random,
  telling: Telling,
  register: Register,
): string {
  return sentence
    .replace(/<([^<>|]*)\|([^<>|]*)>/g, (_, man: string, woman: string) =>
      telling.sex === 'female' ? woman : man,
    )
    .replace(/\{(\w+)(?: (\d+)-(\d+))?\}/g, (slot, name: string, low?: string, high?: string) => {
      if (low !== undefined) {
        const n = roughly(random, Number(low), Number(high));
        if (name === 'n') return String(n);
        if (isCounted(name)) return count(name, n, register, random.chance(0.3));
      }
      const own = fromTelling(name, random, telling, register);
      if (own !== undefined) return own;
      const list = slots[name];
      if (!list) throw new Error(`nothing fills ${slot} in «${sentence}»`);
      return random.pick(list);
    })
    .replace(/\s+([،.؟!])/g, '$1')
    .replace(/ {2,}/g, ' ')
    .trim();
}

function fromTelling(
  name: string,
  random: Random,
  telling: Telling,
  register: Register,
): string | undefined {
  const { place, spot } = telling;
  switch (name) {
    case 'at':
      return at(random, register, spot, place);
    case 'in_place':
      return inPlace(random, register, place);
    case 'place':
      return place?.ar ?? 'المنطقة';
    case 'place_en':
      return place?.en ?? 'this town';
    case 'landmark':
      return spot.landmark ?? 'أول الشارع';
    case 'building':
      return String(spot.building);
    case 'reading':
      return String(random.int(1200, 98000));
    case 'clock':
      return clock(random, register, random.pick(Object.keys(parts) as PartOfDay[]));
    case 'morning':
    case 'evening':
    case 'night':
      return clock(random, register, name);
    case 'date':
      return telling.date ? monthNames.format(telling.date) : undefined;
    case 'matter':
      return fill(random.pick(textsOf(telling.category).matters), random, telling, register);
    default:
      return undefined;
  }
}

/**
 * One of the sentences that share most with what the telling is about. A word counts when not all of
 * the sentences have it; words are compared without articles, particles and endings.
 */
export function fitting(sentences: readonly string[], telling: Telling, random: Random): string {
  if (telling.about === undefined || sentences.length < 2) return random.pick(sentences);
  const about = stems(telling.about);
  const each = sentences.map((sentence) => [...stems(sentence)]);
  const scores = each.map(
    (words) =>
      words.filter((word) => about.has(word) && !each.every((other) => other.includes(word)))
        .length,
  );
  const best = Math.max(...scores);
  return random.pick(sentences.filter((_, i) => scores[i] === best));
}

function stems(text: string): Set<string> {
  const words = text
    .replace(/[أإآ]/g, 'ا')
    .replace(/ة/g, 'ه')
    .replace(/ى/g, 'ي')
    .match(/[\u0621-\u064a]+/g);
  return new Set(
    (words ?? [])
      .map((word) =>
        word
          .replace(/^(وال|بال|لل|ال|و|ب|ل)(?=.{3})/, '')
          .replace(/(?<=.{3})(ها|ات|ين|ون|ه|ي|ا)$/, ''),
      )
      .filter((word) => word.length >= 3)
      .map((word) => word.slice(0, 4)),
  );
}
